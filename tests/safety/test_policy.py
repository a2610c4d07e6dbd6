"""policy.md and rules.yml hold the same numbers, names and levels."""

import re
from pathlib import Path

from catalog.safety import load_safety


def _sections(root: Path) -> list[tuple[str, str, str]]:
    """(level, number, name) of every section of policy.md, in order."""
    found, level = [], ""
    for line in (root / "safety" / "policy.md").read_text(encoding="utf-8").splitlines():
        if match := re.fullmatch(r"# (Acuut|Structureel|Vermoeden)", line):
            level = match[1].lower()
        if match := re.fullmatch(r"## (V\d\d) (.+)", line):
            found.append((level, match[1], match[2]))
    return found


def test_policy_and_rules_are_the_same_list(root: Path) -> None:
    rules = [(rule.level, rule.id, rule.name) for rule in load_safety(root).rules]
    assert _sections(root) == rules


def test_policy_numbers_ascend(root: Path) -> None:
    numbers = [number for _, number, _ in _sections(root)]
    assert numbers == sorted(numbers)


def test_policy_every_section_says_something(root: Path) -> None:
    text = (root / "safety" / "policy.md").read_text(encoding="utf-8")
    bodies = re.split(r"^## V\d\d .+$", text, flags=re.MULTILINE)[1:]
    assert all(len(body.split("\n# ")[0].split()) >= 3 for body in bodies)
