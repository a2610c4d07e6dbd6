"""A gemeente: the part of content/gemeenten/<id>.yml that officers change."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any

from editor.records.mapping.values import items_of, lines_of, plain, words

Fields = dict[str, Any]
TEAM = {
    "team_contact": "contact",
    "team_name": "name",
    "how_it_works": "how_it_works",
    "way_in": "way_in",
    "professionals_way_in": "professionals_way_in",
}
LISTS = ("hamlets", "to_check")


def fields_of(raw: Mapping[str, Any]) -> Fields:
    """Return the fields of a record from a file."""
    team = raw["local_team"]
    return {
        "name": raw["name"],
        "contact": raw["contact"],
        **{field: words(team[name]) for field, name in TEAM.items()},
        "team_sources": lines_of(team["sources"]),
        **{name: lines_of(raw[name]) for name in LISTS},
    }


def raw_of(fields: Fields, base: Mapping[str, Any]) -> dict[str, Any]:
    """Return the file's content; what did not change stays as it is."""
    raw = copy.deepcopy(dict(base))
    before = fields_of(base)
    changed = {name for name in before if plain(fields[name]) != plain(before[name])}
    if "contact" in changed:
        raw["contact"] = plain(fields["contact"])
    for field, name in TEAM.items():
        if field in changed:
            raw["local_team"][name] = plain(fields[field]) or None
    if "team_sources" in changed:
        raw["local_team"]["sources"] = items_of(fields["team_sources"])
    for name in LISTS:
        if name in changed:
            raw[name] = items_of(fields[name])
    return raw
