"""Who may change and who may approve: role, safety, and the gemeenten that a change touches.

A shared answer holds variants for single gemeenten, so what counts is not only the record but the
difference between two versions: an officer of Ede may change the variant for Ede and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from editor.accounts.roles import (
    AREA_PREFIX,
    CHIEF_EDITOR,
    EDITOR,
    SAFETY,
    SHARED,
    areas_of_user,
    roles_of,
)
from editor.records.models import Answer, Record

WRITERS = frozenset({EDITOR, CHIEF_EDITOR})
# Kept by Wagtail, or about when instead of what: they belong to nobody's area.
BOOKKEEPING = frozenset(
    {
        "pk", "id", "live", "has_unpublished_changes", "first_published_at", "last_published_at",
        "live_revision", "latest_revision", "go_live_at", "expire_at", "expired", "locked",
        "locked_at", "locked_by", "retired", "file",
    }
)  # fmt: skip


def may_change(user: Any, record: Record) -> bool:
    """Return whether somebody may open a record to change (part of) it."""
    return why_not_change(user, record) is None


def why_not_change(user: Any, record: Record) -> str | None:
    """Return in Dutch why somebody may not change a record; None when it is allowed."""
    if not roles_of(user) & WRITERS:
        return "Je hebt niet de rol redacteur of eindredacteur."
    if record.needs_safety_role and SAFETY not in roles_of(user):
        return "Dit is een veiligheidstekst. Die wijzigt alleen wie ook de rol veiligheid heeft."
    mine = areas_of_user(user)
    if isinstance(record, Answer) and not record.gemeenten and mine:
        return None  # Perhaps only the variant for the own gemeente; the saved difference tells.
    return outside(mine, areas_of_record(record))


def outside(mine: frozenset[str], touched: Iterable[str]) -> str | None:
    """Return in Dutch which touched areas are not somebody's; None when all are."""
    missing = sorted(set(touched) - mine)
    if not missing:
        return None
    names = " en ".join("gedeelde teksten" if area == SHARED else area for area in missing)
    return f"Dit hoort bij: {names}. Daarvoor mis je het gebied ({AREA_PREFIX}{missing[0]})."


def areas_of_record(record: Record) -> frozenset[str]:
    """Return the one gemeente of a record, or SHARED when it serves several or all."""
    return record.gemeenten if len(record.gemeenten) == 1 else frozenset({SHARED})


def touched(old: Record, new: Record) -> frozenset[str]:
    """Return the areas in which two versions of a record differ; empty when they say the same."""
    before, after = _content(old), _content(new)
    if before == after:
        return frozenset()
    if not isinstance(old, Answer) or old.gemeenten:
        return areas_of_record(old) | areas_of_record(new)
    parts = [_by_gemeente(each) for each in (old, new)]
    areas = {area for area in {*parts[0], *parts[1]} if parts[0].get(area) != parts[1].get(area)}
    rest = [{name: value for name, value in each.items() if name != "variations"}
            for each in (before, after)]  # fmt: skip
    if rest[0] != rest[1]:
        areas.add(SHARED)
    return frozenset(areas)


def _content(record: Record) -> dict[str, Any]:
    data: dict[str, Any] = record.serializable_data()
    return {name: value for name, value in data.items() if name not in BOOKKEEPING}


def _by_gemeente(answer: Any) -> dict[str, list[Any]]:
    """Return the variants of an answer per area, in their order, without the ids of blocks."""
    found: dict[str, list[Any]] = {}
    for child in answer.variations:
        value = child.value
        plain = child.block.get_prep_value(value)
        found.setdefault(value.get("gemeente") or SHARED, []).append(_without_ids(plain))
    return found


def _without_ids(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _without_ids(each) for name, each in value.items() if name != "id"}
    return [_without_ids(each) for each in value] if isinstance(value, list) else value
