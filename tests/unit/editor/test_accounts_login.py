"""Login: Argon2, lock-out, second factor, one door; and the log of it."""

from __future__ import annotations

from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from editor.accounts.middleware import needs_factor
from editor.accounts.models import SecurityEvent
from editor.accounts.roles import ADMINISTRATOR, EDITOR, SAFETY
from tests.helpers.officers import PASSWORD, logged_in, make_officer

HOME = "/redactie/"
Kind = SecurityEvent.Kind


@pytest.fixture(autouse=True)
def empty_counters() -> None:
    cache.clear()


def log_in(client: Client, name: str, password: str = PASSWORD) -> Any:
    return client.post(reverse("account_login"), {"login": name, "password": password})


def with_factor(user: Any) -> str:
    """Give somebody a second factor; return its secret."""
    secret: str = totp.generate_totp_secret()
    totp.TOTP.activate(user, secret)
    RecoveryCodes.activate(user)
    return secret


def code_of(secret: str, later: int = 0) -> str:
    counter = next(iter(totp.yield_hotp_counters_from_time())) + later
    return str(totp.format_hotp_value(totp.hotp_value(secret, counter)))


def kinds() -> list[str]:
    return list(SecurityEvent.objects.order_by("pk").values_list("kind", flat=True))


def test_login_passwords_are_argon2(db) -> None:
    assert make_officer("anna", EDITOR).password.startswith("argon2$")


def test_login_lets_in_and_writes_it_down(db) -> None:
    make_officer("anna", EDITOR)
    client = Client()
    answer = log_in(client, "anna")
    assert (answer.status_code, answer.url) == (302, HOME)
    assert client.get(HOME).status_code == 200 and kinds()[-1] == Kind.LOGIN
    client.post(reverse("wagtailadmin_logout"))
    assert client.get(HOME).status_code == 302 and Kind.LOGOUT in kinds()


def test_login_is_in_dutch_and_has_one_door(db) -> None:
    page = Client().get(reverse("account_login")).content.decode()
    assert 'lang="nl"' in page and "Aanmelden" in page and "Wachtwoord" in page
    assert "Sign" not in page and "Vraag de beheerder" in page
    make_officer("anna", EDITOR)
    for path in ("/redactie/login/", "/redactie/login/?next=/redactie/"):
        for answer in (
            Client().get(path),
            Client().post(path, {"username": "anna", "password": PASSWORD}),
        ):
            assert answer.status_code == 302
            assert answer.url.startswith(reverse("account_login")), path
    assert "/redactie/toegang/" in Client().get(HOME).url
    assert Client().get("/redactie/password_reset/").url == reverse("account_reset_password")


def test_login_nobody_signs_up(db) -> None:
    url = reverse("account_signup")
    data = {"username": "x", "email": "x@x.nl", "password1": PASSWORD, "password2": PASSWORD}
    for answer in (Client().get(url), Client().post(url, data)):
        assert "Alleen op uitnodiging" in answer.content.decode()
    assert not SecurityEvent.objects.exists()


def test_login_locks_out_after_five_failures_also_with_the_right_password(db) -> None:
    anna = make_officer("anna", EDITOR)
    client = Client()
    for _ in range(5):
        assert log_in(client, "anna", "fout").status_code == 200
    answer = log_in(client, "anna")
    assert answer.status_code == 200 and "probeer" in answer.content.decode().lower()
    assert log_in(Client(), "ANNA").status_code == 200
    assert client.get(HOME).status_code == 302
    assert kinds().count(Kind.FAILED) == 5 and kinds().count(Kind.LOCKED) == 2
    assert SecurityEvent.objects.filter(kind=Kind.LOCKED).first().user == anna


def test_login_the_log_keeps_no_address_and_no_typed_name(db) -> None:
    client = Client(REMOTE_ADDR="203.0.113.77", headers={"user-agent": "Bijzondere Browser"})
    log_in(client, "mijn-geheime-wachtwoord", "fout")
    event = SecurityEvent.objects.get()
    assert (event.kind, event.user, event.detail) == (Kind.FAILED, None, "onbekende naam")
    stored = str(list(SecurityEvent.objects.values()))
    assert not any(each in stored for each in ("203.0.113", "Browser", "geheime"))


@pytest.mark.parametrize("role", [ADMINISTRATOR, SAFETY])
def test_login_second_factor_is_obligatory_for_heavy_roles(db, role: str) -> None:
    user = make_officer("ben", role)
    client = logged_in(user)
    for path in (HOME, reverse("wagtailadmin_account"), reverse("wagtailusers_users:index")):
        assert client.get(path).url == reverse("mfa_activate_totp"), path
    json = client.post(HOME, headers={"x-requested-with": "XMLHttpRequest"})
    assert json.status_code == 403 and "tweede stap" in json.json()["error"]
    assert not needs_factor(make_officer("anna", EDITOR))
    with_factor(user)
    assert client.get(HOME).status_code == 200


def test_login_second_factor_can_be_asked_of_everybody_or_nobody(db, settings) -> None:
    anna, ben = make_officer("anna", EDITOR), make_officer("ben", ADMINISTRATOR)
    settings.TWO_FACTOR_ROLES = ["*"]
    assert needs_factor(anna) and needs_factor(ben)
    settings.TWO_FACTOR_ROLES = []
    assert not needs_factor(anna) and not needs_factor(ben)


def test_login_second_factor_is_set_up_with_a_code(db, django_capture_on_commit_callbacks) -> None:
    client = Client()
    make_officer("ben", ADMINISTRATOR)
    log_in(client, "ben")
    url = client.get(HOME).url
    page = client.get(url)
    assert "verplicht" in page.content.decode() and "<img" in page.content.decode()
    secret = page.context["form"].secret
    assert client.post(url, {"code": "000000"}).status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(url, {"code": code_of(secret)}).status_code == 302
    assert client.get(HOME).status_code == 200 and Kind.FACTOR_ON in kinds()
    codes = client.get(reverse("mfa_view_recovery_codes")).content.decode()
    assert "herstelcodes" in codes.lower()
    stored = Authenticator.objects.get(type=Authenticator.Type.TOTP).data["secret"]
    assert secret not in stored


def test_login_password_alone_is_half_the_way(db) -> None:
    user = make_officer("ben", ADMINISTRATOR)
    secret, client = with_factor(user), Client()
    assert log_in(client, "ben").url == reverse("mfa_authenticate")
    assert client.get(HOME).status_code == 302 and Kind.LOGIN not in kinds()
    url = reverse("mfa_authenticate")
    assert client.post(url, {"code": "000000"}).status_code == 200
    assert Kind.FACTOR_FAILED in kinds()
    assert client.post(url, {"code": code_of(secret)}).status_code == 302
    assert client.get(HOME).status_code == 200 and Kind.LOGIN in kinds()


def test_login_a_recovery_code_works_once(db) -> None:
    user = make_officer("ben", ADMINISTRATOR)
    with_factor(user)
    stored = Authenticator.objects.get(user=user, type=Authenticator.Type.RECOVERY_CODES)
    code = stored.wrap().get_unused_codes()[0]
    for expected in (302, 200):
        client = Client()
        log_in(client, "ben")
        answer = client.post(reverse("mfa_authenticate"), {"code": code})
        assert answer.status_code == expected


def test_login_guessing_codes_is_stopped(db) -> None:
    user = make_officer("ben", ADMINISTRATOR)
    secret, client = with_factor(user), Client()
    log_in(client, "ben")
    url = reverse("mfa_authenticate")
    for number in range(5):
        client.post(url, {"code": f"00000{number}"})
    assert client.post(url, {"code": code_of(secret)}).status_code == 200
    assert client.get(HOME).status_code == 302


def test_login_taking_the_second_factor_off_leads_back_to_it(db) -> None:
    user = make_officer("ben", ADMINISTRATOR)
    secret, client = with_factor(user), Client()
    log_in(client, "ben")
    client.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
    assert client.post(reverse("mfa_deactivate_totp")).status_code == 302
    assert client.get(HOME).url == reverse("mfa_activate_totp")
    assert Kind.FACTOR_OFF in kinds()


def test_login_an_open_browser_is_not_enough_to_take_it_off(db, monkeypatch) -> None:
    user = make_officer("ben", ADMINISTRATOR)
    secret, client = with_factor(user), Client()
    log_in(client, "ben")
    client.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
    monkeypatch.setattr("editor.accounts.adapter.FRESH_SECONDS", -1)
    answer = client.post(reverse("mfa_deactivate_totp"))
    assert answer.url.startswith(reverse("account_reauthenticate"))
    assert not needs_factor(user)


def test_login_an_inactive_account_stays_out(db) -> None:
    user = make_officer("oud", EDITOR)
    user.is_active = False
    user.save()
    client = Client()
    log_in(client, "oud")
    assert client.get(HOME).status_code == 302


@pytest.mark.parametrize("next_url", ["https://elders.test/", "//elders.test"])
def test_login_leads_nowhere_else(db, next_url: str) -> None:
    make_officer("anna", EDITOR)
    data = {"login": "anna", "password": PASSWORD, "next": next_url}
    assert Client().post(reverse("account_login"), data).url == HOME
