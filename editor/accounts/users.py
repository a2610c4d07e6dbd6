"""Wagtail's app of users, with our screens."""

from wagtail.users.apps import WagtailUsersAppConfig


class OfficersConfig(WagtailUsersAppConfig):  # type: ignore[misc]
    """As Wagtail's own, but with invitations instead of typed passwords."""

    user_viewset = "editor.accounts.viewsets.OfficerViewSet"
