"""Django's mail settings from one address."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

SECONDS = 10
PORTS = {"smtp": 587, "smtps": 465}


def mail_settings(url: str) -> dict[str, object]:
    """Return the settings; an empty address means: print mail on the console.

    Raises:
        ValueError: the address is not smtp:// or smtps://.
    """
    if not url:
        return {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}
    parts = urlsplit(url)
    if parts.scheme not in PORTS or not parts.hostname:
        raise ValueError("EDITOR_MAIL_URL moet beginnen met smtp:// of smtps:// en een host hebben")
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or PORTS[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_TIMEOUT": SECONDS,
    }
