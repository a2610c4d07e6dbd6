"""Is a whole tree of content fit to go live? The catalog's checks, with the rules of the checkout.

And the lifelines of the checkout are still there (catalog/lifelines.py).
"""

from __future__ import annotations

import tempfile
from collections import OrderedDict
from collections.abc import Mapping
from pathlib import Path

from django.conf import settings

from catalog import Finding, check_content
from catalog.lifelines import find_lost
from catalog.tree import file_digest, tree_digest, write_files

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
    return check_content(root, checkout=checkout) or find_lost(checkout, root)
