"""Is all well? Which release is live here, and whether the portal and the bot go along."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from catalog import release_status

PORTAL_SECONDS = 2.0
LONGEST_ANSWER = 10_000
UNKNOWN = "Niet bekend: deze redactie weet niet waar de pagina voor bewoners draait."
AWAY = "Geeft geen antwoord. Bewoners kunnen de chat nu misschien niet bereiken."
SAME = "Gebruikt dezelfde teksten als hier live staan."
BEHIND = "Gebruikt nog andere teksten ({}). Dat hoort binnen een paar seconden gelijk te zijn."
BOT_AWAY = "Geeft geen antwoord. Bewoners krijgen nu alleen de noodkaart met telefoonnummers."
BOT_WELL = "Geeft antwoord."


@dataclass(frozen=True)
class Line:
    """One part of the system, in Dutch; `well` is None when nothing is known."""

    part: str
    said: str
    well: bool | None


def health() -> tuple[Line, ...]:
    """Return a line per part; waits for the portal two seconds at most."""
    status = release_status(settings.CONTENT_ROOT)
    live = Line("Teksten en nummers", f"Live is {_release(status.number)}.", well=True)
    if status.problem:
        said = f"{status.problem}. De assistent gebruikt nu {_release(status.number)}."
        live = Line(live.part, said, well=False)
    return (live, *_others(status.number))


def _others(number: int | None) -> tuple[Line, ...]:
    page, bot = "Pagina voor bewoners", "Assistent"
    if not settings.PORTAL_ADDRESS:
        return (Line(page, UNKNOWN, well=None),)
    said = _ask(settings.PORTAL_ADDRESS)
    if said is None:
        return (Line(page, AWAY, well=False),)
    there = said.get("release")
    portal = Line(page, SAME, well=True)
    if said.get("content") == "broken":
        portal = Line(page, f"Kan de teksten niet lezen: {said.get('problem')}", well=False)
    elif there != number:
        portal = Line(page, BEHIND.format(_release(there)), well=False)
    well = said.get("rasa") == "ok"
    return portal, Line(bot, BOT_WELL if well else BOT_AWAY, well=well)


def _release(number: object) -> str:
    return f"inhoudsversie {number}" if number else "wat in de bestanden van het project staat"


def _ask(address: str) -> dict[str, Any] | None:
    """Return what the portal says about itself; None when it does not answer sensibly."""
    try:
        with urllib.request.urlopen(f"{address}/readyz", timeout=PORTAL_SECONDS) as answer:
            body = answer.read(LONGEST_ANSWER)
    except urllib.error.HTTPError as error:
        body = error.read(LONGEST_ANSWER)  # 503: it lives, and says that the bot is away.
    except OSError:
        return None
    try:
        said = json.loads(body)
    except ValueError:
        return None
    return said if isinstance(said, dict) else None
