"""Load content/contacts/: one file per contact, one place per number.

Which numbers may be shown follows from their status; a file that shows more is refused, because a
wrong number is worst of all (docs/decisions/0004-which-numbers-are-shown.md).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from catalog.errors import CatalogueError, Finding
from catalog.files import inspect, line_at, read, relative, yaml_files
from catalog.hours import hours_problem
from catalog.records import Channel, Chat, Contact, Shown

CONFIRMED = frozenset({"bevestigd_officieel", "bevestigd_derden", "nagebeld"})
# Who can be reached whatever happens: no officer hides them or changes their number.
LIFELINES = ("112", "veilig_thuis")
LOCAL_KINDS = frozenset({"gemeente", "lokaal_team"})
RANK = {"nee": 0, "met_voorbehoud": 1, "ja": 2}
Raw = Mapping[str, Any]


def load_contacts(root: Path) -> dict[str, Contact]:
    """Return all contacts by id, in the order of their file names.

    Raises:
        CatalogueError: a file is wrong; the message names all of them, in Dutch.
    """
    contacts, findings = inspect_contacts(root)
    if findings:
        raise CatalogueError(findings)
    return contacts


def inspect_contacts(root: Path) -> tuple[dict[str, Contact], list[Finding]]:
    """Return the contacts that can be read and all that is wrong."""
    raws: dict[str, Raw] = {}
    findings: list[Finding] = []
    folder = root / "content" / "contacts"
    for path in yaml_files(folder):
        data, wrong = inspect(root, path, schema="contact")
        findings += wrong
        if not wrong:
            raws[path.stem] = data
    if not raws and not findings:
        findings.append(Finding(relative(root, folder), 0, "hier staat geen enkel contact"))
    for key, raw in raws.items():
        path = folder / f"{key}.yml"
        findings += [
            Finding(relative(root, path), line_at(path, [field]), message)
            for field, message in _problems(key, raw, raws)
        ]
    caution: Mapping[str, str] = read(root, root / "content" / "voorbehoud.yml", schema="caution")
    return {key: _contact(raw, raws, caution) for key, raw in raws.items()}, findings


def highest_show(status: str, kind: str) -> str:
    """Return the most that a telephone of this status may be shown: ja, met_voorbehoud or nee."""
    if status in CONFIRMED:
        return "ja"
    if status == "een_bron" and kind in LOCAL_KINDS:
        return "met_voorbehoud"
    return "nee"


def _problems(key: str, raw: Raw, raws: Mapping[str, Raw]) -> Iterator[tuple[str, str]]:
    """Yield (field, message) for what a schema cannot see."""
    if raw["id"] != key:
        yield "id", f"id '{raw['id']}' hoort gelijk te zijn aan de bestandsnaam '{key}'"
    yield from _number_problems(key, raw, raws)
    yield from _show_problems(raw, raws)
    for field, hours in (("hours_available", raw["hours_available"]), ("chat", _chat_hours(raw))):
        problem = hours_problem(hours) if hours else None
        if problem:
            yield field, problem
    if raw["use_instead"] not in (None, *raws):
        yield "use_instead", f"contact '{raw['use_instead']}' bestaat niet"
    if not raw["sources"] and raw["status"] != "niet_gevonden":
        yield "sources", "zonder bron kan de status alleen 'niet_gevonden' zijn"
    if raw["status"] == "nagebeld" and not (raw["dialled_on"] and raw["dialled_by"]):
        yield "status", "bij 'nagebeld' horen dialled_on (datum) en dialled_by (functie)"


def _number_problems(key: str, raw: Raw, raws: Mapping[str, Raw]) -> Iterator[tuple[str, str]]:
    owner = raw.get("telephone_of")
    if ("telephone" in raw) == ("telephone_of" in raw):
        yield "id", "vul telephone in of telephone_of, niet allebei"
    if owner is not None and not raws.get(owner, {}).get("telephone"):
        yield "telephone_of", f"contact '{owner}' bestaat niet of heeft zelf geen nummer"
    twins = [
        other
        for other, twin in raws.items()
        if other != key and raw.get("telephone") and _digits(twin) == _digits(raw)
    ]
    if twins:
        yield (
            "telephone",
            f"dit nummer staat ook bij {', '.join(twins)}; laat het bij één staan en"
            " verwijs bij de ander met telephone_of",
        )


def _show_problems(raw: Raw, raws: Mapping[str, Raw]) -> Iterator[tuple[str, str]]:
    shown = raw["shown"]
    owner = raws.get(raw.get("telephone_of") or "", raw)
    limit = min(
        highest_show(raw["status"], raw["kind"]), owner["shown"]["telephone"], key=RANK.__getitem__
    )
    if not owner.get("telephone"):
        limit = "nee"
    if RANK[shown["telephone"]] > RANK[limit]:
        yield (
            "shown",
            f"telephone staat op '{shown['telephone']}', maar bij status '{raw['status']}'"
            f" mag hier hoogstens '{limit}'{_whose(raw, owner)}",
        )
    if shown["website"] != "nee" and not raw["website"]:
        yield "shown", "website staat niet op 'nee', maar er is geen website"


def _whose(raw: Raw, owner: Raw) -> str:
    """Return whose number it is, when that contact sets the limit and not the status."""
    status = highest_show(raw["status"], raw["kind"])
    lower = RANK[owner["shown"]["telephone"]] < RANK[status]
    return f", zoals bij '{owner['id']}', van wie het nummer is" if lower and owner != raw else ""


def _digits(raw: Raw) -> str:
    return "".join(char for char in raw.get("telephone") or "" if char.isdigit())


def _chat_hours(raw: Raw) -> str | None:
    hours: str | None = raw["chat"]["hours_available"] if raw["chat"] else None
    return hours


def _contact(raw: Raw, raws: Mapping[str, Raw], caution: Mapping[str, str]) -> Contact:
    owner = raw.get("telephone_of")
    return Contact(
        **{
            **raw,
            "telephone": raws.get(owner, {}).get("telephone") if owner else raw.get("telephone"),
            "telephone_of": owner,
            "telephone_short": raw.get("telephone_short"),
            "chat": Chat(**raw["chat"]) if raw["chat"] else None,
            "channels": tuple(Channel(**channel) for channel in raw["channels"]),
            "shown": Shown(**raw["shown"]),
            "area_served": tuple(raw["area_served"]),
            "area_unconfirmed": tuple(raw["area_unconfirmed"]),
            "sources": tuple(raw["sources"]),
            "to_check": tuple(raw["to_check"]),
            "caution": caution,
        }
    )
