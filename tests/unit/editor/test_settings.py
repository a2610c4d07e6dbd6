"""Settings from the environment: mail and the organisation's own login, whole or not at all."""

from __future__ import annotations

import pytest

from editor.settings.mail import mail_settings
from editor.settings.oidc import oidc_provider
from editor.settings.room import portal_address


def test_settings_mail_settings_from_an_address() -> None:
    found = mail_settings("smtps://jan%40x:pas%2Fwoord@mail.voorbeeld.test")
    assert found["EMAIL_HOST_USER"] == "jan@x" and found["EMAIL_HOST_PASSWORD"] == "pas/woord"
    assert found["EMAIL_PORT"] == 465 and found["EMAIL_USE_SSL"] and not found["EMAIL_USE_TLS"]
    assert mail_settings("smtp://mail:2525")["EMAIL_PORT"] == 2525
    assert "console" in str(mail_settings("")["EMAIL_BACKEND"])
    for wrong in ("mail.voorbeeld.test", "http://x", "smtp://"):
        with pytest.raises(ValueError, match="EDITOR_MAIL_URL"):
            mail_settings(wrong)


def test_settings_openid_connect_is_off_unless_whole() -> None:
    whole = {
        "EDITOR_OIDC_URL": "https://inloggen.voorbeeld.test",
        "EDITOR_OIDC_CLIENT_ID": "redactie",
        "EDITOR_OIDC_SECRET": "geheim",
    }
    assert oidc_provider({}) is None
    app = oidc_provider(whole)["APPS"][0]  # type: ignore[index]
    assert app["client_id"] == "redactie" and app["settings"]["server_url"].startswith("https://")
    for name in whole:
        with pytest.raises(ValueError, match=name):
            oidc_provider({key: value for key, value in whole.items() if key != name})


def test_settings_the_portal_is_where_make_run_starts_it_unless_told() -> None:
    assert portal_address({}) is None
    assert portal_address({"PORTAL_PORT": "8080"}) == "http://127.0.0.1:8080"
    told = {"PORTAL_PORT": "8080", "EDITOR_PORTAL_URL": "https://portaal.voorbeeld.test/"}
    assert portal_address(told) == "https://portaal.voorbeeld.test"
