"""Mail to officers; to the console unless EDITOR_MAIL_URL says otherwise."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from smtplib import SMTPException
from typing import Any

from django.contrib.auth import get_user_model
from django.core.mail import send_mail

logger = logging.getLogger("editor.mail")


def send_invitation(user: Any, link: str) -> None:
    """Mail the one-time link for setting a password."""
    send(
        "Je account voor de redactie",
        f"Hallo {user.get_full_name() or user.get_username()},\n\n"
        f"Stel hier je wachtwoord in. De link werkt één keer:\n{link}\n",
        [user.email],
    )


def tell_roles(roles: Iterable[str], subject: str, text: str) -> None:
    """Mail everybody who is active and has one of these roles."""
    people = get_user_model().objects.filter(is_active=True, groups__name__in=list(roles))
    send(subject, text, sorted({person.email for person in people if person.email}))


def send(subject: str, text: str, to: list[str]) -> None:
    """Send one mail per person; a mail server that is away stops nobody's work."""
    for address in filter(None, to):
        try:
            send_mail(subject, text, None, [address])
        except (OSError, SMTPException) as error:
            logger.error("Mail over “%s” niet verstuurd: %s", subject, error)
