"""Yes, no, or "that I would rather not say": how a message answers a question that was asked.

Only the first words count, so that "ja, twee jongens" answers too. Source: our own examples in
tests/unit/language/test_answers.py.
"""

from __future__ import annotations

import re
from typing import NamedTuple

YES, NO, OPEN = "ja", "nee", "onbekend"
LONGEST = 200  # Characters; a longer message is a story, whatever it begins with.

FILLER = (
    r" *(?:(?:o+h*|u+h+m?|eh+m?|hm+|tja+|nou(?: ja| vooruit)?|vooruit|sorry|eigenlijk|"
    r"eerlijk gezegd|ok(?:é|ee?|ay)?(?: dan)?|goed(?: dan)?)[\s,.…]+)*"
)
_OPEN = re.compile(
    r"\b(?:sla(?: (?:deze|die|dit|dat|de|vraag|maar|even))* over|overslaan|skip|"
    r"ik weet (?:het |t )?niet|weet ik (?:het |t )?niet|kweet?(?:nie|niet)|weenie|"
    r"idk|geen idee|niet zeker|"
    r"(?:zeg|vertel) (?:ik )?(?:dat |dit |je |u )*(?:liever |even )?niet|"
    r"liever (?:niet|geen antwoord)|geen antwoord|geen commentaar|volgende vraag|"
    r"wil (?:ik )?(?:dat |dit |daar )*(?:liever )?niet(?: over)? (?:zeggen|praten|vertellen|kwijt)|"
    r"ja en nee|moeilijk te zeggen|gaat je niks? aan|gaat je niets aan)\b"
    rf"|^{FILLER}(?:misschien|weet (?:het |t )?niet)\b|^ *pas *$",
    re.I,
)
# "Geen wapen, maar het wordt wel erger": no to one half of a question, yes to the other.
_HALF_NO = r"\b(?:maar|wel)\b"
_HALF_YES = re.compile(
    rf"{_HALF_NO}.*\b(?:erger|vaker|heftiger|harder|mes(?:sen)?|(?:vuur)?wapens?|pistool|dreig\w*)\b",
    re.I,
)
_NO_BUT = re.compile(_HALF_NO, re.I)
_NO = re.compile(
    rf"^{FILLER}(?:nee+n?|nope|nop|nah|no|niet(?! normaal| te )|geen|nooit|allebei niet|geen van|"
    r"gelukkig niet|"
    r"(?:zeker|echt|absoluut|helemaal|gelukkig|nog|klopt) (?:niet|geen|nooit))\b"
    r"|^ *(?:n|👎|❌) *$",
    re.I,
)
_YES = re.compile(
    rf"^{FILLER}(?:ja+|jaja|jo+a|jep|jup|jawel|yep|yess*|yeah?|wel|klopt|zeker|inderdaad|"
    r"precies|helaas wel|denk (?:het|t|van) wel|ik denk (?:het|van) wel|ben bang van wel|"
    r"allebei|beide|jazeker|natuurlijk|tuurlijk)\b|^ *(?:j|👍|✅) *$"
    # With more words these begin a story: "soms sla ik mijn vrouw".
    rf"|^{FILLER}(?:soms|vaak|steeds)(?:\s+(?:wel|een|beetje|ja|hoor|vaker|meer|erger))*[.!\s]*$"
    # How many children: "eentje van vier".
    rf"|^{FILLER}(?:[1-9]|eentje|twee|drie|vier|vijf)(?:\s+\w+){{0,4}}[.!\s]*$",
    re.I,
)
_NO_CHILDREN = re.compile(
    r"\b(?:geen|zonder|nooit)\s+(?:\w+\s+)?(?:kind(?:eren|ers|jes)?|kids?|bab(?:y|ies))\b"
    r"(?!.*\b(?:maar|wel|kind\w*)\b)",
    re.I,
)
_STOP = re.compile(
    rf"^{FILLER}(?:(?:nee[\s,.]+)?(?:stop|stoppen|houd? op|kap|genoeg|laat maar|"
    r"annuleer|ander onderwerp)"
    r"(?:\s+(?:maar|nu|ermee|hiermee|met|deze|die|de|vragen|alsjeblieft|aub|even)){0,5}"
    r"|(?:ik wil|wil|kunnen we|mag ik|ik ga) (?:\w+ ){0,4}(?:stoppen|ophouden)(?:\s+\w+){0,4}"
    r"|geen vragen meer|niet meer vragen)"
    r"(?:[\s,.]+ik (?:wil|hoef|heb|kan|durf) (?:\w+ ){0,3}(?:niet|geen zin)(?: meer)?)?[.!\s]*$",
    re.I,
)  # fmt: skip
_SILENT = re.compile(r"[\s.…,;:_\-–—'\"]*")


class Found(NamedTuple):
    """An answer, and the characters of the message that give it."""

    answer: str
    start: int
    end: int


def find_answer(text: str) -> Found | None:
    """Return `ja`, `nee` or `onbekend` (skipped, not known), or None when nothing is answered."""
    said = re.sub(r"\s", " ", text)
    if len(said) > LONGEST:
        return None
    if skipped := _OPEN.search(said):
        return _found(OPEN, skipped)
    if no := _NO.search(said):
        return _found(_half(said[no.end() :]), no)
    yes = _YES.search(said)
    return _found(YES, yes) if yes else None


def _found(answer: str, match: re.Match[str]) -> Found:
    words = match.group()
    return Found(answer, match.start() + len(words) - len(words.lstrip()), match.end())


def answer_in(text: str) -> str | None:
    """Return the answer alone."""
    found = find_answer(text)
    return found.answer if found else None


def _half(rest: str) -> str:
    """Return what a no comes down to with what follows it: "nee, maar …" is no plain no."""
    if _HALF_YES.search(rest):
        return YES
    return OPEN if _NO_BUT.search(rest) else NO


def has_no_children(text: str) -> bool:
    """Return whether a message says that there are no children: "wij hebben geen kinderen"."""
    return bool(_NO_CHILDREN.search(text))


def is_stop(text: str) -> bool:
    """Return whether somebody wants the questions to end."""
    return bool(_STOP.match(" ".join(text.split())))


def is_silence(text: str) -> bool:
    """Return whether a message holds no word, sign or picture: "", "…", "..."."""
    return bool(_SILENT.fullmatch(text))
