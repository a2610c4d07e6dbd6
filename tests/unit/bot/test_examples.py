"""Our fast reader gives Rasa the same examples as Rasa's own."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path

import pytest
from rasa.shared.importers.rasa import RasaFileImporter

from bot.examples import Example, is_example_file, read_examples
from bot.importer import ContentImporter

BLOCK = 'version: "3.1"\nnlu:\n- intent: {intent}\n  metadata:\n    danger: geen\n  examples: |\n'


def _room(tmp_path: Path, **files: str) -> Path:
    folder = tmp_path / "data" / "nlu" / "vraag"
    folder.mkdir(parents=True)
    for name, lines in files.items():
        (folder / f"{name}.yml").write_text(BLOCK.format(intent=name) + lines, encoding="utf-8")
    return tmp_path / "data"


def test_examples_are_those_of_rasa(root: Path) -> None:
    files = sorted(map(str, (root / "data" / "nlu" / "bot").rglob("*.yml")))[:12]
    ours = ContentImporter(training_data_paths=files).get_nlu_data()
    theirs = RasaFileImporter(training_data_paths=files).get_nlu_data()
    assert len(ours.training_examples) > 100
    assert {m.fingerprint() for m in ours.training_examples} == {
        m.fingerprint() for m in theirs.training_examples
    }


def test_examples_with_entities_are_left_to_rasa(tmp_path: Path) -> None:
    data = _room(tmp_path, vraag_plaats="    - ik woon in [Ede](plaats)\n    - hoi\n")
    found = ContentImporter(training_data_paths=[str(data)]).get_nlu_data()
    entities = [e["entity"] for m in found.training_examples for e in m.get("entities") or ()]
    assert entities == ["plaats"] and len(found.training_examples) == 2


def test_examples_of_a_broken_file_are_an_error_that_names_it(tmp_path: Path) -> None:
    data = _room(tmp_path, vraag_kapot="    - hoi\n  - intent: [\n")
    with pytest.raises(Exception, match=r"vraag_kapot\.yml"):
        read_examples([str(path) for path in data.rglob("*.yml")])


def test_examples_are_told_by_their_room(tmp_path: Path) -> None:
    assert is_example_file("data/nlu/vraag/x.yml")
    assert not is_example_file("data/rules/vraag.yml") and not is_example_file("data/nlu/x.txt")
    assert not is_example_file("tests/nlu/x.yml")


def test_examples_a_copy_is_equal_and_changes_alone() -> None:
    example = Example.build("hoi", "gesprek_groet", [], {"danger": "geen"}, None)
    copied = deepcopy(example)
    assert copied == example and hash(copied) == hash(example)
    copied.set("intent", "gesprek_groet")
    assert copied == example
    copied.set("intent", "gesprek_dank")
    assert copied != example and example.get("intent") == "gesprek_groet"
