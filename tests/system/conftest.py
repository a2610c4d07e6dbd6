"""The whole system as `make run` starts it, on free ports; shared by all system tests."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator

import pytest

from tools.started import Running, started

# These run in the editor's own environment (Makefile).
collect_ignore_glob = [] if importlib.util.find_spec("django") else ["test_editor_*.py"]


@pytest.fixture(scope="session")
def system() -> Iterator[Running]:
    """Start the system once for all tests."""
    with started() as running:
        yield running
