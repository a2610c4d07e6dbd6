"""One-time links: for the first administrator, and for who is invited or lost a password.

There is never a default password. A link works once and not long; who has it sets a password.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.core import signing
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

FIRST_SALT = "editor.first-administrator"
FIRST_SECONDS = 24 * 60 * 60


class InvitationTokens(PasswordResetTokenGenerator):  # type: ignore[misc]
    """Tokens that end with the first password, the next login or PASSWORD_RESET_TIMEOUT."""

    key_salt = "editor.invitation"


invitation_tokens = InvitationTokens()


def nobody_yet() -> bool:
    """Return whether there is no account at all."""
    return not get_user_model().objects.exists()


def first_link() -> str:
    """Return the address where the first administrator makes an account."""
    token = signing.dumps("first", salt=FIRST_SALT)
    return _address(reverse("first_administrator", args=[token]))


def opens_first(token: str) -> bool:
    """Return whether a token still opens the page for the first administrator."""
    if not nobody_yet():
        return False
    try:
        return bool(signing.loads(token, salt=FIRST_SALT, max_age=FIRST_SECONDS) == "first")
    except signing.BadSignature:
        return False


def invitation_link(user: Any) -> str:
    """Return the address where somebody sets a password for the account."""
    uid = urlsafe_base64_encode(force_bytes(user.pk))
    return _address(reverse("invitation", args=[uid, invitation_tokens.make_token(user)]))


def _address(path: str) -> str:
    return f"{settings.WAGTAILADMIN_BASE_URL}{path}"
