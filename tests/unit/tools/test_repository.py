"""What a fresh machine relies on: locked packages, no registry address, a README that is true."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

LOCKS = ("bot", "web", "uv")


@pytest.mark.parametrize("name", LOCKS)
def test_repository_every_locked_package_has_a_hash(root: Path, name: str) -> None:
    lock = (root / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    packages = re.findall(r"^[a-z0-9][\w.-]*==\S+ \\\n +--hash=sha256:[0-9a-f]{64}", lock, re.M)
    assert packages
    assert len(packages) == len(re.findall(r"^[a-z0-9][\w.-]*(?:\[.*\])?==", lock, re.M))


@pytest.mark.parametrize("name", LOCKS)
def test_repository_no_lock_names_a_registry(root: Path, name: str) -> None:
    lock = (root / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    lines = [line for line in lock.splitlines() if not line.lstrip().startswith("#")]
    assert not any("index-url" in line or "://" in line for line in lines)


def test_repository_readme_names_only_existing_files(root: Path) -> None:
    readme = (root / "README.md").read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)#]+)\)", readme)
    assert links
    assert [link for link in links if not (root / link).exists()] == []


def test_repository_guide_for_officers_shows_pictures_that_exist_and_are_small(root: Path) -> None:
    guide = (root / "docs" / "handleiding-redactie.md").read_text(encoding="utf-8")
    shown = set(re.findall(r"!\[[^\]]+\]\(screenshots/([^)]+)\)", guide))
    there = {path.name for path in (root / "docs" / "screenshots").glob("redactie-*.jpg")}
    assert shown == there
    sizes = [(root / "docs" / "screenshots" / name).stat().st_size for name in shown]
    assert max(sizes) <= 120 * 1024


def test_repository_guide_for_webmasters_shows_the_other_pictures_and_they_are_small(
    root: Path,
) -> None:
    guide = (root / "docs" / "inbouwen.md").read_text(encoding="utf-8")
    shown = set(re.findall(r"!\[[^\]]+\]\(screenshots/([^)]+)\)", guide))
    there = {path.name for path in (root / "docs" / "screenshots").glob("*.jpg")}
    rest = {name for name in there if not name.startswith("redactie-")}
    assert shown and shown <= rest
    sizes = [(root / "docs" / "screenshots" / name).stat().st_size for name in rest]
    assert max(sizes) <= 120 * 1024


def test_repository_readme_names_only_existing_commands(root: Path) -> None:
    readme = (root / "README.md").read_text(encoding="utf-8")
    makefile = (root / "Makefile").read_text(encoding="utf-8")
    named = set(re.findall(r"(?:^|`)make ([a-z-]+)", readme, re.M))
    assert {"run", "test"} <= named
    assert [name for name in named if f"\n{name}:" not in makefile] == []


def test_repository_ci_calls_the_test_command_of_the_readme(root: Path) -> None:
    assert "make test" in (root / ".ci" / "run").read_text(encoding="utf-8")


def test_repository_tracks_no_model_database_or_log(root: Path) -> None:
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=root, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    wrong = (".tar.gz", ".sqlite3", ".db", ".log", ".pyc")
    assert [name for name in tracked if name.endswith(wrong)] == []


def test_repository_python_holds_no_telephone_number(root: Path) -> None:
    number = re.compile(r"\b0(?:800|900|88)[ -]?\d{3,}|\b14 0\d{2,3}\b")
    packages = ("bot", "catalog", "actions", "portal", "tools", "bench")
    found = [
        str(path.relative_to(root))
        for package in packages
        for path in (root / package).rglob("*.py")
        if number.search(path.read_text(encoding="utf-8"))
    ]
    assert found == []
