"""The work that no officer waits for, once a second: schedule, files that changed, links."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, connection, transaction
from django.utils import timezone
from ruamel.yaml.error import YAMLError
from wagtail.models import Revision

import catalog
from catalog.tree import read_tree
from editor.checks.dead_links import try_next
from editor.publishing.gate import PublishRefused
from editor.publishing.release import refresh_release
from editor.publishing.take_over import take_over
from editor.records import ground
from editor.records.actions import SCHEDULED
from editor.records.models import KINDS, Record
from editor.refusal import Refused

logger = logging.getLogger(__name__)
_done: dict[str, object] = {}
# What was said last per work, so that what stays wrong is not said every second.
_said: dict[str, str] = {}
REFUSALS = (PublishRefused, Refused, PermissionDenied)
FAILURES = (
    catalog.CatalogueError, DatabaseError, OSError, PermissionDenied, ValidationError, ValueError,
    YAMLError,
)  # fmt: skip


def tick() -> None:
    """Do all of it once; what fails is logged and does not stop the rest."""
    for work in (publish_due, follow_files, converge):
        _safely(work)


def publish_due() -> None:
    """Publish what is due and end what has expired, one record per transaction."""
    now = timezone.now()
    for kind in KINDS:
        for record in kind.objects.filter(live=True, expire_at__lt=now):
            _end(record)
    for revision in Revision.objects.filter(approved_go_live_at__lt=now):
        _publish(revision)


def _end(record: Record) -> None:
    name = f"{record._meta.label} {record.key}"
    try:
        with transaction.atomic():
            record.unpublish(set_expired=True)
        _said.pop(name, None)
    except REFUSALS as error:
        # It stays live and is tried again: perhaps somebody mends what stands in the way.
        _complain(name, f"Einddatum voorbij, maar de vorige versie kan niet terug: {name}: {error}")


def _publish(revision: Revision) -> None:
    try:
        with transaction.atomic():
            revision.publish(log_action=SCHEDULED)
    except REFUSALS as error:
        # Tried once, loudly: the officer sees it as a draft again.
        Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=None)
        logger.error("Niet gepubliceerd op tijd: %s: %s", revision.object_str, error)


def follow_files() -> None:
    """Take over what changed in content/ (by git), once the whole passes the check there."""
    outcome = take_over(read_tree(settings.CONTENT_ROOT))
    if outcome.kept:
        logger.warning("In de redactie gewijzigd én in content/: %s", ", ".join(outcome.kept))


def converge() -> None:
    """Make the release that a killed process still owed; looks only when something changed."""
    stamp = _published_stamp()
    if _done.get("stamp") != stamp:
        refresh_release(note="gepubliceerd")
        _done["stamp"] = stamp


def _published_stamp() -> object:
    rows = [
        tuple(kind.objects.order_by("pk").values_list("pk", "live_revision_id", "retired"))
        for kind in KINDS
    ]
    files = tuple(ground.tree().values())
    return hash((tuple(rows), files, catalog.release_status(settings.CONTENT_ROOT)))


def check_links() -> None:
    """Try one website, if that is allowed."""
    if settings.CHECK_LINKS:
        _safely(try_next)


def _safely(work: Callable[[], object]) -> None:
    name = work.__name__
    try:
        work()
        _said.pop(name, None)
    except FAILURES as error:
        _complain(name, f"{name} lukte niet, straks opnieuw: {error}")
    finally:
        if not connection.in_atomic_block:
            connection.close_if_unusable_or_obsolete()


def _complain(name: str, message: str) -> None:
    if _said.get(name) != message:
        _said[name] = message
        logger.error("%s", message)
