"""The first administrator, invitations and roles."""

from __future__ import annotations

import re
from io import StringIO
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core import mail, signing
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from editor.accounts import links
from editor.accounts.first import announce
from editor.accounts.models import SecurityEvent
from editor.accounts.roles import (
    ADMINISTRATOR,
    AREA_PREFIX,
    CHIEF_EDITOR,
    EDITOR,
    PERMISSIONS,
    ROLES,
    SAFETY,
    ensure_roles,
    roles_of,
)
from editor.records.models import KINDS, Gemeente
from tests.helpers.officers import PASSWORD, logged_in, make_officer

Kind = SecurityEvent.Kind
NEW = {
    "username": "baas", "first_name": "Bea", "last_name": "Baas", "email": "bea@voorbeeld.test",
    "password1": PASSWORD, "password2": PASSWORD,
}  # fmt: skip


@pytest.fixture(autouse=True)
def without_second_factor(settings) -> None:
    settings.TWO_FACTOR_ROLES = []
    settings.MAIL_CONFIGURED = False


def _path(link: str) -> str:
    return "/" + link.split("/", 3)[3]


def _users() -> Any:
    return get_user_model().objects


# The first administrator.


def test_people_the_first_start_says_a_link_that_works_once(db) -> None:
    said: list[str] = []
    assert announce(say=said.append)
    path = _path(said[-1].strip())
    assert Client().get(path).status_code == 200
    assert Client().post(path, NEW).url == reverse("account_login")
    user = _users().get()
    assert roles_of(user) == {ADMINISTRATOR} and not user.is_superuser and not user.is_staff
    for answer in (Client().get(path), Client().post(path, {**NEW, "username": "tweede"})):
        assert answer.status_code == 410
    assert _users().count() == 1 and not announce(say=said.append)
    with pytest.raises(CommandError):
        call_command("first_admin")


@pytest.mark.parametrize("token", ["x", "first", "", signing.dumps("first", salt="iets-anders")])
def test_people_another_token_makes_nobody(db, token: str) -> None:
    assert not links.opens_first(token)
    if token:
        path = reverse("first_administrator", args=[token])
        assert Client().post(path, NEW).status_code == 410
    assert not _users().exists()


def test_people_the_first_link_ends_after_a_day(db, monkeypatch) -> None:
    path = _path(links.first_link())
    monkeypatch.setattr(links, "FIRST_SECONDS", -1)
    assert Client().post(path, NEW).status_code == 410 and not _users().exists()


@pytest.mark.parametrize("password", ["kort", "wachtwoord", "123456789012", "bea@voorbeeld"])
def test_people_a_weak_password_is_not_taken(db, password: str) -> None:
    data = {**NEW, "password1": password, "password2": password}
    assert Client().post(_path(links.first_link()), data).status_code == 200
    assert not _users().exists()


# Invitations.


def test_people_an_invitation_sets_a_password_once(db) -> None:
    out = StringIO()
    call_command("invite", "nieuw", "--rol", EDITOR, "--gebied", "regio", stdout=out)
    user = _users().get(username="nieuw")
    assert not user.has_usable_password() and roles_of(user) == {EDITOR}
    path = _path(out.getvalue().strip())
    client = Client()
    form = client.get(path).url
    data = {"new_password1": PASSWORD, "new_password2": PASSWORD}
    assert "nieuw" in client.get(form).content.decode()
    assert client.post(form, data).url == reverse("account_login")
    user.refresh_from_db()
    assert user.check_password(PASSWORD) and client.get("/redactie/").status_code == 302
    assert "werkt niet meer" in Client().get(path).content.decode()
    kinds = set(SecurityEvent.objects.filter(user=user).values_list("kind", flat=True))
    assert {Kind.INVITED, Kind.PASSWORD, Kind.ROLES} <= kinds


def test_people_a_beheerder_makes_an_account_and_a_link(db) -> None:
    client = logged_in(make_officer("ben", ADMINISTRATOR))
    groups = [Group.objects.get(name=name).pk for name in (EDITOR, AREA_PREFIX + "regio")]
    data = {
        "username": "anna", "email": "anna@voorbeeld.test", "first_name": "Anna",
        "last_name": "Bos", "groups": groups, "is_superuser": "on", "password1": "x" * 20,
    }  # fmt: skip
    page = client.get(reverse("wagtailusers_users:add")).content.decode()
    assert 'name="password1"' not in page and EDITOR in page
    assert client.post(reverse("wagtailusers_users:add"), data).status_code == 302
    anna = _users().get(username="anna")
    assert not anna.is_superuser and not anna.has_usable_password() and roles_of(anna) == {EDITOR}
    assert client.get(reverse("confirm_invite", args=[anna.pk])).status_code == 200
    shown = client.post(reverse("invite", args=[anna.pk])).content.decode()
    link = re.search(r'<code id="uitnodigingslink">([^<]+)', shown)
    assert link and Client().get(_path(link[1])).status_code == 302 and not mail.outbox
    event = SecurityEvent.objects.filter(kind=Kind.INVITED).first()
    assert event.user == anna and event.actor.username == "ben"


def test_people_with_mail_the_link_is_sent_and_not_shown(db, settings) -> None:
    settings.MAIL_CONFIGURED = True
    client, anna = logged_in(make_officer("ben", ADMINISTRATOR)), make_officer("anna", EDITOR)
    shown = client.post(reverse("invite", args=[anna.pk])).content.decode()
    assert "uitnodiging/" in mail.outbox[0].body and mail.outbox[0].to == [anna.email]
    assert "/redactie/uitnodiging/" not in shown


@pytest.mark.parametrize("roles", [(EDITOR,), (CHIEF_EDITOR, SAFETY)])
def test_people_only_a_beheerder_manages_accounts(db, roles: tuple[str, ...]) -> None:
    client, anna = logged_in(make_officer("iemand", *roles)), make_officer("anna", EDITOR)
    before = SecurityEvent.objects.filter(kind=Kind.INVITED).count()
    for url in (
        reverse("invite", args=[anna.pk]),
        reverse("wagtailusers_users:edit", args=[anna.pk]),
        reverse("wagtailusers_users:add"),
    ):
        assert client.post(url, {"username": "x"}).status_code in (302, 403), url
    assert SecurityEvent.objects.filter(kind=Kind.INVITED).count() == before
    assert _users().count() == 2


# Roles.


def test_people_roles_never_hold_the_right_to_publish(imported) -> None:
    codenames = {name for names in PERMISSIONS.values() for name in names}
    assert not any(word in name for name in codenames for word in ("publish", "delete", "add_a"))
    for group in Group.objects.all():
        for kind in KINDS:
            name = f"publish_{kind._meta.model_name}"
            assert not group.permissions.filter(codename=name).exists(), group


def test_people_roles_come_by_migration_and_are_repaired(imported) -> None:
    assert set(ROLES) <= set(Group.objects.values_list("name", flat=True))
    for key in Gemeente.objects.values_list("key", flat=True):
        assert Group.objects.filter(name=AREA_PREFIX + key).exists()
    group = Group.objects.get(name=EDITOR)
    wanted = set(group.permissions.values_list("codename", flat=True))
    assert wanted >= {"access_admin", "change_answer", "change_contact"}
    group.permissions.clear()
    ensure_roles()
    assert set(group.permissions.values_list("codename", flat=True)) == wanted


def test_people_a_new_gemeente_gets_its_area(imported) -> None:
    Gemeente.objects.create(key="rhenen", name="Rhenen", file="content/gemeenten/rhenen.yml")
    assert Group.objects.filter(name=AREA_PREFIX + "rhenen").exists()


def test_people_own_roles_are_changed_by_somebody_else(db) -> None:
    ben, second = make_officer("ben", ADMINISTRATOR), make_officer("bas", ADMINISTRATOR)
    safety = Group.objects.get(name=SAFETY)
    data = {
        "username": "ben", "email": ben.email, "first_name": "Ben", "last_name": "Test",
        "groups": [*ben.groups.values_list("pk", flat=True), safety.pk],
    }  # fmt: skip
    url = reverse("wagtailusers_users:edit", args=[ben.pk])
    assert logged_in(ben).post(url, data).status_code == 403
    bulk = reverse("wagtail_bulk_action", args=["auth", "user", "assign_role"])
    answer = logged_in(ben).post(f"{bulk}?id={ben.pk}", {"role": safety.pk})
    assert answer.status_code == 403 and roles_of(ben) == {ADMINISTRATOR}
    same = {**data, "groups": list(ben.groups.values_list("pk", flat=True)), "last_name": "Bos"}
    assert logged_in(ben).post(url, same).status_code == 302
    assert logged_in(second).post(url, {**data, "is_active": "on"}).status_code == 302
    assert roles_of(ben) == {ADMINISTRATOR, SAFETY}
    event = SecurityEvent.objects.filter(kind=Kind.ROLES, actor=second).first()
    assert event.user == ben and SAFETY in event.detail


def test_people_nobody_manages_groups_and_workflows(db) -> None:
    client = logged_in(make_officer("ben", ADMINISTRATOR, EDITOR, CHIEF_EDITOR, SAFETY))
    for name in ("wagtailusers_groups:index", "wagtailusers_groups:add"):
        assert client.get(reverse(name)).status_code == 302
    for name in ("index", "add", "task_index", "select_task_type"):
        assert client.get(reverse(f"wagtailadmin_workflows:{name}")).status_code == 302
