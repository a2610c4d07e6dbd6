"""Rasa component: the entity `antwoord` (ja, nee, onbekend), for forms that ask such questions.

It also turns the entity `kinderen` into `nee` where a message says that there are none.
An intent alone will not do: "ja, en het wordt erger" is told as violence, and answers the
question all the same.
"""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.language.answers import NO, find_answer, has_no_children

ENTITY = "antwoord"
CHILDREN = "kinderen"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class ShortAnswer(GraphComponent):
    """Adds the entity `antwoord` to a message that begins with an answer."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> ShortAnswer:
        """Return the component; it learns nothing and reads nothing."""
        return cls()

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Leave training text as it is."""
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the entity where there is an answer; the span is the words that give it."""
        for message in messages:
            text = message.get(TEXT) or ""
            before = message.get(ENTITIES, [])
            entities = [*_told(text, before), *_answered(text)]
            if entities != before:
                message.set(ENTITIES, entities, add_to_output=True)
        return messages


def _told(text: str, entities: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the entities with `kinderen` as the message has it."""
    if not has_no_children(text):
        return entities
    return [{**each, "value": NO} if each["entity"] == CHILDREN else each for each in entities]


def _answered(text: str) -> list[dict[str, Any]]:
    answer = find_answer(text)
    if answer is None:
        return []
    found = {"entity": ENTITY, "value": answer.answer, "start": answer.start, "end": answer.end}
    return [{**found, "extractor": ShortAnswer.__name__}]
