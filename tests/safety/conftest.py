"""One analyser for all tests of the reviewer's room."""

from pathlib import Path

import pytest

from bot.language import Analyser


@pytest.fixture(scope="session")
def analyser(root: Path) -> Analyser:
    return Analyser.from_rooms(root)
