"""content/ as a tree of files: path from the checkout on -> bytes, with one digest over all.

The editor imports, exports and releases whole trees; comments and layout survive as bytes.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path

Tree = Mapping[str, bytes]
ROOM = "content"


def read_tree(root: Path) -> dict[str, bytes]:
    """Return all files of `root`/content by path (`content/portal.yml`), in a fixed order.

    Hidden files (an editor's swap file) are left out.
    """
    found = (path for path in sorted((root / ROOM).rglob("*")) if path.is_file())
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in found
        if not path.name.startswith(".")
    }


def write_files(root: Path, tree: Tree) -> None:
    """Write all files below `root`."""
    for name, data in tree.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def write_durably(root: Path, tree: Tree) -> None:
    """Write all files below `root` and have the disk confirm each of them."""
    write_files(root, tree)
    for name in tree:
        with (root / name).open("rb") as file:
            os.fsync(file.fileno())


def file_digest(data: bytes) -> str:
    """Return the SHA-256 of a file in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def tree_digest(hashes: Mapping[str, str]) -> str:
    """Return one SHA-256 over paths and their hashes."""
    rows = "".join(f"{hashes[name]}  {name}\n" for name in sorted(hashes))
    return hashlib.sha256(rows.encode()).hexdigest()
