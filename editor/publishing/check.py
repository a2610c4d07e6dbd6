"""Is a whole tree of content fit to go live? The catalog's checks, and two of our own.

All needed keys have a text (the checkout knows the rules that use them), and the lifelines of the
checkout are still there (catalog/lifelines.py).
"""

from __future__ import annotations

import tempfile
from collections import OrderedDict
from collections.abc import Mapping
from pathlib import Path

from django.conf import settings

from catalog import Finding, check_content
from catalog.checks import keys
from catalog.checks.room import Room
from catalog.contacts import inspect_contacts
from catalog.lifelines import find_lost
from catalog.responses import inspect_responses
from catalog.tree import file_digest, tree_digest, write_files
from catalog.wrong_numbers import load_wrong_numbers

REMEMBERED = 64
_known: OrderedDict[str, list[Finding]] = OrderedDict()


def findings_in(tree: Mapping[str, bytes]) -> list[Finding]:
    """Return all that is wrong in a tree; empty is good. The same tree is checked once."""
    digest = tree_digest({name: file_digest(data) for name, data in tree.items()})
    if digest not in _known:
        with tempfile.TemporaryDirectory(prefix="redactie-") as folder:
            write_files(Path(folder), tree)
            _known[digest] = _check(Path(folder), Path(settings.CONTENT_ROOT))
        while len(_known) > REMEMBERED:
            _known.popitem(last=False)
    return _known[digest]


def _check(root: Path, checkout: Path) -> list[Finding]:
    findings = check_content(root)
    if findings:
        return findings
    return [*find_lost(checkout, root), *_missing_texts(root, checkout)]


def _missing_texts(root: Path, checkout: Path) -> list[Finding]:
    """Return keys that the rules of the checkout need and that have no text here."""
    responses, _ = inspect_responses(root)
    contacts, _ = inspect_contacts(root)
    room = Room(checkout, contacts, responses, load_wrong_numbers(root), complete=True)
    return [finding for finding in keys.find(room) if "nog geen tekst" in finding.message]
