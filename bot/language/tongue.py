"""Which language is a message in? Lingua decides; what it is unsure of counts as Dutch.

Lingua knows short and mixed messages (docs/decisions/0009-languages.md).
It chooses among the languages that we answer in or that are often spoken here.
"""

from __future__ import annotations

from dataclasses import dataclass

from lingua import Language, LanguageDetector, LanguageDetectorBuilder

from catalog.tongues import DUTCH

SPOKEN = {
    Language.DUTCH: DUTCH,
    Language.ENGLISH: "en",
    Language.TURKISH: "tr",
    Language.ARABIC: "ar",
    Language.POLISH: "pl",
    Language.UKRAINIAN: "uk",
    Language.GERMAN: "de",
    Language.SPANISH: "es",
    Language.PERSIAN: "fa",
    Language.FRENCH: "fr",
}
SURE = 0.6  # Of 910 held-out Dutch messages one is taken for another language from here on.
SURE_IN_SHORT = 0.9  # "oke thanks" does not change the language of a conversation.
SHORT_WORDS = 2


@dataclass(frozen=True, slots=True)
class Tongue:
    """ISO 639-1 code of a message's language; `sure` is False when it says little about it."""

    code: str
    sure: bool


class TongueDetector:
    """Detects the language of messages; built once per process."""

    def __init__(self) -> None:
        """Prepare Lingua; its models are read when a language first comes up."""
        builder = LanguageDetectorBuilder.from_languages(*SPOKEN)
        self._detector: LanguageDetector = builder.build()

    def detect(self, text: str) -> Tongue:
        """Return the language of a text, Dutch and not sure when nothing speaks for another."""
        ranking = self._detector.compute_language_confidence_values(text)
        best = max(ranking, key=lambda each: each.value, default=None)
        if best is None:
            return Tongue(DUTCH, sure=False)
        needed = SURE_IN_SHORT if len(text.split()) <= SHORT_WORDS else SURE
        sure = best.value >= needed
        return Tongue(SPOKEN[best.language] if sure else DUTCH, sure)
