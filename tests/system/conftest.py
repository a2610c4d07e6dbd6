"""The whole system as `make run` starts it, on free ports; shared by all system tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tools.started import Running, started


@pytest.fixture(scope="session")
def system() -> Iterator[Running]:
    """Start the system once for all tests."""
    with started() as running:
        yield running
