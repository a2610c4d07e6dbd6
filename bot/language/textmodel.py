"""A linear classifier over the features of a message: small, fast, and readable from disk.

Trained with scikit-learn, applied with plain NumPy: one message costs a dictionary look-up per
feature and one small matrix product. Saved as JSON and NumPy arrays, never as pickle.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bot.language.features import Classes, features
from bot.language.learners import Floats, learn_logistic, learn_svm
from bot.language.vectors import Array, Vectoriser

LEARNERS: dict[str, Callable[..., tuple[Floats, Floats]]] = {
    "logistic": learn_logistic,
    "svm": learn_svm,
}


@dataclass(frozen=True)
class Settings:
    """How a model is trained: learner, its strength (C), rarest feature, weight per block."""

    learner: str = "svm"
    strength: float = 0.3
    min_documents: int = 2
    block_weights: tuple[float, ...] = (1.0, 1.0, 0.5)


class TextModel:
    """Probabilities of labels for a message."""

    def __init__(
        self,
        *,
        labels: Sequence[str],
        vectoriser: Vectoriser,
        weights: Array,
        bias: Array,
        classes: Classes,
    ) -> None:
        """`weights` has shape (features, labels), `bias` (labels,)."""
        self.labels = tuple(labels)
        self._vectoriser = vectoriser
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
        messages = [features(text, classes) for text in texts]
        vectoriser = Vectoriser.fit(
            messages, rarest=settings.min_documents, block_weights=settings.block_weights
        )
        names = sorted(set(labels))
        numbers = np.array([names.index(label) for label in labels])
        learn = LEARNERS[settings.learner]
        weights, bias = learn(vectoriser.matrix(messages), numbers, settings.strength)
        return cls(
            labels=names,
            vectoriser=vectoriser,
            # Half a float is how they are kept: a trained model and a loaded one are the same.
            weights=np.ascontiguousarray(weights.T.astype(np.float16), dtype=np.float32),
            bias=bias.astype(np.float32),
            classes=classes,
        )

    def probabilities(self, text: str) -> Array:
        """Return one probability per label, in the order of `labels`."""
        columns, values = self._vectoriser.row(features(text, self._classes))
        scores = values @ self._weights[columns] + self._bias
        shifted = np.exp(scores - scores.max())
        return np.asarray(shifted / shifted.sum(), dtype=np.float32)

    def save(self, folder: Path) -> None:
        """Write `model.json` and `model.npz` into the folder."""
        vectoriser = self._vectoriser
        words = sorted(vectoriser.vocabulary, key=vectoriser.vocabulary.__getitem__)
        meta = {"labels": self.labels, "blocks": vectoriser.block_weights, "vocabulary": words}
        (folder / "model.json").write_text(json.dumps(meta, ensure_ascii=False), encoding="utf-8")
        # Rasa packs the model with the strongest compression; half the bytes are half the wait.
        halves = self._weights.astype(np.float16)
        np.savez(folder / "model.npz", idf=vectoriser.idf, weights=halves, bias=self._bias)

    @classmethod
    def load(cls, folder: Path, *, classes: Classes) -> TextModel:
        """Read what `save` wrote.

        Raises:
            OSError: a file is missing.
        """
        meta = json.loads((folder / "model.json").read_text(encoding="utf-8"))
        vocabulary = {word: index for index, word in enumerate(meta["vocabulary"])}
        with np.load(folder / "model.npz", allow_pickle=False) as arrays:
            return cls(
                labels=meta["labels"],
                vectoriser=Vectoriser(vocabulary, arrays["idf"], tuple(meta["blocks"])),
                weights=arrays["weights"].astype(np.float32),
                bias=arrays["bias"],
                classes=classes,
            )
