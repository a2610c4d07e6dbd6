"""Who may do what with a record. Nobody adds or deletes one: keys belong to the conversation.

Django's permissions tell what kinds somebody may change, `editor.workflow.areas` which records.
"""

from __future__ import annotations

from typing import Any

from wagtail.permission_policies import ModelPermissionPolicy

from editor.workflow.areas import may_change

NEVER = frozenset({"add", "delete"})


class RecordPolicy(ModelPermissionPolicy):
    """Django's model permissions, without adding and deleting, narrowed per record."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Return whether somebody may do this with some record."""
        return action not in NEVER and bool(super().user_has_permission(user, action))

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        """Return whether somebody may do one of these with some record."""
        return bool(super().user_has_any_permission(user, set(actions) - NEVER))

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        """Return whether somebody may do this with this record."""
        if not self.user_has_permission(user, action):
            return False
        return action == "view" or may_change(user, instance)

    def user_has_any_permission_for_instance(self, user: Any, actions: Any, instance: Any) -> bool:
        """Return whether somebody may do one of these with this record."""
        return any(
            self.user_has_permission_for_instance(user, action, instance) for action in actions
        )
