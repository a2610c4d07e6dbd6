"""`invite <naam>`: make an account (when new) and print its one-time link."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from editor.accounts.events import Kind, record
from editor.accounts.links import invitation_link
from editor.accounts.roles import AREA_PREFIX, ROLES


class Command(BaseCommand):
    """For whoever has the machine: the way in when nobody can log in any more."""

    help = "Maak een account en druk een eenmalige link af om een wachtwoord in te stellen."

    def add_arguments(self, parser: Any) -> None:
        """Take name, address, roles and areas."""
        parser.add_argument("username")
        parser.add_argument("--email", default="")
        parser.add_argument("--rol", action="append", default=[], choices=ROLES)
        parser.add_argument("--gebied", action="append", default=[])

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        """Make the account and print the link."""
        names = [*options["rol"], *(AREA_PREFIX + area for area in options["gebied"])]
        groups = list(Group.objects.filter(name__in=names))
        missing = sorted(set(names) - {group.name for group in groups})
        if missing:
            raise CommandError(f"Onbekend: {', '.join(missing)}")
        user, made = get_user_model().objects.get_or_create(username=options["username"])
        if made:
            user.set_unusable_password()
            user.email = options["email"]
            user.save()
        user.groups.add(*groups)
        record(Kind.INVITED, user=user, detail="opdrachtregel")
        self.stdout.write(invitation_link(user))
