"""Login, logout, second factor and passwords: each becomes a row in the log of access."""

from __future__ import annotations

from typing import Any

from allauth.account import signals as account
from allauth.mfa import signals as mfa
from django.contrib.auth import get_user_model
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed

from editor.accounts.events import Kind, record

UNKNOWN = "onbekende naam"


def connect() -> None:
    """Listen; `dispatch_uid` keeps a second start from doubling the rows."""
    for signal, receiver in (
        (user_logged_in, _logged_in),
        (user_logged_out, _logged_out),
        (user_login_failed, _failed),
        (account.password_changed, _password),
        (account.password_set, _password),
        (account.password_reset, _password),
        (mfa.authenticator_added, _factor_on),
        (mfa.authenticator_removed, _factor_off),
        (mfa.authentication_failed, _factor_failed),
    ):
        signal.connect(receiver, dispatch_uid=f"log-{receiver.__name__}-{id(signal)}")


def account_named(name: object) -> Any:
    """Return the account with this user name or address, or None."""
    users = get_user_model().objects
    text = str(name or "")
    if not text:
        return None
    return users.filter(username__iexact=text).first() or users.filter(email__iexact=text).first()


def _logged_in(sender: Any, user: Any, **_: Any) -> None:
    record(Kind.LOGIN, user=user)


def _logged_out(sender: Any, user: Any, **_: Any) -> None:
    if user is not None:
        record(Kind.LOGOUT, user=user)


def _failed(sender: Any, credentials: dict[str, Any], **_: Any) -> None:
    user = account_named(credentials.get("username") or credentials.get("email"))
    record(Kind.FAILED, user=user, detail="" if user else UNKNOWN)


def _password(sender: Any, user: Any, **_: Any) -> None:
    record(Kind.PASSWORD, user=user)


def _factor_on(sender: Any, user: Any, authenticator: Any, **_: Any) -> None:
    record(Kind.FACTOR_ON, user=user, detail=authenticator.get_type_display())


def _factor_off(sender: Any, user: Any, authenticator: Any, **_: Any) -> None:
    record(Kind.FACTOR_OFF, user=user, detail=authenticator.get_type_display())


def _factor_failed(sender: Any, user: Any, **_: Any) -> None:
    record(Kind.FACTOR_FAILED, user=user)
