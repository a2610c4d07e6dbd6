"""From published records to a live content release; safe to call at any time, by anybody.

The release is made after the database has committed, from what is committed. Killed in between,
the next call (tools run one every second) makes it: the old or the new one is live, never half.
"""

from __future__ import annotations

import logging
import threading

from django.conf import settings
from django.db import connection

import catalog
from catalog.releases import turn
from catalog.tree import file_digest, read_tree, tree_digest
from editor.publishing.check import findings_in
from editor.records.export import export_tree
from editor.records.models import SourceFile
from editor.records.yaml_patch import PatchError

logger = logging.getLogger(__name__)
_busy = threading.Lock()


def refresh_release(*, note: str) -> catalog.Release | None:
    """Make what is published live; return the new release, or None when it is live already.

    Without any release the checkout itself is live, so the first is made at the first difference.

    Raises:
        catalog.CatalogueError: the published records do not pass the check; the old one stays.
    """
    if not SourceFile.objects.exists():
        return None
    root = settings.CONTENT_ROOT
    with _busy, turn(root):
        try:
            tree = export_tree()
        except PatchError as error:
            raise catalog.CatalogueError(str(error)) from error
        status = catalog.release_status(root, now_please=True)
        if status.problem is None and _digest(tree) == _digest(read_tree(status.folder)):
            return None
        findings = findings_in(tree)
        if findings:
            raise catalog.CatalogueError(findings)
        release = catalog.make_release(root, tree, note=note)
        catalog.activate(root, release.number)
    logger.info("Inhoudsversie %s is live: %s", release.number, note)
    return release


def refresh_or_log(*, note: str) -> None:
    """Do the same after a publication; what goes wrong is logged and tried again later."""
    try:
        refresh_release(note=note)
    except (catalog.CatalogueError, OSError) as error:
        logger.error("Geen nieuwe inhoudsversie, de vorige blijft live: %s", error)
    finally:
        if connection.in_atomic_block is False:
            connection.close_if_unusable_or_obsolete()


def _digest(tree: dict[str, bytes]) -> str:
    return tree_digest({name: file_digest(data) for name, data in tree.items()})
