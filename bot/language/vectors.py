"""Features as numbers: which features a model knows, and a message as a sparse row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

Array = NDArray[np.float32]
Indices = NDArray[np.int64]
Blocks = list[list[str]]


@dataclass(frozen=True)
class Vectoriser:
    """Feature → column, how rare each is, and how much each block of features counts."""

    vocabulary: dict[str, int]
    idf: Array
    block_weights: tuple[float, ...]

    @classmethod
    def fit(
        cls, messages: Sequence[Blocks], *, rarest: int, block_weights: tuple[float, ...]
    ) -> Vectoriser:
        """Keep the features that stand in at least `rarest` messages."""
        counts: Counter[str] = Counter()
        for message in messages:
            counts.update({feature for block in message for feature in block})
        kept = sorted(feature for feature, count in counts.items() if count >= rarest)
        total = len(messages) + 1
        idf = np.array([np.log(total / (counts[name] + 1)) + 1 for name in kept], dtype=np.float32)
        return cls({name: index for index, name in enumerate(kept)}, idf, block_weights)

    def row(self, blocks: Blocks) -> tuple[Indices, Array]:
        """Return columns and values: tf-idf with damped counts, each block of its own length."""
        columns: list[int] = []
        values: list[Array] = []
        for block, weight in zip(blocks, self.block_weights, strict=True):
            counts: dict[int, int] = {}
            for feature in block:
                column = self.vocabulary.get(feature)
                if column is not None:
                    counts[column] = counts.get(column, 0) + 1
            if counts:
                found = np.fromiter(counts, dtype=np.int64, count=len(counts))
                often = np.fromiter(counts.values(), dtype=np.float32, count=len(counts))
                part = (1 + np.log(often)) * self.idf[found]
                columns.extend(counts)
                values.append(np.asarray(weight * part / np.linalg.norm(part), dtype=np.float32))
        flat = np.concatenate(values) if values else np.zeros(0, dtype=np.float32)
        return np.array(columns, dtype=np.int64), flat

    def matrix(self, messages: Sequence[Blocks]) -> csr_matrix:
        """Return one row per message."""
        rows = [self.row(message) for message in messages]
        starts = np.cumsum([0, *(len(columns) for columns, _ in rows)])
        return csr_matrix(
            (np.concatenate([v for _, v in rows]), np.concatenate([c for c, _ in rows]), starts),
            shape=(len(rows), len(self.vocabulary)),
        )
