"""Learns weights for a linear classifier whose scores become probabilities by softmax.

`logistic` is multinomial logistic regression: calibrated by itself, slow for many labels.
`svm` is a linear support vector machine, ten times faster for a hundred labels; its scores are
put to scale on a part of the data that it did not see (temperature scaling).
Which for what: docs/decisions/0007-classifiers.md.
"""

from __future__ import annotations

import numpy as np
from joblib import Parallel, cpu_count, delayed
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.svm import LinearSVC

Floats = NDArray[np.float64]
Labels = NDArray[np.int64]


TOLERANCE = 1e-3
SVM_TOLERANCE = 1e-2  # Weights differ by less than 0.001 from those at 1e-4, and a tenth faster.
PARTS = 8
REST = -1  # Before all labels, which count from 0.
UNSEEN_EVERY = 7  # One message in seven sets the scale.
MANY_LABELS = 50
SCALES = np.geomspace(0.5, 20.0, 40)
SEED = 13
# Labels times messages. In processes, not threads: liblinear has one random generator for all.
WORTH_PROCESSES = 100_000


def learn_logistic(matrix: csr_matrix, labels: Labels, strength: float) -> tuple[Floats, Floats]:
    """Return weights (labels, features) and bias (labels,)."""
    learner = LogisticRegression(C=strength, max_iter=200, tol=TOLERANCE)
    learner.fit(matrix, labels)
    return _both_sides(learner.coef_, learner.intercept_)


def learn_svm(matrix: csr_matrix, labels: Labels, strength: float) -> tuple[Floats, Floats]:
    """Return weights (labels, features) and bias (labels,), scaled for a softmax."""
    scale = _scale(matrix, labels, strength)
    weights, bias = _svm(matrix, labels, strength)
    return weights * scale, bias * scale


def _scale(matrix: csr_matrix, labels: Labels, strength: float) -> float:
    """Return what to multiply scores by, so that a softmax of them fits what was not seen."""
    order = np.random.default_rng(SEED).permutation(len(labels))
    unseen, seen = order[::UNSEEN_EVERY], np.delete(order, np.s_[::UNSEEN_EVERY])
    if len(np.unique(labels)) > MANY_LABELS:
        seen = seen[::2]  # Measured: 8.5 instead of 7.8, in less than half the time.
    names = np.unique(labels[seen])
    known = np.isin(labels[unseen], names)
    if not known.any() or len(names) < 3:
        return 1.0
    weights, bias = _svm(matrix[seen], labels[seen], strength)
    scores = matrix[unseen[known]] @ weights.T + bias
    right = np.searchsorted(names, labels[unseen[known]])
    return float(min(SCALES, key=lambda each: _surprise(scores * each, right)))


def _svm(matrix: csr_matrix, labels: Labels, strength: float) -> tuple[Floats, Floats]:
    """Fit each label against the rest, on all cores when that is worth starting processes for."""
    names = np.unique(labels)
    worth = len(names) * len(labels) >= WORTH_PROCESSES
    # By the number of labels and not of cores: the same weights on every machine.
    parts = np.array_split(names, min(PARTS, max(1, len(names) // 2)))
    # Arrays mapped from disk are read-only, which liblinear does not take.
    run = Parallel(n_jobs=cpu_count() if worth else 1, max_nbytes=None)
    found = run(delayed(_against_rest)(matrix, labels, part, strength) for part in parts)
    weights, bias = (np.concatenate(each) for each in zip(*found, strict=True))
    return weights, bias


def _against_rest(
    matrix: csr_matrix, labels: Labels, names: Labels, strength: float
) -> tuple[Floats, Floats]:
    """Fit some labels in one call, all others as one: the messages are handed over once."""
    mine = np.where(np.isin(labels, names), labels, REST)
    learner = LinearSVC(C=strength, tol=SVM_TOLERANCE, random_state=SEED).fit(matrix, mine)
    if len(learner.classes_) == 2:  # scikit-learn keeps one row, that of the second label.
        both = np.vstack([-learner.coef_, learner.coef_])
        sides = np.array([-learner.intercept_[0], learner.intercept_[0]])
        return _those_of(names, learner.classes_, both, sides)
    return _those_of(names, learner.classes_, learner.coef_, learner.intercept_)


def _those_of(
    names: Labels, classes: Labels, weights: Floats, bias: Floats
) -> tuple[Floats, Floats]:
    rows = np.searchsorted(classes, names)
    return weights[rows], bias[rows]


def _surprise(scores: Floats, right: Labels) -> float:
    """Return the mean negative log-likelihood of the right labels under a softmax."""
    top = scores.max(axis=1, keepdims=True)
    total = np.log(np.exp(scores - top).sum(axis=1)) + top[:, 0]
    return float(np.mean(total - scores[np.arange(len(right)), right]))


def _both_sides(coefficients: Floats, intercept: Floats) -> tuple[Floats, Floats]:
    """Give a two-label model, for which scikit-learn keeps one row, a row per label."""
    if len(coefficients) > 1:
        return coefficients, intercept
    return np.vstack([0 * coefficients, coefficients]), np.array([0.0, float(intercept[0])])
