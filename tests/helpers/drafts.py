"""From draft to live, as the browsers of two officers would do it; for tests of the editor."""

from __future__ import annotations

from typing import Any

from tests.helpers.officers import as_shown, edit_url

NEW = "Een nieuwe kop"


def live(record: Any) -> tuple[Any, ...]:
    """What residents get from a record, and whether it is there."""
    row = type(record).objects.get(pk=record.pk)
    return (row.live, row.live_revision_id, getattr(row, "value", None), str(row))


def write(client: Any, record: Any, **changes: str) -> None:
    """Save a draft, as the browser would."""
    answer = client.post(edit_url(record), as_shown(client, record, **(changes or {"value": NEW})))
    assert answer.status_code == 302, answer.content.decode()[:2000]


def submit(client: Any, record: Any, **changes: str) -> Any:
    """Save and send for approval; return what waits."""
    write(client, record, **(changes or {"value": NEW}), **{"action-submit": "1"})
    state = type(record).objects.get(pk=record.pk).current_workflow_task_state
    assert state is not None
    return state


def approve(client: Any, state: Any) -> Any:
    """Approve on our own screen; return the answer."""
    from django.urls import reverse

    return client.post(reverse("review", args=[state.pk]), {"action": "approve"})
