"""What our trainable graph components share: the rooms they read and how Rasa stores them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from rasa.shared.nlu.constants import METADATA, METADATA_INTENT
from rasa.shared.nlu.training_data.message import Message

from bot.language.features import Classes, load_word_classes
from bot.paths import ROOT

# All of it: a list of those that matter was forgotten once, and an old model went on.
CODE = "bot/language/*.py"


def fingerprint(patterns: Iterable[str], root: Path = ROOT) -> str:
    """Return a digest over the files that match the glob patterns, so that a change retrains."""
    digest = hashlib.sha256()
    for pattern in patterns:
        for path in sorted(root.glob(pattern)):
            digest.update(str(path.relative_to(root)).encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


@lru_cache(maxsize=1)
def word_classes() -> Classes:
    """Return the meaning classes, read once and shared by the components of one process."""
    return load_word_classes(ROOT)


def danger_label(example: Message) -> str:
    """Return the danger label of a training example, empty when it has none."""
    return str((example.get(METADATA) or {}).get(METADATA_INTENT, {}).get("danger") or "")
