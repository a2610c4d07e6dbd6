"""`import_content`: take over content/; a second time changes nothing."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from editor.start import prepare


class Command(BaseCommand):
    """Read content/ in, with progress."""

    help = "Lees content/ in. Wat in de redactie gewijzigd is, blijft."

    def handle(self, *args: Any, **options: Any) -> None:
        """Read in and say what changed."""
        outcome = prepare(say=self.stdout.write)
        if not outcome.changed:
            self.stdout.write("Niets veranderd.")
