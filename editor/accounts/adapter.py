"""How allauth behaves here: no signing up, lock-outs logged, OpenID Connect for who is known."""

from __future__ import annotations

import base64
import hashlib
import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from cryptography.fernet import Fernet
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.shortcuts import redirect

from editor.accounts.events import Kind, record
from editor.accounts.listeners import UNKNOWN, account_named

FRESH_SECONDS = 5 * 60
NOT_KNOWN = (
    "Je bent wel aangemeld bij je organisatie, maar hier is geen account met jouw e-mailadres."
    " Vraag de beheerder om een uitnodiging."
)


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts come by invitation only."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Return False."""
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count the attempt; a lock-out is logged."""
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            user = account_named(credentials.get("username") or credentials.get("email"))
            record(Kind.LOCKED, user=user, detail="" if user else UNKNOWN)
            raise

    def is_reauthentication_required(self, *, app: str) -> bool:
        """Return False just after login: who typed a password a minute ago need not again."""
        required: bool = super().is_reauthentication_required(app=app)
        records = get_authentication_records(self.request, self.request.user)
        return required and not any(time.time() - each["at"] < FRESH_SECONDS for each in records)


class SocialAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Login through the organisation's own OpenID Connect server."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Return False: the server proves who somebody is, not that somebody is an officer."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Send away who has no account here, with a clear message."""
        if not sociallogin.is_existing:
            record(Kind.FAILED, detail=UNKNOWN)
            messages.error(request, NOT_KNOWN)
            raise ImmediateHttpResponse(redirect("account_login"))


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Secrets of authenticator apps and recovery codes lie encrypted in the database."""

    def encrypt(self, text: str) -> str:
        """Return what may be stored."""
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Return the secret."""
        return _cipher().decrypt(encrypted_text.encode()).decode()


def _cipher() -> Fernet:
    digest = hashlib.sha256(b"second-factor:" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(digest))
