"""Guards below the views: what is saved, and what may never be saved or removed.

- A version that was submitted or published never changes: it is what a colleague read.
- A version holds only changes that its maker may make, on whatever route it was saved.
- Records, versions in use and the log are not removed.
"""

from __future__ import annotations

import json
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.db.models.signals import pre_delete, pre_save
from wagtail.models import ModelLogEntry, Revision, TaskState

from editor.accounts.roles import areas_of_user
from editor.records.models import KINDS, Record
from editor.refusal import Refused
from editor.workflow.areas import outside, touched, why_not_change
from editor.workflow.system import is_returning

FIXED = (
    "Deze versie is al ingediend of gepubliceerd en kan niet meer veranderen. Open de pagina"
    " opnieuw."
)
LOG_STAYS = "Het logboek kan niet worden gewijzigd of gewist."
STAYS = "Teksten en contacten worden niet verwijderd: de assistent heeft ze nodig."


def connect() -> None:
    """Stand guard."""
    pre_save.connect(_version, sender=Revision, dispatch_uid="guard-version")
    pre_save.connect(_log_changed, sender=ModelLogEntry, dispatch_uid="guard-log")
    pre_delete.connect(_log_removed, sender=ModelLogEntry, dispatch_uid="guard-log-removed")
    for kind in KINDS:
        pre_delete.connect(_removed, sender=kind, dispatch_uid=f"guard-{kind.__name__}")


def _version(sender: Any, instance: Revision, raw: bool = False, **_: Any) -> None:
    """Check a version that is about to be saved.

    Raises:
        PermissionDenied: with the reason in Dutch; Wagtail's edit page shows it above the form.
    """
    model = instance.content_type.model_class()
    if raw or model is None or not issubclass(model, Record):
        return
    if instance.pk is not None:
        stored = Revision.objects.filter(pk=instance.pk).first()
        if stored is None or stored.content == _plain(instance):
            return
        if _in_use(stored, model):
            raise PermissionDenied(FIXED)
    if instance.user_id is not None and not is_returning():
        _by_its_maker(instance, model)


def _by_its_maker(revision: Revision, model: type[Record]) -> None:
    record = model.objects.filter(pk=revision.object_id).first()
    if record is None:
        raise PermissionDenied(STAYS)
    before = record.get_latest_revision_as_object()
    after = record.with_content_json(_plain(revision))
    reason = why_not_change(revision.user, record)
    reason = reason or outside(areas_of_user(revision.user), touched(before, after))
    if reason:
        raise PermissionDenied(reason)


def _in_use(revision: Revision, model: type[Record]) -> bool:
    """Return whether a colleague has this version before them, or had, or it was ever live."""
    entries = ModelLogEntry.objects.filter(revision_id=revision.pk).exclude(
        Q(action="wagtail.edit") | Q(action="wagtail.create") | Q(action="wagtail.revert")
    )
    return (
        TaskState.objects.filter(revision_id=revision.pk).exists()
        or model.objects.filter(live_revision_id=revision.pk).exists()
        or entries.exists()
    )


def _plain(revision: Revision) -> Any:
    """Return the content as the database will give it back (dates as text)."""
    encoder = Revision._meta.get_field("content").encoder
    return json.loads(json.dumps(revision.content, cls=encoder))


def _log_changed(sender: Any, instance: ModelLogEntry, raw: bool = False, **_: Any) -> None:
    if not raw and not instance._state.adding:
        raise Refused(LOG_STAYS)


def _log_removed(sender: Any, **_: Any) -> None:
    raise Refused(LOG_STAYS)


def _removed(sender: Any, **_: Any) -> None:
    raise Refused(STAYS)
