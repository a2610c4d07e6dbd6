"""Reads the examples of data/nlu/, which are plain lines in blocks, faster than Rasa does.

Rasa's importer reads each of some 1,300 files four times over, with a slow parser: to see which
kind it is, and then for what it holds. Here the folder says the kind. Then it copies and hashes all
examples anew in every step; ours are cheap to copy and remember their hash. A file with something
that only Rasa's own reader understands (an entity in brackets, a lookup table) is left to that.
Figures: docs/decisions/0013-follow-ups.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from rasa.shared.nlu.training_data.formats.rasa_yaml import RasaYAMLReader
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

ROOM = ("data", "nlu")
ENDINGS = (".yml", ".yaml")
PLAIN = frozenset({"intent", "metadata", "examples"})
LEADING = "- "


class Example(Message):
    """A training example: a message whose data are plain values, shared by its copies."""

    def __deepcopy__(self, memo: dict[int, Any]) -> Example:
        """Return a copy with data and features of its own; the values in them never change."""
        copied = Example(self.data, set(self.output_properties), self.time, list(self.features))
        copied._cached_fingerprint = self._cached_fingerprint
        return copied

    def set(self, prop: str, info: Any, add_to_output: bool = False) -> None:
        """Set a property; what it holds already changes nothing, its fingerprint neither."""
        if add_to_output or prop not in self.data or self.data[prop] != info:
            super().set(prop, info, add_to_output)


def is_example_file(path: str) -> bool:
    """Return whether a file stands in the room of the examples."""
    parts = Path(path).resolve().parts
    in_room = any(parts[i : i + len(ROOM)] == ROOM for i in range(len(parts)))
    return in_room and path.endswith(ENDINGS)


def read_examples(paths: Sequence[str]) -> TrainingData:
    """Return the examples of all files, in their order.

    Raises:
        YamlException: a file is broken; Rasa's own words say where.
    """
    plain: list[Message] = []
    other = TrainingData()
    for path in paths:
        found = _plain(path)
        if found is None:
            other = other.merge(RasaYAMLReader().read(path))
        else:
            plain.extend(found)
    return TrainingData(plain).merge(other)


def _plain(path: str) -> list[Message] | None:
    """Return the messages of a file of plain lines, None when it holds anything else."""
    text = Path(path).read_text(encoding="utf-8")
    if "[" in text:
        return None
    try:
        content = YAML(typ="safe").load(text)
        return [message for block in content["nlu"] for message in _messages(block)]
    except (YAMLError, KeyError, TypeError, ValueError):
        return None


def _messages(block: dict[str, Any]) -> Iterator[Message]:
    if not block.keys() <= PLAIN:
        raise ValueError("more than plain examples")
    for line in block["examples"].splitlines():
        if not line.startswith(LEADING):
            raise ValueError("no line of an example")
        example = line.removeprefix(LEADING).strip()
        yield Example.build(example, block["intent"], [], block.get("metadata"), None)
