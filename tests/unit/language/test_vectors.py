"""Many messages at once become the same numbers as each by itself."""

from __future__ import annotations

import numpy as np
import pytest

from bot.language.features import features
from bot.language.vectors import Vectoriser

TEXTS = ["hij slaat mij", "hij slaat de deur dicht dicht", "ik ben bang", "???", ""]
CLASSES = {"bang": ("angst",), "slaat": ("geweld", "nu")}


@pytest.fixture
def messages() -> list[list[list[str]]]:
    return [features(text, CLASSES) for text in TEXTS]


def test_vectors_matrix_holds_the_rows(messages: list[list[list[str]]]) -> None:
    vectoriser = Vectoriser.fit(messages, rarest=1, block_weights=(1.0, 2.0, 0.5))
    matrix = vectoriser.matrix(messages)
    assert matrix.dtype == np.float32
    for number, message in enumerate(messages):
        columns, values = vectoriser.row(message)
        row = np.zeros(len(vectoriser.vocabulary), dtype=np.float32)
        row[columns] = values
        assert matrix[number].toarray().ravel() == pytest.approx(row, abs=1e-6)


def test_vectors_what_was_never_seen_is_an_empty_row(messages: list[list[list[str]]]) -> None:
    vectoriser = Vectoriser.fit(messages[:3], rarest=1, block_weights=(1.0, 1.0, 1.0))
    assert vectoriser.matrix([features("??", {})]).nnz == 0
