"""Numbers, names and advice that must never come out: find them in any text.

A number is found however it is written: with spaces, dashes, brackets, marks or +31. Source:
content/wrong_numbers.yml, made from the fact base of the project.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from catalog.files import read
from catalog.records import Contact, WrongAdvice, WrongNumber, WrongNumbers, WrongPair

SEPARATORS = r"[\s().\-/*_\u00ad\u2010-\u2015\u2212]{0,4}"
SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n+")


@dataclass(frozen=True)
class WrongHit:
    """Something wrong in a text: the words found and why, in Dutch."""

    found: str
    message: str


def load_wrong_numbers(root: Path) -> WrongNumbers:
    """Return content/wrong_numbers.yml.

    Raises:
        CatalogueError: the file is missing or wrong.
    """
    data = read(root, root / "content" / "wrong_numbers.yml", schema="wrong_numbers")
    numbers = [*data["forbidden_numbers"], *data["until_checked"]]
    return WrongNumbers(
        numbers=tuple(
            WrongNumber(
                number=raw["number"],
                digits=tuple(raw["digits"]),
                given_as=raw["given_as"],
                reason=raw["reason"],
                use_instead=raw.get("use_instead"),
                contact=raw.get("contact"),
            )
            for raw in numbers
        ),
        pairs=tuple(
            WrongPair(
                number=raw["number"],
                digits=tuple(raw["digits"]),
                wrong_name=raw["wrong_name"],
                belongs_to=raw["belongs_to"],
                reason=raw["reason"],
            )
            for raw in data["forbidden_pairs"]
        ),
        advice=tuple(
            WrongAdvice(raw["what"], tuple(raw["phrases"]), raw["reason"])
            for raw in data["forbidden_other"]
        ),
    )


def find_wrong(
    text: str, wrong: WrongNumbers, contacts: Mapping[str, Contact]
) -> tuple[WrongHit, ...]:
    """Return all that must not come out of a (filled) text; empty is good.

    A number that waited for a check is allowed once its contact is confirmed and carries it.
    """
    plain = unicodedata.normalize("NFKC", text)
    return (
        *_numbers(plain, wrong.numbers, contacts),
        *_pairs(plain, wrong.pairs, contacts),
        *_advice(plain, wrong.advice),
    )


def _numbers(
    text: str, numbers: Sequence[WrongNumber], contacts: Mapping[str, Contact]
) -> Iterator[WrongHit]:
    for number in numbers:
        match = number_pattern(number.digits).search(text)
        if match and not _released(number, contacts):
            instead = f"; gebruik [[{number.use_instead}]]" if number.use_instead else ""
            yield WrongHit(
                match[0],
                f"verboden nummer {match[0]} ({number.given_as}): {number.reason}{instead}",
            )


def _released(number: WrongNumber, contacts: Mapping[str, Contact]) -> bool:
    contact = contacts.get(number.contact or "")
    if contact is None or contact.shown.telephone != "ja":
        return False
    return re.sub(r"\D", "", contact.telephone or "") in number.digits


def _pairs(
    text: str, pairs: Sequence[WrongPair], contacts: Mapping[str, Contact]
) -> Iterator[WrongHit]:
    for pair in pairs:
        bare = pair.wrong_name.lower().removeprefix("de ")
        names = [c.name.lower() for c in contacts.values() if bare not in c.name.lower()]
        for sentence in SENTENCE_END.split(text):
            for match in number_pattern(pair.digits).finditer(sentence):
                if _nearest(sentence.lower(), match, bare, names):
                    yield WrongHit(
                        match[0],
                        f"{match[0]} staat bij de naam '{pair.wrong_name}': {pair.reason}",
                    )


def _nearest(sentence: str, match: re.Match[str], wrong: str, rivals: Sequence[str]) -> bool:
    """Return whether the wrong name stands nearest before the number (or else behind it)."""
    before, after = sentence[: match.start()], sentence[match.end() :]
    if any(name in before for name in (wrong, *rivals)):
        return before.rfind(wrong) > max((before.rfind(name) for name in rivals), default=-1)
    place = after.find(wrong)
    others = [after.find(name) for name in rivals if name in after]
    return place >= 0 and place < min(others, default=len(after))


def _advice(text: str, listed: Sequence[WrongAdvice]) -> Iterator[WrongHit]:
    plain = " ".join(text.lower().split())
    for advice in listed:
        for phrase in advice.phrases:
            if phrase.lower() in plain:
                yield WrongHit(phrase, f"'{phrase}' mag niet: {advice.reason}")


@lru_cache(maxsize=128)
def number_pattern(digits: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern for a number, however it is spaced; also with +31 or 0031."""
    forms = [SEPARATORS.join(form) for form in digits]
    forms += [
        rf"(?:\+|00){SEPARATORS}3{SEPARATORS}1{SEPARATORS}(?:0{SEPARATORS})?"
        + SEPARATORS.join(form[1:])
        for form in digits
        if form.startswith("0")
    ]
    return re.compile(rf"(?<!\d)(?:{'|'.join(forms)})(?!\d)")
