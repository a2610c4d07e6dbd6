"""`first_admin`: print the link for the first administrator again."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from editor.accounts.first import announce


class Command(BaseCommand):
    """Only while there is no account."""

    help = "Druk de link af waarmee de eerste beheerder een account maakt."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print it."""
        if not announce(say=self.stdout.write):
            raise CommandError("Er is al een account. Gebruik: invite <naam> --rol Beheerder")
