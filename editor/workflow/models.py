"""The step of the workflow: a colleague looks, approves or sends back.

While a version waits, nobody changes it: what was read is what goes live. The author can withdraw
it, the colleague can send it back.
"""

from __future__ import annotations

from typing import Any

from django.db import transaction
from wagtail.locks import WorkflowLock
from wagtail.models import Task, TaskState

from editor.refusal import Refused
from editor.workflow.approval import why_not_approve

APPROVE, REJECT = "approve", "reject"
GONE = "Deze aanvraag is al afgehandeld of ingetrokken."
FROZEN = "Deze versie wacht op goedkeuring en kan zolang niet veranderen."


class FrozenLock(WorkflowLock):  # type: ignore[misc]
    """Says that a version waits, and how to change it after all."""

    def get_message(self, user: Any) -> str:
        """Return what stands above the form."""
        return f"{FROZEN} Wil je nog iets wijzigen? Trek haar in, of laat haar terugsturen."

    def get_locked_by(self, user: Any, can_lock: bool = False) -> str:
        """Return what stands in the side panel."""
        return "Wacht op goedkeuring"

    def get_description(self, user: Any, can_lock: bool = False) -> str:
        """Return the same, longer."""
        return FROZEN


class FourEyesTask(Task):  # type: ignore[misc]
    """Approval by a chief editor who did not work on the version."""

    lock_class = FrozenLock

    class Meta:
        """Dutch names."""

        verbose_name = "nakijken door een collega"
        verbose_name_plural = "nakijken door een collega"

    def start(self, workflow_state: Any, user: Any = None) -> Any:
        """Start with the newest version: after "send back" Wagtail still holds the one before."""
        workflow_state.content_object.refresh_from_db(fields=["latest_revision"])
        return super().start(workflow_state, user=user)

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, str, bool]]:
        """Return what somebody may do now, for Wagtail's buttons and its own checks."""
        state = obj.current_workflow_task_state
        if state is None or state.task_id != self.pk or self._why_not(state, user):
            return []
        return [
            (REJECT, "Terugsturen met opmerking", True),
            (APPROVE, "Goedkeuren en publiceren", False),
            (APPROVE, "Goedkeuren met opmerking", True),
        ]

    @transaction.atomic
    def on_action(self, task_state: Any, user: Any, action_name: str, **kwargs: Any) -> Any:
        """Approve or send back, after checking again: addresses can be put together by hand.

        Raises:
            Refused: not allowed, or somebody else was earlier.
        """
        # Of two colleagues at the same moment the second waits here and then sees it is done.
        state = TaskState.objects.select_for_update().get(pk=task_state.pk).specific
        reason = GONE if not _waits(state) else self._why_not(state, user)
        if reason or action_name not in (APPROVE, REJECT):
            raise Refused(reason or "Deze handeling bestaat niet.")
        return super().on_action(state, user, action_name, **kwargs)

    def locked_for_user(self, obj: Any, user: Any) -> bool:
        """Return True: a version that waits is frozen for everybody."""
        return True

    def get_task_states_user_can_moderate(self, user: Any, **kwargs: Any) -> Any:
        """Return what waits for this person, for the home page."""
        waiting = self.task_states.filter(status=TaskState.STATUS_IN_PROGRESS)
        mine = [state.pk for state in waiting if not self._why_not(state, user)]
        return TaskState.objects.filter(pk__in=mine)

    @classmethod
    def get_description(cls) -> str:
        """Return what the step is."""
        return "Een eindredacteur die niet aan de versie werkte, kijkt haar na."

    @staticmethod
    def _why_not(state: Any, user: Any) -> str | None:
        record = state.revision.content_object
        return why_not_approve(user, record, state.revision) if record else GONE


def _waits(state: Any) -> bool:
    return bool(
        state.status == TaskState.STATUS_IN_PROGRESS
        and state.workflow_state.status == "in_progress"
        and state.workflow_state.current_task_state_id == state.pk
    )
