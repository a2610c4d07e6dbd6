"""Chooses how the danger model and the intent model are joined, by cross-validation.

Only training text is used; held-out messages play no part. Printed: the weights of a logistic
regression over both chances (in logits), and the threshold that keeps the wanted recall. A second
opinion only: the lines in config.yml were drawn on the development part of the held-out messages
(docs/decisions/0007-classifiers.md).
Run: `.venvs/bot/bin/python -m bench.tune` (some minutes).
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from ruamel.yaml import YAML
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

from bot.language.danger import DangerModel, logit
from bot.language.features import load_word_classes
from bot.language.labelled import load_labelled
from bot.language.levels import DANGER_GROUP
from bot.language.textmodel import TextModel
from bot.paths import ROOT

FOLDS = 4
SEED = 5

Row = tuple[str, str, str]  # text, danger level, intent or ""


def main() -> None:
    """Print the weights, the threshold and what they give in cross-validation."""
    parser = argparse.ArgumentParser(prog="bench.tune", description=__doc__)
    parser.add_argument("--recall", type=float, default=0.98)
    recall = parser.parse_args().recall
    rows = _rows(ROOT)
    chances = _cross_validated(rows)
    acute = np.array([level == "acuut" for _, level, _ in rows])
    harmless = np.array([level == "geen" for _, level, _ in rows])
    learner = LogisticRegression(C=100.0).fit(chances, acute)
    joined = learner.predict_proba(chances)[:, 1]
    threshold = float(np.quantile(joined[acute], 1 - recall))
    result = {
        "messages": len(rows),
        "model_weight": round(float(learner.coef_[0][0]), 3),
        "intent_weight": round(float(learner.coef_[0][1]), 3),
        "bias": round(float(learner.intercept_[0]), 3),
        "acute": round(threshold, 3),
        "recall": recall,
        "false_alarms_harmless": round(float((joined[harmless] >= threshold).mean()), 4),
        "false_alarms_violence": round(float((joined[~acute & ~harmless] >= threshold).mean()), 4),
    }
    print(json.dumps(result))


def _rows(root: Path) -> list[Row]:
    found: dict[str, Row] = {text: (text, level, "") for text, level in load_labelled(root).items()}
    yaml = YAML(typ="safe")
    for path in sorted((root / "data" / "nlu").rglob("*.yml")):
        for block in yaml.load(path)["nlu"]:
            level = block["metadata"]["danger"]
            for line in block["examples"].splitlines():
                text = line.strip().removeprefix("-").strip()
                if text:
                    found[text] = (text, level, block["intent"])
    return list(found.values())


def _cross_validated(rows: Sequence[Row]) -> NDArray[np.float64]:
    """Return for each message both chances of acute danger, from models that did not see it."""
    classes = load_word_classes(ROOT)
    levels = [level for _, level, _ in rows]
    chances = np.zeros((len(rows), 2))
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=SEED)
    for number, (seen, unseen) in enumerate(folds.split(rows, levels), 1):
        print(f"deel {number} van {FOLDS} ...", flush=True)
        part = [rows[index] for index in seen]
        danger = DangerModel.fit({text: level for text, level, _ in part}, classes=classes)
        named = [(text, intent) for text, _, intent in part if intent]
        intent = TextModel.fit([t for t, _ in named], [i for _, i in named], classes=classes)
        acute = [i for i, name in enumerate(intent.labels) if name.startswith(DANGER_GROUP)]
        for index in unseen:
            text = rows[index][0]
            chances[index, 0] = logit(float(danger.probabilities(text)[0]))
            chances[index, 1] = logit(float(intent.probabilities(text)[acute].sum()))
    return chances


if __name__ == "__main__":
    main()
