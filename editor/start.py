"""What happens before the editor answers: database up to date, content/ read in."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection

from catalog.tree import read_tree
from editor.publishing.check import findings_in
from editor.records.export import export_tree
from editor.records.models import SourceFile
from editor.records.sync import Outcome, sync
from editor.records.yaml_patch import PatchError

logger = logging.getLogger(__name__)

Say = Callable[[str], None]


def prepare(*, say: Say) -> Outcome:
    """Migrate and take over content/; the second time nothing changes."""
    call_command("migrate", verbosity=0, interactive=False)
    if not SourceFile.objects.exists():
        say("Redactie: antwoorden, contacten en gemeenten voor het eerst inlezen ...")
    outcome = sync(read_tree(settings.CONTENT_ROOT), say=say)
    if outcome.changed:
        say(
            f"Redactie: {len(outcome.added)} nieuw, {len(outcome.updated)} bijgewerkt,"
            f" {len(outcome.retired)} vervallen."
        )
    for key in outcome.kept:
        say(f"Redactie: {key} is hier én in content/ gewijzigd; de versie van hier blijft.")
    return outcome


def wait_until_imported(stop: threading.Event) -> None:
    """Return when the editor has read content/, or when told to stop."""
    while not stop.is_set():
        try:
            if SourceFile.objects.exists():
                return
        except DatabaseError:
            pass  # The tables are being made.
        stop.wait(0.5)


def warm_up() -> None:
    """Read and check all of content/ once, so that the first publication is as fast as the next."""
    try:
        findings_in(export_tree())
    except (DatabaseError, PatchError) as error:
        logger.warning("Voorbereiden lukte niet: %s", error)
    finally:
        connection.close()
