"""Masks personal data in a message before anything keeps it.

Replaced: e-mail, web links, IBAN, burgerservicenummer, telephone numbers, house number with
postcode (four digits stay: they tell the gemeente), street with number, names that somebody
gives. Public help numbers stay: a resident may ask about 112. Exact checks: python-stdnum.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from stdnum import iban
from stdnum.nl import bsn

_EMAIL = re.compile(r"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b")
_LINK = re.compile(r"\b(?:https?://|www\.)\S+", re.IGNORECASE)
_IBAN = re.compile(r"\b[A-Za-z]{2}\d{2}(?: ?[A-Za-z0-9]{4}){2,7}(?: ?[A-Za-z0-9]{1,3})?\b")
_NINE_DIGITS = re.compile(r"(?<![\d+])\d{4}[. ]?\d{2}[. ]?\d{3}(?!\d)")
_PHONE = re.compile(r"(?<![\w+])(?:\+|00)?\d(?:[ \-().]{0,2}\d){8,12}(?!\d)")
_POSTCODE = re.compile(r"\b([1-9]\d{3}) ?([A-Za-z]{2})\b(?:[ ,]{1,2}\d{1,4}[A-Za-z]?\b)?")
_STREET = re.compile(
    r"\b[A-Z]?[\w'-]*(?:straat|laan|weg|plein|dreef|steeg|singel|kade|hof|pad|dijk)\s+\d{1,4}"
    r"(?:\s?[A-Za-z])?\b",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"\b((?:[Ii]k heet|[Mm](?:ij|)n (?:volledige |achter|voor)?naam is|[Hh](?:ij|aar|em) naam is"
    r"|[Hh]ij heet|[Zz]e heet|[Zz]ij heet|[Zz](?:ij|)n naam is|[Mm]y name is))\s+"
    r"[A-Za-zÀ-ÿ'-]+(?:(?: (?:van|de|der|den|el|al|ben|bin|ten|ter))* [A-ZÀ-Ý][\w'-]+){0,3}"
)
# Two letters after four digits are a postcode only if they are no ordinary word.
_NO_POSTCODE = frozenset(
    [
        "is",
        "en",
        "in",
        "op",
        "om",
        "af",
        "na",
        "te",
        "ze",
        "we",
        "me",
        "ja",
        "nu",
        "of",
        "al",
        "er",
        "uw",
        "as",
        "ik",
        "je",
        "za",
        "zo",
    ]
)


def mask(text: str) -> str:
    """Return the text with personal data replaced by a word in angle brackets."""
    for pattern, replace in _MASKS:
        text = pattern.sub(replace, text)
    return text


def _if_valid(is_valid: Callable[[str], bool], word: str) -> Callable[[re.Match[str]], str]:
    def replace(match: re.Match[str]) -> str:
        return word if is_valid(match.group(0)) else match.group(0)

    return replace


def _postcode(match: re.Match[str]) -> str:
    if match.group(2).lower() in _NO_POSTCODE:
        return match.group(0)
    return match.group(1)


def _phone(match: re.Match[str]) -> str:
    digits = re.sub(r"\D", "", match.group(0))
    # Public information numbers start with 0800, 0900 or 088 and belong to no resident.
    public = digits.startswith(("0800", "0900", "088"))
    return match.group(0) if public else "<telefoonnummer>"


_MASKS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (_EMAIL, lambda _: "<e-mail>"),
    (_LINK, lambda _: "<link>"),
    (_IBAN, _if_valid(iban.is_valid, "<rekeningnummer>")),
    (_NINE_DIGITS, _if_valid(bsn.is_valid, "<bsn>")),
    (_PHONE, _phone),
    (_STREET, lambda _: "<adres>"),
    (_POSTCODE, _postcode),
    (_NAME, lambda match: f"{match.group(1)} <naam>"),
)
