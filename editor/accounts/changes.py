"""Accounts and roles that change: logged, never by oneself, never so that the log gets holes."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db.models.signals import m2m_changed, post_save, pre_delete
from wagtail.log_actions import get_active_log_context
from wagtail.models import ModelLogEntry, Revision

from editor.accounts.events import Kind, record
from editor.accounts.roles import ensure_area
from editor.refusal import Refused

WORDS = {"post_add": "erbij", "post_remove": "eraf", "post_clear": "alles eraf"}
BEFORE = frozenset({"pre_add", "pre_remove", "pre_clear"})


def connect() -> None:
    """Listen to groups of users, users themselves and new gemeenten."""
    from editor.records.models import Gemeente

    users = get_user_model()
    m2m_changed.connect(_roles, sender=users.groups.through, dispatch_uid="log-roles")
    post_save.connect(_saved, sender=users, dispatch_uid="log-account")
    pre_delete.connect(_keep, sender=users, dispatch_uid="keep-account")
    post_save.connect(_new_gemeente, sender=Gemeente, dispatch_uid="area-of-gemeente")


def _roles(sender: Any, instance: Any, action: str, pk_set: Any, reverse: bool, **_: Any) -> None:
    """Log each change; somebody's own roles are changed by a colleague only."""
    groups = Group.objects.filter(pk__in=[instance.pk] if reverse else pk_set or ())
    people = get_user_model().objects.filter(pk__in=pk_set or ()) if reverse else [instance]
    actor = get_active_log_context().user
    for person in people:
        if action in BEFORE:
            if actor is not None and actor.pk == person.pk and (pk_set or action == "pre_clear"):
                raise Refused("Je eigen rollen en gebieden wijzigt een andere beheerder.")
        elif action in WORDS and (pk_set or action == "post_clear"):
            names = ", ".join(sorted(group.name for group in groups))
            detail = f"{names} {WORDS[action]}".strip()
            record(Kind.ROLES, user=person, actor=actor, detail=detail)


def _saved(sender: Any, instance: Any, created: bool, update_fields: Any, **_: Any) -> None:
    if update_fields is not None and set(update_fields) <= {"last_login", "password"}:
        return  # Login and passwords have rows of their own.
    words = "gemaakt" if created else "actief" if instance.is_active else "niet actief"
    actor = get_active_log_context().user
    record(Kind.ACCOUNT, user=instance, actor=actor, detail=words)


def _keep(sender: Any, instance: Any, **_: Any) -> None:
    """Refuse to remove somebody who did something: the history would not know who it was."""
    did = ModelLogEntry.objects.filter(user_id=instance.pk).exists()
    if did or Revision.objects.filter(user_id=instance.pk).exists():
        raise Refused(
            "Dit account heeft teksten gewijzigd en blijft daarom bestaan. Zet het op niet actief."
        )


def _new_gemeente(sender: Any, instance: Any, created: bool, **_: Any) -> None:
    if created:
        ensure_area(instance.key)
