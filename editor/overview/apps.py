"""The app of the first screen."""

from django.apps import AppConfig


class OverviewConfig(AppConfig):
    """Only reads; it has no tables of its own."""

    name = "editor.overview"
    label = "overview"
    verbose_name = "Overzicht"
