"""Officers for tests of the editor: accounts with roles and areas, and what their browser sends."""

from __future__ import annotations

from typing import Any

PASSWORD = "een lange zin als wachtwoord"


def make_officer(name: str, *roles: str, areas: tuple[str, ...] = ("regio",)) -> Any:
    """Make an account with roles and areas (ids of gemeenten, or `regio` for what is shared)."""
    from django.contrib.auth import get_user_model
    from django.contrib.auth.models import Group

    from editor.accounts.roles import AREA_PREFIX

    user = get_user_model().objects.create_user(
        name, f"{name}@voorbeeld.test", PASSWORD, first_name=name.capitalize(), last_name="Test"
    )
    names = [*roles, *(AREA_PREFIX + area for area in areas)]
    user.groups.set(Group.objects.filter(name__in=names))
    assert user.groups.count() == len(names), names
    return user


def logged_in(user: Any) -> Any:
    """Return a browser in which somebody has logged in."""
    from django.test import Client

    client = Client()
    client.force_login(user)
    return client


def edit_url(record: Any, name: str = "edit", *more: object) -> str:
    """Return the address of a screen of a record."""
    from django.urls import reverse

    return str(reverse(record.snippet_viewset.get_url_name(name), args=[record.pk, *more]))


def as_shown(client: Any, record: Any, **changes: str) -> dict[str, Any]:
    """Return what the browser would send from the edit page, with changes.

    For kinds without a StreamField: those are drawn by script.
    """
    from wagtail.test.utils.form_data import querydict_from_html

    page = client.get(edit_url(record))
    assert page.status_code == 200, page.status_code
    data = querydict_from_html(page.content.decode(), form_id="w-editor-form")
    return {**{name: data[name] for name in data}, **changes}
