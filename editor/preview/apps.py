"""The app of the preview: templates only."""

from django.apps import AppConfig


class PreviewConfig(AppConfig):
    """Templates of the preview."""

    name = "editor.preview"
    label = "preview"
    verbose_name = "Voorbeeld"
