"""A linear classifier over the features of a message: small, fast, and readable from disk.

Trained with scikit-learn, applied with plain NumPy: one message costs a dictionary look-up per
feature and one small matrix product. Saved as JSON and NumPy arrays, never as pickle.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from bot.language.features import Classes, features

Array = NDArray[np.float32]
BLOCKS = 3


@dataclass(frozen=True)
class Settings:
    """How a model is trained: weight per block, regularisation, and the rarest feature kept."""

    block_weights: tuple[float, ...] = (1.0, 1.0, 1.0)
    strength: float = 10.0
    min_documents: int = 2
    solver: str = "lbfgs"
    max_iterations: int = 200
    balanced: bool = False


class TextModel:
    """Probabilities of labels for a message."""

    def __init__(
        self,
        *,
        labels: Sequence[str],
        vocabulary: dict[str, int],
        idf: Array,
        block_weights: Sequence[float],
        weights: Array,
        bias: Array,
        classes: Classes,
    ) -> None:
        """`weights` has shape (features, labels); `idf` (features,); `bias` (labels,)."""
        self.labels = tuple(labels)
        self._vocabulary = vocabulary
        self._idf = idf
        self._block_weights = tuple(block_weights)
        self._weights = weights
        self._bias = bias
        self._classes = classes

    @classmethod
    def fit(
        cls,
        texts: Sequence[str],
        labels: Sequence[str],
        *,
        classes: Classes,
        settings: Settings | None = None,
    ) -> TextModel:
        """Learn from texts and their labels, one label each."""
        settings = settings or Settings()
        blocks = [features(text, classes) for text in texts]
        vocabulary, idf = _vocabulary(blocks, settings.min_documents)
        names = sorted(set(labels))
        rows = [_row(each, vocabulary, idf, settings.block_weights) for each in blocks]
        matrix = _matrix(rows, len(vocabulary))
        learner = LogisticRegression(
            C=settings.strength,
            solver=settings.solver,
            max_iter=settings.max_iterations,
            tol=1e-3,
            class_weight="balanced" if settings.balanced else None,
            multi_class="ovr" if settings.solver == "liblinear" else "auto",
        )
        learner.fit(matrix, [names.index(label) for label in labels])
        weights, bias = _both_sides(learner.coef_, learner.intercept_, len(names))
        return cls(
            labels=names,
            vocabulary=vocabulary,
            idf=idf,
            block_weights=settings.block_weights,
            weights=np.ascontiguousarray(weights.T, dtype=np.float32),
            bias=bias.astype(np.float32),
            classes=classes,
        )

    def probabilities(self, text: str) -> Array:
        """Return one probability per label, in the order of `labels`."""
        indices, values = _row(
            features(text, self._classes), self._vocabulary, self._idf, self._block_weights
        )
        scores = values @ self._weights[indices] + self._bias
        shifted = np.exp(scores - scores.max())
        return np.asarray(shifted / shifted.sum(), dtype=np.float32)

    def save(self, folder: Path) -> None:
        """Write `model.json` and `model.npz` into the folder."""
        words = sorted(self._vocabulary, key=self._vocabulary.__getitem__)
        meta = {"labels": self.labels, "blocks": self._block_weights, "vocabulary": words}
        (folder / "model.json").write_text(json.dumps(meta, ensure_ascii=False), encoding="utf-8")
        np.savez(folder / "model.npz", idf=self._idf, weights=self._weights, bias=self._bias)

    @classmethod
    def load(cls, folder: Path, *, classes: Classes) -> TextModel:
        """Read what `save` wrote.

        Raises:
            OSError: a file is missing.
        """
        meta = json.loads((folder / "model.json").read_text(encoding="utf-8"))
        with np.load(folder / "model.npz", allow_pickle=False) as arrays:
            return cls(
                labels=meta["labels"],
                vocabulary={word: index for index, word in enumerate(meta["vocabulary"])},
                idf=arrays["idf"],
                block_weights=meta["blocks"],
                weights=arrays["weights"],
                bias=arrays["bias"],
                classes=classes,
            )


def _both_sides(
    coefficients: NDArray[np.float64], intercept: NDArray[np.float64], count: int
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Give a two-class model, for which scikit-learn keeps one row, a row per class."""
    if count != 2 or len(coefficients) == 2:
        return coefficients, intercept
    return np.vstack([0 * coefficients, coefficients]), np.array([0.0, intercept[0]])


def _vocabulary(blocks: list[list[list[str]]], rarest: int) -> tuple[dict[str, int], Array]:
    counts: Counter[str] = Counter()
    for message in blocks:
        counts.update({feature for block in message for feature in block})
    kept = sorted(feature for feature, count in counts.items() if count >= rarest)
    total = len(blocks) + 1
    idf = np.array([np.log(total / (counts[word] + 1)) + 1 for word in kept], dtype=np.float32)
    return {word: index for index, word in enumerate(kept)}, idf


def _row(
    blocks: list[list[str]], vocabulary: dict[str, int], idf: Array, block_weights: Sequence[float]
) -> tuple[NDArray[np.int64], Array]:
    """Return indices and values: tf-idf with damped counts, each block of length `weight`."""
    indices: list[int] = []
    values: list[Array] = []
    for block, weight in zip(blocks, block_weights, strict=True):
        counts: dict[int, int] = {}
        for feature in block:
            index = vocabulary.get(feature)
            if index is not None:
                counts[index] = counts.get(index, 0) + 1
        if not counts:
            continue
        found = np.fromiter(counts, dtype=np.int64, count=len(counts))
        often = np.fromiter(counts.values(), dtype=np.float32, count=len(counts))
        part = (1 + np.log(often)) * idf[found]
        indices.extend(found.tolist())
        values.append(np.asarray(weight * part / np.linalg.norm(part), dtype=np.float32))
    flat = np.concatenate(values) if values else np.zeros(0, dtype=np.float32)
    return np.array(indices, dtype=np.int64), flat


def _matrix(rows: list[tuple[NDArray[np.int64], Array]], width: int) -> csr_matrix:
    starts = np.cumsum([0, *(len(indices) for indices, _ in rows)])
    return csr_matrix(
        (np.concatenate([v for _, v in rows]), np.concatenate([i for i, _ in rows]), starts),
        shape=(len(rows), width),
    )
