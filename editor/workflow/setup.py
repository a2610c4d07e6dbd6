"""The one workflow, made after each migration; a second time changes nothing."""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Task, Workflow, WorkflowContentType, WorkflowTask

from editor.records.models import KINDS
from editor.workflow.models import FourEyesTask

WORKFLOW = "Vier ogen"
TASK = "Nakijken door een collega"
# Wagtail makes these by itself, for pages; there are no pages here.
UNUSED = "Moderators approval"


def ensure_workflow(**_: Any) -> None:
    """Make workflow and step when missing, switch them on, and give them to all kinds."""
    workflow, _made = Workflow.objects.get_or_create(name=WORKFLOW)
    task = FourEyesTask.objects.first() or FourEyesTask.objects.create(name=TASK)
    for each in (workflow, task):
        if not each.active:
            each.active = True
            each.save()
    WorkflowTask.objects.filter(workflow=workflow).exclude(task=task).delete()
    WorkflowTask.objects.get_or_create(
        workflow=workflow, task=task.task_ptr, defaults={"sort_order": 0}
    )
    for kind in KINDS:
        WorkflowContentType.objects.update_or_create(
            content_type=ContentType.objects.get_for_model(kind), defaults={"workflow": workflow}
        )
    Workflow.objects.filter(name=UNUSED).update(active=False)
    Task.objects.filter(name=UNUSED).update(active=False)
