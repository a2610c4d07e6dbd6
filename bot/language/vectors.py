"""Features as numbers: which features a model knows, and a message as a sparse row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, diags

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
        """Return one row per message, the same as `row` gives, for many at once."""
        blocks = (self._block(messages, index) for index in range(len(self.block_weights)))
        return csr_matrix(
            sum(blocks, csr_matrix((len(messages), len(self.vocabulary)))), dtype="f4"
        )

    def _block(self, messages: Sequence[Blocks], index: int) -> csr_matrix:
        columns: list[int] = []
        starts = [0]
        for message in messages:
            found = map(self.vocabulary.get, message[index])
            columns.extend(column for column in found if column is not None)
            starts.append(len(columns))
        ones = np.ones(len(columns), dtype=np.float32)
        block = csr_matrix((ones, columns, starts), shape=(len(messages), len(self.vocabulary)))
        block.sum_duplicates()
        block.data = (1 + np.log(block.data)) * self.idf[block.indices]
        lengths = np.sqrt(np.asarray(block.multiply(block).sum(axis=1)).ravel())
        return diags(self.block_weights[index] / np.where(lengths, lengths, 1.0)) @ block
