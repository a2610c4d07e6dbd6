"""`roll_back <nummer>`: make an earlier release live again; without a number, list them."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from catalog import CatalogueError
from editor.publishing.rollback import history, roll_back


class Command(BaseCommand):
    """Roll back from the command line."""

    help = "Zet een eerdere inhoudsversie terug; zonder nummer: toon ze."

    def add_arguments(self, parser: Any) -> None:
        """Take the number of a release."""
        parser.add_argument("number", nargs="?", type=int)

    def handle(self, *args: Any, **options: Any) -> None:
        """List, or roll back and say what changed."""
        if options["number"] is None:
            for release in history():
                self.stdout.write(f"{release.number:6}  {release.made_at}  {release.note}")
            return
        try:
            changed = roll_back(options["number"])
        except CatalogueError as error:
            raise CommandError(str(error)) from error
        except ValidationError as error:
            raise CommandError("\n".join(error.messages)) from error
        for record in changed:
            self.stdout.write(f"teruggezet: {record}")
        self.stdout.write(f"{len(changed)} teruggezet.")
