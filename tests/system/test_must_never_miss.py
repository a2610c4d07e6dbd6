"""Every line that must never be missed is acute in the running system, not only for the rules."""

from __future__ import annotations

from pathlib import Path

import catalog
from tools.started import Running


def test_every_line_that_must_never_be_missed_is_acute(system: Running, root: Path) -> None:
    lines = [line for each in catalog.load_safety(root).must_never_miss.values() for line in each]
    assert len(lines) >= 300
    missed = [line for line in lines if system.parse(line)["danger"]["level"] != "acuut"]
    assert missed == []
