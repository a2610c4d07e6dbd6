"""The classifier learns, is saved without pickle, and comes back the same."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from bot.language.features import features, words_of
from bot.language.textmodel import TextModel

TEXTS = [
    "hij slaat mij",
    "hij sloeg mij",
    "zij slaat hem",
    "ik eet soep",
    "wij eten brood",
    "soep met brood",
]
LABELS = ["geweld", "geweld", "geweld", "eten", "eten", "eten"]
CLASSES = {"slaat": ("V_SLAAN",), "mept": ("V_SLAAN",), "sloeg": ("V_SLAAN",), "mij": ("P_IK",)}


def _model() -> TextModel:
    return TextModel.fit(TEXTS, LABELS, classes=CLASSES)


def test_textmodel_knows_what_it_learned() -> None:
    model = _model()
    chances = model.probabilities("hij slaat haar")
    assert model.labels[int(chances.argmax())] == "geweld"
    assert abs(float(chances.sum()) - 1) < 1e-5


def test_textmodel_unseen_word_counts_through_its_meaning_class() -> None:
    with_class = _model().probabilities("mept")
    without = TextModel.fit(TEXTS, LABELS, classes={}).probabilities("mept")
    index = _model().labels.index("geweld")
    assert with_class[index] > without[index]


def test_textmodel_saved_and_loaded_gives_the_same_answer(tmp_path: Path) -> None:
    model = _model()
    model.save(tmp_path)
    loaded = TextModel.load(tmp_path, classes=CLASSES)
    for text in ("hij slaat mij", "", "😭", "onbekend woord"):
        assert np.allclose(model.probabilities(text), loaded.probabilities(text))


def test_features_keep_the_order_of_meaning_classes() -> None:
    assert "k:V_SLAAN>P_IK" in features("hij slaat mij", CLASSES)[2]
    assert "k:P_IK>V_SLAAN" not in features("hij slaat mij", CLASSES)[2]


def test_features_shorten_repeated_letters() -> None:
    assert words_of("Heeeelp!!!") == ["heelp", "!", "!"]
