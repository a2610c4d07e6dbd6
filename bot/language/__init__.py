"""Dutch: spelling, concepts, who, when and context, places, danger. spaCy only, never rasa."""

from bot.language.analysis import Analyser, Analysis
from bot.language.clauses import Clause
from bot.language.hits import Entity, Hit, Signal

__all__ = ["Analyser", "Analysis", "Clause", "Entity", "Hit", "Signal"]
