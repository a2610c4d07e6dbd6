"""Rasa intent classifier over letters, words and meaning classes (docs/decisions/0007)."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.language.textmodel import Settings, TextModel
from bot.nlu.base import CODE, fingerprint, word_classes

SOURCES = (
    "data/words/classes*.tsv",
    CODE,
)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class DutchIntentClassifier(GraphComponent):
    """Gives each message an intent, a confidence, a ranking and all probabilities."""

    def __init__(
        self,
        config: dict[str, Any],
        storage: ModelStorage,
        resource: Resource,
        model: TextModel | None = None,
    ) -> None:
        """Hold a trained model, or None before training."""
        self._config = config
        self._storage = storage
        self._resource = resource
        self._model = model

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the training settings; see `bot.language.textmodel.Settings`."""
        return {"learner": "svm", "strength": 0.3, "min_documents": 2}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> DutchIntentClassifier:
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
    ) -> DutchIntentClassifier:
        """Read the trained model; a missing one is an error, never silence."""
        with model_storage.read_from(resource) as folder:
            model = TextModel.load(folder, classes=word_classes())
        return cls(config, model_storage, resource, model)

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        """Retrain when the meaning classes or the features change."""
        return fingerprint(SOURCES)

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from all examples with an intent."""
        examples = [e for e in training_data.intent_examples if e.get(TEXT)]
        self._model = self._fit([(str(e.get(TEXT)), str(e.get(INTENT))) for e in examples])
        with self._storage.write_to(self._resource) as folder:
            self._model.save(folder)
        return self._resource

    def _fit(self, pairs: list[tuple[str, str]]) -> TextModel:
        settings = Settings(
            strength=float(self._config["strength"]),
            learner=str(self._config["learner"]),
            min_documents=int(self._config["min_documents"]),
        )
        texts, intents = zip(*pairs, strict=True)
        return TextModel.fit(texts, intents, classes=word_classes(), settings=settings)

    def process(self, messages: list[Message]) -> list[Message]:
        """Set `intent` and `intent_ranking` on each message."""
        if self._model is None:
            raise RuntimeError("The intent classifier is not trained; run `make train`.")
        for message in messages:
            found = self._model.probabilities(message.get(TEXT) or "")
            ranking = [
                {"name": self._model.labels[index], "confidence": float(found[index])}
                for index in found.argsort()[::-1]
            ]
            message.set("intent", ranking[0], add_to_output=True)
            message.set("intent_ranking", ranking, add_to_output=True)
        return messages
