"""Has somebody called for help? "112 gebeld", "politie is onderweg", "they are coming".

Said right after danger it must not be answered with "bel nu 112". Only what is over counts: who
will call, cannot call or asks whether to call has not called, and "ze komen eraan" alone may well
be those who threaten.
Source: our own examples in tests/unit/language/test_calls.py.
"""

from __future__ import annotations

import re

_HELPER = r"(?:112|politie|ambulance|brandweer|wijkagent|police|veilig thuis)"
_CALLED = re.compile(
    rf"\b{_HELPER}\s+(?:is\s+|al\s+|net\s+|heb\s+ik\s+|nu\s+)*(?:gebeld|gewaarschuwd|called)\b"
    rf"|\b(?:heb|hebben|heeft|is)\s+(?:\S+\s+){{0,3}}{_HELPER}\s+(?:\S+\s+){{0,2}}(?:gebeld|gewaarschuwd)"
    rf"|\b{_HELPER}\s+(?:komt|komen|is|zijn|rijdt)\s+(?:\S+\s+){{0,2}}(?:eraan|er|onderweg|hier|binnen|"
    r"aan)\b"
    r"|\bgebeld\b.{0,25}\b(?:komen|onderweg|eraan)\b"
    rf"|\b(?:i\s+)?(?:have\s+)?called\s+(?:the\s+)?{_HELPER}\b|\b{_HELPER}\s+(?:is|are)\s+(?:coming|here)\b"
    rf"|\b{_HELPER}\s+aan\s+de\s+lijn\b",
    re.I,
)  # fmt: skip
_NOT_YET = re.compile(
    r"\b(?:niet|nog niet|niemand|nooit|geen|durf|kan|wil|moet ik|zal ik|ga ik|als ik|of ik|"
    r"hoe lang|wanneer|stel|not|should i|can i|if i)\b"
    r"[^.!?]{0,40}\b(?:gebeld|bellen|call(?:ed)?|komt|komen|coming)\b",
    re.I,
)


def has_called(text: str) -> bool:
    """Return whether a message says that help was called or is coming."""
    return bool(_CALLED.search(text)) and not _NOT_YET.search(text)
