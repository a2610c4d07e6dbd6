"""Rasa's tokens for messages that come in, and for none of the examples.

Only Rasa itself wants tokens (`rasa test` compares entities by them); our components read the text.
Splitting and fingerprinting sixty thousand examples cost half a minute of every training.
"""

from __future__ import annotations

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.tokenizers.whitespace_tokenizer import WhitespaceTokenizer
from rasa.shared.nlu.training_data.training_data import TrainingData


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class MessageTokenizer(WhitespaceTokenizer):
    """Splits messages at white space; leaves training examples as they are."""

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Return the examples untouched."""
        return training_data
