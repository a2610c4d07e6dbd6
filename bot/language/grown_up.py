"""Does somebody tell that they are grown up? "ik ben 34", "mijn man", "mijn kleindochter".

Children and adults use the same words for much; who has a husband gets no Kindertelefoon. Only what
a child hardly writes counts; "mijn vriend", "mijn ex" or "mijn baby" may well be a teenager's.
Source: our own examples in tests/unit/language/test_grown_up.py.
"""

from __future__ import annotations

import re

GROWN_UP = 18

_AGE = re.compile(
    r"\b(?:ik (?:ben|bin|word)(?: nu| al| een (?:man|vrouw) van)?|(?:man|vrouw) van|i am|i'm|im)\s+"
    r"(\d{2})\b(?!\s*(?:weken|maanden|dagen|weeks|keer|kilo|minuten|uur))",
    re.I,
)
_OWN = r"(?:mijn|m'n|mn|mien|onze|my)"
_TIES = re.compile(
    rf"\b{_OWN}\s+(?:ex-?)?(?:man|vrouw|echtgeno(?:ot|te)|zoon(?:tje)?|dochter(?:tje)?|kinderen|"
    r"kind(?:je)?|kids|klein(?:kind\w*|zoon|dochter)|schoon(?:moeder|vader|zoon|dochter)|"
    r"huwelijk|leerling\w*|cli[eë]nt\w*|pati[eë]nt\w*|husband|wife|son|daughter)\b"
    r"|\bik ben (?:\w+ )?(?:getrouwd|gescheiden|oma|opa|gepensioneerd)\b",
    re.I,
)


def is_grown_up(text: str) -> bool:
    """Return whether a message tells that who writes is eighteen or older."""
    ages = (int(found.group(1)) for found in _AGE.finditer(text))
    return any(age >= GROWN_UP for age in ages) or bool(_TIES.search(text))
