"""The app of the records."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    """Answers, contacts, gemeenten and portal texts."""

    name = "editor.records"
    label = "records"
    verbose_name = "Antwoorden en contacten"
