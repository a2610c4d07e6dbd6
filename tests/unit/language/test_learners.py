"""The learners find what tells labels apart, the same way on one core and on all."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.sparse import csr_matrix, hstack
from scipy.sparse import random as random_matrix

from bot.language import learners
from bot.language.learners import learn_logistic, learn_svm


@pytest.fixture
def three_labels() -> tuple[csr_matrix, np.ndarray]:
    """60 messages in which the column of their label stands out."""
    chance = np.random.default_rng(3)
    labels = np.arange(60) % 3
    return csr_matrix(chance.random((60, 3)) * 0.2 + np.eye(3)[labels]), labels


@pytest.mark.parametrize("learn", [learn_logistic, learn_svm])
def test_learners_tell_labels_apart(three_labels, learn) -> None:
    matrix, labels = three_labels
    weights, bias = learn(matrix, labels, 1.0)
    assert weights.shape == (3, 3) and bias.shape == (3,)
    assert ((matrix @ weights.T + bias).argmax(axis=1) == labels).all()


def test_learners_give_two_labels_a_row_each(three_labels) -> None:
    matrix, labels = three_labels
    weights, bias = learn_svm(matrix, (labels == 0).astype(int), 1.0)
    assert ((matrix @ weights.T + bias).argmax(axis=1) == (labels == 0)).all()


def test_learners_svm_is_the_same_on_all_cores(
    three_labels, monkeypatch: pytest.MonkeyPatch
) -> None:
    matrix, labels = three_labels
    # More than a megabyte: what joblib would hand to its processes as a read-only file.
    wide = hstack([matrix, random_matrix(60, 5_000, density=0.5, random_state=1)], format="csr")
    alone = learn_svm(wide, labels, 1.0)
    monkeypatch.setattr(learners, "WORTH_PROCESSES", 1)
    together = learn_svm(wide, labels, 1.0)
    assert all(np.array_equal(one, other) for one, other in zip(alone, together, strict=True))
