"""An editor of its own for tests: a copied checkout that nobody else writes in, and processes."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from catalog.tree import read_tree, write_files

CHECKOUT = Path(__file__).resolve().parents[2]
# What the checks of content/ look at besides content/ itself.
ROOMS = ("data", "safety", "bot", "actions", "portal", "domain.yml", "config.yml")


def copy_checkout(folder: Path, tree: Mapping[str, bytes] | None = None) -> Path:
    """Make a checkout in `folder`: content/ as a copy (or as in `tree`), the rest as links."""
    write_files(folder, read_tree(CHECKOUT) if tree is None else tree)
    for name in ROOMS:
        (folder / name).symlink_to(CHECKOUT / name)
    return folder


def places(var: Path, root: Path | None = None, **more: str) -> dict[str, str]:
    """Return the environment of an editor that keeps database and releases in `var`.

    `root`: the checkout it reads, else the real one. Scripts import `tests/helpers` as `helpers`.
    """
    path = [str(CHECKOUT), str(CHECKOUT / "tests"), os.environ.get("PYTHONPATH", "")]
    return {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(filter(None, path)),
        "DJANGO_SETTINGS_MODULE": os.environ.get("DJANGO_SETTINGS_MODULE", "editor.settings"),
        "EDITOR_CHECK_LINKS": "nee",
        "EDITOR_VAR": str(var),
        "VALLEI_RELEASES": str(var / "releases"),
        **({"EDITOR_ROOT": str(root)} if root else {}),
        **more,
    }


def start(environment: Mapping[str, str], arguments: Sequence[object]) -> subprocess.Popen[str]:
    """Start Python with arguments; `finish` waits for it."""
    return subprocess.Popen(
        [sys.executable, *map(str, arguments)],
        env=dict(environment),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def finish(process: subprocess.Popen[str], *, seconds: float = 180) -> str:
    """Return what a process printed; the test fails when the process did."""
    out, error = process.communicate(timeout=seconds)
    assert process.returncode == 0, error[-3000:]
    return out


def run(environment: Mapping[str, str], *arguments: object) -> str:
    """Do both: return what Python printed."""
    return finish(start(environment, arguments))
