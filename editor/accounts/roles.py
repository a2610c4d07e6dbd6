"""Roles and areas. Both are Django groups, so that a beheerder ticks them in one list.

A role says what somebody may do, an area for which gemeente. Nobody gets `publish`: publishing is
the result of a colleague's approval (editor.workflow). `ensure_roles` runs after every migration
and repairs what was changed by hand.
"""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Group, Permission
from django.db.models import Q

EDITOR = "Redacteur"
CHIEF_EDITOR = "Eindredacteur"
SAFETY = "Veiligheid"
ADMINISTRATOR = "Beheerder"
NIGHT = "Terugzetter"
ROLES = (EDITOR, CHIEF_EDITOR, SAFETY, ADMINISTRATOR, NIGHT)

# The area of texts and contacts that belong to no single gemeente.
SHARED = "regio"
AREA_PREFIX = "Gebied: "

KINDS = ("answer", "contact", "gemeente", "portaltext")
ENTER = ("wagtailadmin.access_admin",)
SEE = tuple(f"records.view_{kind}" for kind in KINDS)
CHANGE = tuple(f"records.change_{kind}" for kind in KINDS)
LOG = ("accounts.view_securityevent",)
ROLL_BACK = "records.roll_back_release"
PERMISSIONS: dict[str, tuple[str, ...]] = {
    EDITOR: (*ENTER, *SEE, *CHANGE),
    CHIEF_EDITOR: (*ENTER, *SEE, *CHANGE),
    # An extra role: it opens the safety texts for who is (chief) editor too.
    SAFETY: (*ENTER, *SEE, ROLL_BACK, *LOG),
    ADMINISTRATOR: (*ENTER, *SEE, *LOG, "auth.add_user", "auth.change_user", "auth.view_user"),
    NIGHT: (*ENTER, *SEE, ROLL_BACK),
}
# Groups that Wagtail makes by itself; their page rights mean nothing here and would confuse.
UNUSED = ("Moderators", "Editors")


def ensure_roles(**_: Any) -> None:
    """Make the groups and give them exactly their permissions; a second time changes nothing."""
    for name, wanted in PERMISSIONS.items():
        group, _made = Group.objects.get_or_create(name=name)
        group.permissions.set(_permissions(wanted))
    ensure_area(SHARED)
    for area in _gemeenten():
        ensure_area(area)
    Group.objects.filter(name__in=UNUSED, user__isnull=True).delete()


def ensure_area(area: str) -> Group:
    """Return the group of an area; it carries no permission of its own."""
    group, _made = Group.objects.get_or_create(name=AREA_PREFIX + area)
    return group


def roles_of(user: Any) -> frozenset[str]:
    """Return somebody's roles; whoever is inactive has none. Superusers get nothing for free."""
    return frozenset(_groups(user)) & frozenset(ROLES)


def areas_of_user(user: Any) -> frozenset[str]:
    """Return somebody's areas: ids of gemeenten, and SHARED for what is shared."""
    return frozenset(
        name.removeprefix(AREA_PREFIX) for name in _groups(user) if name.startswith(AREA_PREFIX)
    )


def _groups(user: Any) -> list[str]:
    if user is None or not user.is_authenticated or not user.is_active:
        return []
    return list(user.groups.values_list("name", flat=True))


def _permissions(names: tuple[str, ...]) -> list[Permission]:
    query = Q()
    for name in names:
        label, _, codename = name.partition(".")
        query |= Q(content_type__app_label=label, codename=codename)
    return list(Permission.objects.filter(query))


def _gemeenten() -> list[str]:
    from editor.records.models import Gemeente

    return list(Gemeente.objects.values_list("key", flat=True))
