"""What happens before the editor answers: database up to date, content/ read in."""

from __future__ import annotations

import logging
import threading

from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection

from catalog import CatalogueError
from catalog.tree import read_tree
from editor.publishing.check import findings_in
from editor.publishing.take_over import take_over
from editor.records.export import export_tree
from editor.records.models import SourceFile
from editor.records.sync import Outcome, Say, sync
from editor.records.yaml_patch import PatchError

logger = logging.getLogger(__name__)


def prepare(*, say: Say) -> Outcome:
    """Migrate and take over content/; the second time nothing changes."""
    call_command("migrate", verbosity=0, interactive=False)
    if not SourceFile.objects.exists():
        say("Redactie: antwoorden, contacten en gemeenten voor het eerst inlezen ...")
    outcome = _take_over(say)
    if outcome.changed:
        say(
            f"Redactie: {len(outcome.added)} nieuw, {len(outcome.updated)} bijgewerkt,"
            f" {len(outcome.retired)} vervallen."
        )
    for key in outcome.kept:
        say(f"Redactie: {key} is hier én in content/ gewijzigd; de versie van hier blijft.")
    return outcome


def _take_over(say: Say) -> Outcome:
    """Read content/ in; what is wrong there is said, and then what is here already stays."""
    tree = read_tree(settings.CONTENT_ROOT)
    try:
        return take_over(tree, say=say)
    except CatalogueError as error:
        say(f"Redactie: content/ klopt nog niet:\n{error}")
    if SourceFile.objects.exists():
        say("Redactie: niets overgenomen; de teksten van hier blijven.")
        return Outcome()
    return sync(tree, say=say)  # The first time: without texts there is nothing to mend.


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
