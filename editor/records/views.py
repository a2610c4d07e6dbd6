"""Lists and screens of the four kinds of record."""

from __future__ import annotations

from typing import Any

from wagtail.admin.ui.tables import Column, UpdatedAtColumn
from wagtail.snippets.views.snippets import SnippetViewSet

from editor.records.models import Answer, Contact, Gemeente, PortalText
from editor.records.policy import RecordPolicy


class RecordViewSet(SnippetViewSet):
    """What the four lists share."""

    add_to_admin_menu = True
    copy_view_enabled = False
    list_per_page = 50

    @property
    def permission_policy(self) -> RecordPolicy:
        """Return the policy for this kind."""
        return RecordPolicy(self.model)

    def get_queryset(self, request: Any) -> Any:
        """Return what is still in use."""
        return self.model.objects.filter(retired=False)


class AnswerViewSet(RecordViewSet):
    """Answers."""

    model = Answer
    menu_label = "Antwoorden"
    icon = "comment"
    menu_order = 110
    list_display = ["__str__", "owner", "review_by", "live", UpdatedAtColumn()]
    list_filter = ["owner", "review_by"]


class ContactViewSet(RecordViewSet):
    """Contacts."""

    model = Contact
    menu_label = "Contacten"
    icon = "mail"
    menu_order = 120
    list_display = [
        "__str__",
        Column("telephone", label="nummer"),
        "status",
        "dialled_on",
        "dialled_by",
        UpdatedAtColumn(),
    ]
    list_filter = ["kind", "status", "shown_telephone"]


class GemeenteViewSet(RecordViewSet):
    """Gemeenten."""

    model = Gemeente
    menu_label = "Gemeenten"
    icon = "home"
    menu_order = 130
    list_display = ["__str__", "team_name", UpdatedAtColumn()]


class PortalTextViewSet(RecordViewSet):
    """Texts of the page."""

    model = PortalText
    menu_label = "Teksten van de pagina"
    icon = "doc-full"
    menu_order = 140
    list_display = ["key", "value", UpdatedAtColumn()]


VIEWSETS = (AnswerViewSet, ContactViewSet, GemeenteViewSet, PortalTextViewSet)
