"""Load content/responses/: the texts, as written and as Rasa wants them.

Rasa reads domain files in unsorted order and lets the last of two equal keys win; here a doubled
key is refused, and the order is fixed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from catalog.contacts import load_contacts
from catalog.errors import CatalogueError, Finding
from catalog.files import inspect, line_at, relative, yaml_files
from catalog.fill import fill
from catalog.records import Button, Contact, Response
from catalog.wrong_numbers import find_wrong, load_wrong_numbers

Responses = dict[str, tuple[Response, ...]]


def load_responses(root: Path) -> Responses:
    """Return all texts by key, references NOT filled.

    Raises:
        CatalogueError: a file is wrong or a key stands in two files.
    """
    responses, findings = inspect_responses(root)
    if findings:
        raise CatalogueError(findings)
    return responses


def inspect_responses(root: Path) -> tuple[Responses, list[Finding]]:
    """Return the texts that can be read and all that is wrong with their form."""
    responses: Responses = {}
    findings: list[Finding] = []
    for path in yaml_files(root / "content" / "responses"):
        data, wrong = inspect(root, path, schema="responses")
        findings += wrong
        name = relative(root, path)
        for key, variations in ({} if wrong else data["responses"]).items():
            if key in responses:
                message = f"'{key}' staat ook in {responses[key][0].file}; laat er één staan"
                findings.append(Finding(name, line_at(path, ["responses", key]), message))
                continue
            responses[key] = tuple(
                _response(key, index, raw, name) for index, raw in enumerate(variations)
            )
    return responses, findings


def filled_responses(root: Path) -> dict[str, list[dict[str, Any]]]:
    """Return the texts in Rasa's domain form, references filled.

    Raises:
        CatalogueError: see `load_responses` and `fill`; also when a number that must never come
            out would come out.
    """
    contacts = load_contacts(root)
    wrong_numbers = load_wrong_numbers(root)
    filled: dict[str, list[dict[str, Any]]] = {}
    findings: list[Finding] = []
    for key, variations in load_responses(root).items():
        filled[key] = []
        for response in variations:
            try:
                entry = _rasa_form(response, contacts)
            except CatalogueError as error:
                findings += [at_response(root, response, f.message) for f in error.findings]
                continue
            for hit in find_wrong(spoken(entry), wrong_numbers, contacts):
                findings.append(at_response(root, response, hit.message))
            filled[key].append(entry)
    if findings:
        raise CatalogueError(findings)
    return filled


def at_response(
    root: Path, response: Response, message: str, *, needle: str | None = None
) -> Finding:
    """Return a finding at a variation, or at `needle` within it."""
    path = root / response.file
    line = line_at(path, ["responses", response.key, response.index], needle=needle)
    return Finding(response.file, line, f"{response.key}: {message}")


def spoken(entry: Mapping[str, Any]) -> str:
    """Return all that a resident sees of a filled text: bubbles and button titles."""
    return "\n\n".join([entry["text"], *(button["title"] for button in entry.get("buttons", ()))])


def _response(key: str, index: int, raw: Mapping[str, Any], file: str) -> Response:
    return Response(
        key=key,
        text=raw["text"],
        buttons=tuple(Button(**button) for button in raw.get("buttons", ())),
        metadata=dict(raw.get("metadata", {})),
        file=file,
        index=index,
    )


def _rasa_form(response: Response, contacts: Mapping[str, Contact]) -> dict[str, Any]:
    entry: dict[str, Any] = {"text": fill(response.text.strip(), contacts)}
    if response.buttons:
        buttons = [asdict(button) for button in response.buttons]
        entry["buttons"] = [{**b, "title": fill(b["title"], contacts)} for b in buttons]
    if response.metadata:
        entry["metadata"] = dict(response.metadata)
    return entry
