"""The questions in a message: "geen bloed hoor, hij had spijt. nemen ze mijn baby af?".

From the second message on people say something first and then ask what decides whether they dare
to call. Read as a whole, the story wins; so each question is also understood on its own. A question
mark is often left out, so a clause asks too when it opens like one: "mag ik hem appen".
Source: our own examples in tests/unit/language/test_questions.py.
"""

from __future__ import annotations

import re

LONGEST = 240  # Characters of a question; what runs on longer is a story.

_SENTENCE = re.compile(r"(?:[^.!?\n]|(?<=\d)\.(?=\d))+[.!?\n]*")
_FILLER = (
    r"(?:(?:en|maar|dus|want|ok(?:é|ee?|ay)?|ja|nee+|nou|goed|hm+|sorry|toch|eigenlijk|of)[\s,]+)*"
)
_ASKING_WORD = (
    r"(?:hoe(?:veel|lang|zo)?|wat|waar(?:om|heen|mee|aan|voor)?|wie|wanneer|welke?|how|what|where|"
    r"who|when|why|which)"
)
_VERB = (
    r"(?:kan|kun(?:nen)?|mag|mogen|moet(?:en)?|krijg(?:t|en)?|kom(?:t|en)?|is|zijn|bestaat|ben|bent|"
    r"heb(?:t|ben)?|heeft|weet|weten|geldt|ga(?:at|an)?|haal(?:t|en)?|halen|pak(?:t|ken)?|"
    r"nemen?|neemt|hoort|horen|zie(?:t|n)?|bel(?:t|len)?|gev?en|gee[fv]t?|word(?:t|en)?|"
    r"doe(?:t|n)?|duurt|klopt|betaal|zal|zou(?:den)?|vertelt?|vertellen|merk(?:t|en)|sta(?:at|an)|"
    r"stuurt|sturen|hoef(?:t|ven)?|leest|lezen|can|could|will|do|does|is|are|may|should)"
)
_SUBJECT = (
    r"(?:ik|je|jij|u|hij|ie|ze|zij|we|wij|jullie|het|er|die|dat|dit|iemand|niemand|mijn|me|mn|zijn|"
    r"de|een|ook|dan|daar|veilig|politie|school|i|you|he|she|they|it|there|my|the)"
)
_OPENS = re.compile(rf"{_FILLER}(?:{_ASKING_WORD}\b|{_VERB}\s+{_SUBJECT}\b)", re.I)
_JOINT = re.compile(r"[,;:]\s*|\s+-+\s+|\s+(?=(?:maar|dus|en)\s)")


def questions_in(text: str) -> tuple[str, ...]:
    """Return the questions of a message in order, each from where it begins to ask."""
    found = (_question(match.group()) for match in _SENTENCE.finditer(text))
    return tuple(each for each in found if each and len(each) <= LONGEST)


def asks(text: str) -> bool:
    """Return whether a message asks something."""
    return bool(questions_in(text))


def _question(sentence: str) -> str:
    """Return the part of a sentence that asks, or nothing."""
    starts = [0, *(joint.end() for joint in _JOINT.finditer(sentence))]
    for start in starts:
        part = sentence[start:].strip()
        if _OPENS.match(part):
            return part
    return sentence.strip() if sentence.rstrip().endswith("?") else ""
