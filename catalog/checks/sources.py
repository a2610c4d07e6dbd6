"""Every fact has its source: background of a gemeente, and answers that state a fact.

What has no source is only kept with the words `te controleren`, and is never shown.
"""

from __future__ import annotations

from collections.abc import Iterator

from catalog.checks.room import Room
from catalog.errors import Finding
from catalog.files import inspect, line_at, relative, yaml_files
from catalog.gemeenten import OTHER_FILES, load_gemeenten

UNSURE = "te controleren"
# Answers that explain how something is: law, rules, organisations.
FACTUAL = ("utter_vraag_", "utter_professional_")
OWN_WORDS = "eigen advies"


def find(room: Room) -> Iterator[Finding]:
    """Yield facts without a source."""
    if not room.has_rules:
        return
    teams = tuple(f"utter_lokaal_{gemeente}" for gemeente in load_gemeenten(room.root).five)
    for response in room.variations():
        if response.key.startswith((*FACTUAL, *teams)) and not response.metadata.get("source"):
            message = (
                "zet bij metadata: source waar dit vandaan komt"
                f" (of '{OWN_WORDS}' als er geen feit in staat)"
            )
            yield room.at(response, message)
    for path in yaml_files(room.root / "content" / "gemeenten"):
        if path.stem in OTHER_FILES:
            continue
        raw, wrong = inspect(room.root, path, schema="gemeente")
        for row, item in enumerate([] if wrong else raw["background"]):
            if item["source"] is None and UNSURE not in item["fact"]:
                message = f"dit feit heeft geen bron; geef er een, of zet er '{UNSURE}' bij"
                yield Finding(
                    relative(room.root, path), line_at(path, ["background", row]), message
                )
