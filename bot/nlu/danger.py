"""Rasa component that decides how dangerous it is: rules, a statistical model, the intent.

The three see different things: rules are exact and explain themselves, the model knows breadth
of wording, the intent classifier has learned what acute stories look like as wholes. They are
joined in `bot.language.danger`. Policy: safety/policy.md.
"""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, METADATA, METADATA_INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.language.danger import DangerModel, Thresholds, join
from bot.language.labelled import load_labelled
from bot.nlu.base import fingerprint, word_classes
from bot.nlu.language import ANALYSIS
from bot.paths import ROOT

DANGER = "danger"
SOURCES = (
    "data/danger/*.jsonl",
    "data/words/classes*.tsv",
    "bot/language/features.py",
    "bot/language/textmodel.py",
    "bot/language/danger.py",
)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class DangerClassifier(GraphComponent):
    """Adds `danger` to every message and keeps a danger intent only when the danger is acute."""

    def __init__(
        self,
        config: dict[str, Any],
        storage: ModelStorage,
        resource: Resource,
        model: DangerModel | None = None,
    ) -> None:
        """Hold a trained model, or None before training."""
        self._thresholds = Thresholds(acute=float(config["acute"]), worry=float(config["worry"]))
        self._storage = storage
        self._resource = resource
        self._model = model

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the thresholds; how they were chosen: docs/decisions/0007-classifiers.md."""
        return {"acute": 0.4, "worry": 0.5}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> DangerClassifier:
        """Return an untrained classifier."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> DangerClassifier:
        """Read the trained model; a missing one is an error, never silence."""
        with model_storage.read_from(resource) as folder:
            model = DangerModel.load(folder, classes=word_classes())
        return cls(config, model_storage, resource, model)

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        """Retrain when the labelled messages, the classes or the features change."""
        return fingerprint(SOURCES)

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from `data/danger/` and from the examples whose block carries a danger label."""
        labelled = dict(load_labelled(ROOT))
        for example in training_data.intent_examples:
            label = (example.get(METADATA) or {}).get(METADATA_INTENT, {}).get(DANGER)
            if label and example.get(TEXT):
                labelled.setdefault(example.get(TEXT), label)
        self._model = DangerModel.fit(labelled, classes=word_classes())
        with self._storage.write_to(self._resource) as folder:
            self._model.save(folder)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Set `danger` on each message; see docs/architecture.md for its form."""
        if self._model is None:
            raise RuntimeError("The danger classifier is not trained; run `make train`.")
        for message in messages:
            ranking = message.get("intent_ranking") or []
            verdict = join(
                rules=message.get(ANALYSIS),
                model=self._model.probabilities(message.get(TEXT) or ""),
                ranking=[(each["name"], each["confidence"]) for each in ranking],
                thresholds=self._thresholds,
            )
            message.set(DANGER, verdict.as_dict(), add_to_output=True)
            if verdict.level != "acuut":
                _drop_danger_intents(message, ranking)
        return messages


def _drop_danger_intents(message: Message, ranking: list[dict[str, Any]]) -> None:
    """Let the best other intent stand: an answer that starts with 112 is for acute danger only."""
    others = [each for each in ranking if not each["name"].startswith("gevaar_")]
    if others and others[0] != message.get(INTENT):
        share = sum(each["confidence"] for each in others) or 1.0
        rescaled = [{**each, "confidence": each["confidence"] / share} for each in others]
        message.set("intent", rescaled[0], add_to_output=True)
        message.set("intent_ranking", rescaled, add_to_output=True)
