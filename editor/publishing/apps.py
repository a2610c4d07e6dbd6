"""The app that publishes."""

from django.apps import AppConfig


class PublishingConfig(AppConfig):
    """Makes a content release after each publication."""

    name = "editor.publishing"
    label = "publishing"
    verbose_name = "Publiceren"

    def ready(self) -> None:
        """Listen to Wagtail."""
        from editor.publishing import listeners

        listeners.connect()
