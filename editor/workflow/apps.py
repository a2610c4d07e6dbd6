"""The app of four eyes."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class WorkflowConfig(AppConfig):
    """One workflow with one step for all records; guards on what is saved and removed."""

    name = "editor.workflow"
    label = "workflow"
    verbose_name = "Vier ogen"

    def ready(self) -> None:
        """Connect the guards."""
        from editor.workflow import guards, post, tell
        from editor.workflow.setup import ensure_workflow

        post_migrate.connect(ensure_workflow, sender=self, dispatch_uid="ensure-workflow")
        guards.connect()
        tell.connect()
        post.connect()
