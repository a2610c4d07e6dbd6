"""What residents say before they get an answer: examples from data/nlu, to read, not to change.

An answer is named after its intent: `utter_<intent>[_<vervolg>]`.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from django.conf import settings

SHOWN = 8


def questions_for(key: str, *, most: int = SHOWN) -> tuple[str, ...]:
    """Return some examples for the answer with this key; empty when no intent is named so."""
    files = _files(settings.CONTENT_ROOT / "data" / "nlu")
    words = key.removeprefix("utter_").split("_")
    for length in range(len(words), 0, -1):
        examples = files.get("_".join(words[:length]))
        if examples:
            # Spread over the file: neighbours are alike.
            return examples[:: max(1, len(examples) // most)][:most]
    return ()


@lru_cache(maxsize=4)
def _files(folder: Path) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for path in sorted(folder.rglob("*.yml")):
        for intent, examples in _examples(path.read_text(encoding="utf-8")):
            found[intent] = (*found.get(intent, ()), *examples)
    return found


def _examples(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return the examples per intent; only these two keys are looked at, so lines will do."""
    found: list[tuple[str, tuple[str, ...]]] = []
    for part in text.split("- intent:")[1:]:
        head, _, rest = part.partition("\n")
        rows = (row.strip()[2:].strip() for row in rest.splitlines() if row.startswith("    - "))
        found.append((head.strip(), tuple(row for row in rows if row)))
    return found
