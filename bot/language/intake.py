"""Makes a raw message fit to be understood: bounded, printable, masked, never a command."""

from __future__ import annotations

import unicodedata

from bot.language.masking import mask

MAX_CHARACTERS = 2_000


def take_in(text: object) -> str:
    """Return the message as Rasa may see it; anything that is no text becomes ''.

    A leading slash would make Rasa take the message for an intent payload, so it goes.
    Longer text than `MAX_CHARACTERS` keeps its beginning and its end, where danger stands most.
    """
    if not isinstance(text, str):
        return ""
    printable = "".join(_printable(character) for character in text)
    return mask(_bounded(" ".join(printable.split()).lstrip("/ ")))


def _printable(character: str) -> str:
    if character in "\u200d\ufe0f":  # Joiners inside emoji.
        return character
    return " " if unicodedata.category(character) in ("Cc", "Cs", "Co", "Cn") else character


def _bounded(text: str) -> str:
    if len(text) <= MAX_CHARACTERS:
        return text
    half = MAX_CHARACTERS // 2
    return f"{text[:half]} {text[-half + 1 :]}"
