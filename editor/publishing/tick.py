"""The work that no officer waits for, once a second: schedule, files that changed, links."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.utils import timezone
from ruamel.yaml.error import YAMLError
from wagtail.models import Revision

import catalog
from catalog.tree import read_tree
from editor.checks.dead_links import try_next
from editor.publishing.check import findings_in
from editor.publishing.gate import PublishRefused
from editor.publishing.release import refresh_release
from editor.records import ground
from editor.records.models import KINDS
from editor.records.sync import sync

logger = logging.getLogger(__name__)
_done: dict[str, object] = {}


def tick() -> None:
    """Do all of it once; what fails is logged and does not stop the rest."""
    for work in (publish_due, follow_files, converge):
        _safely(work)


def publish_due() -> None:
    """Publish what is due and end what has expired, one record per transaction."""
    now = timezone.now()
    for kind in KINDS:
        for record in kind.objects.filter(live=True, expire_at__lt=now):
            with transaction.atomic():
                record.unpublish(set_expired=True)
    for revision in Revision.objects.filter(approved_go_live_at__lt=now):
        try:
            with transaction.atomic():
                revision.publish(log_action="wagtail.publish.scheduled")
        except PublishRefused as error:
            # Tried once, loudly: the officer sees it as a draft again.
            Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=None)
            logger.error("Niet gepubliceerd op tijd: %s: %s", revision.object_str, error)


def follow_files() -> None:
    """Take over what changed in content/ (by git), once the whole passes the check there."""
    tree = read_tree(settings.CONTENT_ROOT)
    if tree == ground.tree():
        return
    findings = findings_in(tree)
    if findings:
        raise catalog.CatalogueError(findings[:3])
    outcome = sync(tree)
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
    try:
        work()
    except (catalog.CatalogueError, DatabaseError, OSError, ValueError, YAMLError) as error:
        logger.error("%s lukte niet, straks opnieuw: %s", work.__name__, error)
    finally:
        if not connection.in_atomic_block:
            connection.close_if_unusable_or_obsolete()
