"""Load content/gemeenten/: the five gemeenten, places outside, names with several meanings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from catalog.errors import CatalogueError, Finding
from catalog.files import inspect, line_at, read, relative, yaml_files
from catalog.gemeente_records import (
    AmbiguousName,
    BoundaryCase,
    DoubtfulPostcode,
    Gemeente,
    Gemeenten,
    LocalTeam,
    Meaning,
    OutsidePlace,
    Place,
)

OTHER_FILES = {
    "buiten_regio": "outside",
    "dubbelzinnig": "ambiguous",
    "regio": "region",
}
Raw = Mapping[str, Any]


def load_gemeenten(root: Path) -> Gemeenten:
    """Return the five gemeenten and what lies around them.

    Raises:
        CatalogueError: a file is missing or wrong, or one postcode stands at two gemeenten.
    """
    folder = root / "content" / "gemeenten"
    findings = inspect_gemeenten(root)
    if findings:
        raise CatalogueError(findings)
    outside, ambiguous, region = (
        read(root, folder / f"{stem}.yml", schema=schema) for stem, schema in OTHER_FILES.items()
    )
    five = (read(root, path, schema="gemeente") for path in _gemeente_files(folder))
    return Gemeenten(
        five={raw["id"]: _gemeente(raw) for raw in five},
        outside=tuple(OutsidePlace(**{**r, "pc4": tuple(r["pc4"])}) for r in outside["places"]),
        edge_postcodes={
            pc4: edge["gemeente"] for edge in outside["edge_postcodes"] for pc4 in edge["pc4"]
        },
        ambiguous=tuple(_ambiguous(raw) for raw in ambiguous["names"]),
        region=dict(region),
    )


def inspect_gemeenten(root: Path) -> list[Finding]:
    """Return all that is wrong in content/gemeenten/."""
    folder = root / "content" / "gemeenten"
    findings: list[Finding] = []
    for stem, schema in OTHER_FILES.items():
        findings += inspect(root, folder / f"{stem}.yml", schema=schema)[1]
    seen: dict[str, str] = {}
    for path in _gemeente_files(folder):
        raw, wrong = inspect(root, path, schema="gemeente")
        findings += wrong or _file_problems(root, path, raw, seen)
    return findings


def _file_problems(root: Path, path: Path, raw: Raw, seen: dict[str, str]) -> list[Finding]:
    """Return what a schema cannot see; `seen` remembers whose each postcode is."""
    name = relative(root, path)
    found: list[Finding] = []
    if raw["id"] != path.stem:
        message = f"id '{raw['id']}' hoort gelijk te zijn aan de bestandsnaam '{path.stem}'"
        found.append(Finding(name, line_at(path, ["id"]), message))
    for pc4 in _postcodes(raw):
        if pc4 in seen:
            message = f"postcode {pc4} staat hier dubbel, of ook bij {seen[pc4]}"
            found.append(Finding(name, line_at(path, ["places"], needle=pc4), message))
        seen[pc4] = raw["id"]
    return found


def _gemeente_files(folder: Path) -> Iterable[Path]:
    return (path for path in yaml_files(folder) if path.stem not in OTHER_FILES)


def _postcodes(raw: Raw) -> Iterable[str]:
    return (pc4 for place in (*raw["places"], *raw["postbus"]) for pc4 in place["pc4"])


def _gemeente(raw: Raw) -> Gemeente:
    team = raw["local_team"]
    return Gemeente(
        id=raw["id"],
        name=raw["name"],
        cbs_code=raw["cbs_code"],
        contact=raw["contact"],
        local_team=LocalTeam(**{**team, "sources": tuple(team["sources"])}),
        places=_places(raw["places"]),
        postbus=_places(raw["postbus"]),
        doubtful_pc4=tuple(DoubtfulPostcode(**doubt) for doubt in raw["doubtful_pc4"]),
        hamlets=tuple(raw["hamlets"]),
        boundary_cases=tuple(
            BoundaryCase(**{**case, "pc4": tuple(case["pc4"])}) for case in raw["boundary_cases"]
        ),
        to_check=tuple(raw["to_check"]),
    )


def _places(raws: Iterable[Raw]) -> tuple[Place, ...]:
    return tuple(Place(raw["name"], raw["part"], tuple(raw["pc4"])) for raw in raws)


def _ambiguous(raw: Raw) -> AmbiguousName:
    meanings = (Meaning(**{**m, "pc4": tuple(m["pc4"])}) for m in raw["meanings"])
    return AmbiguousName(**{**raw, "meanings": tuple(meanings)})
