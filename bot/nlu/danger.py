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
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

import catalog.safety
from bot.language.agreement import Agreement, Ranking
from bot.language.danger import Array, DangerModel, Joining, Verdict, join
from bot.language.labelled import load_labelled
from bot.language.levels import ACUTE, DANGER_GROUP
from bot.nlu.base import CODE, danger_label, fingerprint, word_classes
from bot.nlu.language import ANALYSIS
from bot.paths import ROOT

DANGER = "danger"
RANKING_LENGTH = 25
JOINED_BY = (
    "model_weight", "intent_weight", "bias", "acute", "acute_elsewhere", "worry", "doubt",
)  # fmt: skip
SOURCES = (
    "data/danger/*.jsonl",
    "safety/must_never_miss.yml",
    "data/words/classes*.tsv",
    CODE,
)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class DangerClassifier(GraphComponent):
    """Adds `danger` to every message and lets the intent agree with it."""

    def __init__(
        self,
        config: dict[str, Any],
        storage: ModelStorage,
        resource: Resource,
        model: DangerModel | None = None,
        agreement: Agreement | None = None,
    ) -> None:
        """Hold a trained model, or None before training."""
        self._joining = Joining(**{name: float(config[name]) for name in JOINED_BY})
        self._storage = storage
        self._resource = resource
        self._model = model
        self._agreement = agreement

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the joining of both classifiers; why these: docs/decisions/0007."""
        return {
            "model_weight": 0.7,
            "intent_weight": 0.7,
            "bias": 0.5,
            "acute": 0.10,
            "acute_elsewhere": 0.18,
            "worry": 0.5,
            "doubt": 0.08,
        }

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
            agreement = Agreement.load(folder)
        return cls(config, model_storage, resource, model, agreement)

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        """Retrain when the labelled messages, the classes or the features change."""
        return fingerprint(SOURCES)

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from `data/danger/` and from the examples whose block carries a danger label."""
        examples = [
            (str(example.get(TEXT)), str(example.get(INTENT)), danger_label(example))
            for example in training_data.intent_examples
            if example.get(TEXT) and danger_label(example)
        ]
        labelled = {text: level for text, _, level in examples} | dict(load_labelled(ROOT))
        # The lines that must never be missed are a guard, no measurement: the model may know them.
        labelled |= {line: ACUTE for line in _must_never_miss()}
        self._model = DangerModel.fit(labelled, classes=word_classes())
        self._agreement = Agreement.count((intent, level) for _, intent, level in examples)
        with self._storage.write_to(self._resource) as folder:
            self._model.save(folder)
            self._agreement.save(folder)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Set `danger` on each message, and let the intent agree with it."""
        if self._model is None or self._agreement is None:
            raise RuntimeError("The danger classifier is not trained; run `make train`.")
        for message in messages:
            text = message.get(TEXT) or ""
            levels = self._model.probabilities(text)
            ranking = [(r["name"], r["confidence"]) for r in message.get("intent_ranking") or []]
            verdict = join(
                rules=message.get(ANALYSIS),
                model=levels,
                ranking=ranking,
                joining=self._joining,
                words=len(text.split()),
            )
            message.set(DANGER, verdict.as_dict(), add_to_output=True)
            if ranking:
                _set_ranking(message, self._agreement.rank(*_settled(ranking, levels, verdict)))
        return messages


def _must_never_miss() -> list[str]:
    lines = catalog.safety.load_safety(ROOT).must_never_miss.values()
    return [line for each in lines for line in each]


def _settled(ranking: Ranking, levels: Array, verdict: Verdict) -> tuple[Ranking, Array]:
    """Return intents and levels that are still possible once the verdict is given.

    An answer that starts with 112 is for acute danger only, so danger intents go otherwise.
    """
    possible = levels.copy()
    if verdict.level == ACUTE:
        possible[1:] *= 0.1  # The model may disagree with a rule; the rule goes first.
        return ranking, possible
    possible[0] = 0.0
    return [each for each in ranking if not each[0].startswith(DANGER_GROUP)], possible


def _set_ranking(message: Message, ranking: Ranking) -> None:
    # The likeliest only: the ranking is kept with each message and sent along to every action.
    named = [{"name": name, "confidence": chance} for name, chance in ranking[:RANKING_LENGTH]]
    message.set("intent", named[0], add_to_output=True)
    message.set("intent_ranking", named, add_to_output=True)
