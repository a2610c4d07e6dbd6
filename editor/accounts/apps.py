"""The app of people."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class AccountsConfig(AppConfig):
    """Roles after each migration; the log listens to everything about login and roles."""

    name = "editor.accounts"
    label = "accounts"
    verbose_name = "Toegang"

    def ready(self) -> None:
        """Connect the listeners."""
        from editor.accounts import changes, listeners
        from editor.accounts.roles import ensure_roles

        post_migrate.connect(ensure_roles, sender=self, dispatch_uid="ensure-roles")
        listeners.connect()
        changes.connect()
