"""The organisation's OpenID Connect server, from the environment."""

from __future__ import annotations

import os
from collections.abc import Mapping

NEEDED = ("EDITOR_OIDC_URL", "EDITOR_OIDC_CLIENT_ID", "EDITOR_OIDC_SECRET")


def oidc_provider(environ: Mapping[str, str] = os.environ) -> dict[str, object] | None:
    """Return allauth's settings for the server; None when it is not configured.

    Raises:
        ValueError: it is configured by half.
    """
    given = [name for name in NEEDED if environ.get(name)]
    if not given:
        return None
    missing = sorted(set(NEEDED) - set(given))
    if missing:
        raise ValueError(f"Voor aanmelden met OpenID Connect ontbreekt: {', '.join(missing)}")
    app = {
        "provider_id": "organisatie",
        "name": environ.get("EDITOR_OIDC_NAME", "je organisatie"),
        "client_id": environ["EDITOR_OIDC_CLIENT_ID"],
        "secret": environ["EDITOR_OIDC_SECRET"],
        "settings": {"server_url": environ["EDITOR_OIDC_URL"], "oauth_pkce_enabled": True},
    }
    return {"APPS": [app]}
