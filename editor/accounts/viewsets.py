"""Wagtail's screens of accounts, with our forms: no password typed for somebody else."""

from __future__ import annotations

from typing import Any

from wagtail.users.views.users import UserViewSet


class OfficerViewSet(UserViewSet):  # type: ignore[misc]
    """Accounts of officers."""

    def get_form_class(self, for_update: bool = False) -> Any:
        """Return our forms."""
        from editor.accounts.forms import OfficerCreationForm, OfficerEditForm

        return OfficerEditForm if for_update else OfficerCreationForm
