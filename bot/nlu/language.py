"""Rasa component around the language core: entities, and the rules' view on danger."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.language.analysis import Analyser, Analysis
from bot.paths import ROOT

ANALYSIS = "analysis"  # Key under which a message carries its `Analysis`; not part of the output.


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class DutchLanguage(GraphComponent):
    """Reads every message with `Analyser`; adds entities and keeps the analysis beside it."""

    def __init__(self, analyser: Analyser) -> None:
        """Use an analyser that is already built."""
        self._analyser = analyser

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> DutchLanguage:
        """Build the analyser from `safety/` and `content/`; a fault there stops the start."""
        return cls(Analyser.from_rooms(ROOT))

    def process(self, messages: list[Message]) -> list[Message]:
        """Add `entities` and the analysis to each message."""
        for message in messages:
            analysis = self._analyser.analyse(message.get(TEXT) or "")
            message.set(ANALYSIS, analysis)
            known = message.get(ENTITIES, [])
            message.set(ENTITIES, [*known, *_entities(analysis)], add_to_output=True)
        return messages


def _entities(analysis: Analysis) -> list[dict[str, Any]]:
    return [
        {
            "entity": entity.type,
            "value": entity.value,
            "start": entity.start,
            "end": entity.end,
            "extractor": DutchLanguage.__name__,
        }
        for entity in analysis.entities
    ]
