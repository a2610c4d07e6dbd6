"""Rasa component that says in which language a message is (docs/decisions/0009-languages.md)."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.language.tongue import TongueDetector

TONGUE = "language"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class MessageTongue(GraphComponent):
    """Adds `language` to every message: `{"code": "tr", "sure": true}`."""

    def __init__(self, detector: TongueDetector) -> None:
        """Use a detector that is already built."""
        self._detector = detector

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> MessageTongue:
        """Build the detector."""
        return cls(TongueDetector())

    def process(self, messages: list[Message]) -> list[Message]:
        """Add `language` to each message."""
        for message in messages:
            found = self._detector.detect(message.get(TEXT) or "")
            message.set(TONGUE, {"code": found.code, "sure": found.sure}, add_to_output=True)
        return messages
