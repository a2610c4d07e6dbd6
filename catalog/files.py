"""Read a YAML file of content/ once, check it against its JSON Schema, and find lines in it.

The plain parse is fast and kept per text, so an unchanged file is parsed once; only when something
is wrong is the text parsed again with positions (ruamel.yaml 0.17 and 0.19 both give them).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from jsonschema import Draft7Validator
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from catalog.dutch import explain
from catalog.errors import CatalogueError, Finding

Steps = Sequence[str | int]


def read(root: Path, path: Path, *, schema: str) -> Any:
    """Return the checked content of a file; do not change it, it is shared.

    Raises:
        CatalogueError: missing, not YAML, a doubled key, or not according to the schema.
    """
    data, findings = inspect(root, path, schema=schema)
    if findings:
        raise CatalogueError(findings)
    return data


def inspect(root: Path, path: Path, *, schema: str) -> tuple[Any, list[Finding]]:
    """Return the content of a file (None when unreadable) and all that is wrong with its form."""
    name = relative(root, path)
    try:
        data = _parse(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None, [Finding(name, 0, "dit bestand ontbreekt")]
    except UnicodeDecodeError:
        return None, [Finding(name, 0, "dit bestand is geen UTF-8; sla het op als UTF-8")]
    except YAMLError as error:
        return None, [Finding(name, _error_line(error), _yaml_message(error))]
    validator = _validator(str(root / "content" / "schema" / f"{schema}.json"))
    return data, [
        Finding(name, line_at(path, list(error.absolute_path)), explain(error))
        for error in sorted(validator.iter_errors(data), key=lambda e: str(list(e.absolute_path)))
    ]


def relative(root: Path, path: Path) -> str:
    """Return a path as a reader sees it: from the checkout on, with forward slashes."""
    return path.relative_to(root).as_posix()


def line_at(path: Path, steps: Steps, *, needle: str | None = None) -> int:
    """Return the line (from 1) of a place in a file, or of `needle` at or below that place."""
    text = path.read_text(encoding="utf-8")
    node = _parse_with_positions(text)
    line = 0
    for step in steps:
        try:
            position = node.lc.item(step) if isinstance(step, int) else node.lc.key(step)
            line, node = position[0], node[step]
        except (AttributeError, KeyError, IndexError, TypeError):
            break
    if needle:
        line = _search(text.splitlines(), line, needle.splitlines()[0])
    return line + 1


def _search(rows: Sequence[str], start: int, needle: str) -> int:
    return next((row for row in range(start, len(rows)) if needle in rows[row]), start)


@lru_cache(maxsize=512)
def _parse(text: str) -> Any:
    return YAML(typ="safe").load(text)


@lru_cache(maxsize=64)
def _parse_with_positions(text: str) -> Any:
    return YAML(typ="rt").load(text)


@lru_cache(maxsize=32)
def _validator(path: str) -> Draft7Validator:
    schema = json.loads(Path(path).read_text(encoding="utf-8"))
    Draft7Validator.check_schema(schema)
    return Draft7Validator(schema)


def _error_line(error: YAMLError) -> int:
    mark = getattr(error, "problem_mark", None)
    return int(mark.line) + 1 if mark is not None else 0


def _yaml_message(error: YAMLError) -> str:
    problem = str(getattr(error, "problem", "") or "")
    if problem.startswith("found duplicate key"):
        key = problem.split('"')[1]
        return f"'{key}' staat hier voor de tweede keer; laat er één staan"
    if isinstance(error, MarkedYAMLError):
        return (
            "dit kan niet worden gelezen: kijk naar inspringen, dubbele punten en aanhalingstekens"
            f" op of vlak boven deze regel ({problem})"
        )
    return f"dit kan niet worden gelezen ({error})"


def yaml_files(folder: Path) -> Iterator[Path]:
    """Yield the .yml files of a folder in a fixed order."""
    yield from sorted(folder.glob("*.yml"))


def texts_in(value: Any, steps: tuple[str | int, ...] = ()) -> Iterator[tuple[Steps, str]]:
    """Yield every text within a value, with the steps that lead to it."""
    if isinstance(value, str):
        yield steps, value
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from texts_in(part, (*steps, key))
    elif isinstance(value, list):
        for place, part in enumerate(value):
            yield from texts_in(part, (*steps, place))
