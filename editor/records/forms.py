"""The form of a record: picks contacts from a list, refuses to overwrite a colleague's work.

While somebody writes a draft, findings are advice (the Controle panel); when it is sent to a
colleague or published, what is wrong is an error on the form.
"""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.forms import ChoiceField, ValidationError
from django.http import QueryDict
from django.utils.timezone import localtime
from wagtail.admin.forms import WagtailAdminModelForm


class RecordForm(WagtailAdminModelForm):
    """The base of all four forms."""

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        """Take text as content/ has it; give fields that hold a contact id the list of contacts."""
        super().__init__(_with_line_ends_of_content(data), *args, **kwargs)
        for name in getattr(self.instance, "contact_fields", ()):
            old = self.fields.get(name)
            if old is not None:
                self.fields[name] = ChoiceField(
                    choices=_contacts(), required=old.required, label=old.label, initial=old.initial
                )

    def clean(self) -> dict[str, Any]:
        """Refuse to overwrite a newer version; show what was typed beside it."""
        cleaned: dict[str, Any] = super().clean()
        message = self._overtaken()
        if message:
            raise ValidationError(message, code="overtaken")
        return cleaned

    def _post_clean(self) -> None:
        """Check the content once the record holds what was typed."""
        super()._post_clean()
        if self.errors or self.is_deferred_validation or not self.instance.pk:
            return
        from editor.checks.record import find

        for finding in find(self.instance):
            if finding.blocks:
                self.add_error(None, ValidationError(str(finding), code="finding"))

    def _overtaken(self) -> str | None:
        """Return in Dutch who saved in between, or None."""
        loaded = self.data.get("overwrite_revision_id") or self.data.get("loaded_revision_id")
        latest = _latest(self.instance) if self.instance.pk else None
        if not (loaded and latest) or _same(self.data, latest):
            return None
        who = latest.user.get_full_name() or str(latest.user) if latest.user else "Het systeem"
        when = localtime(latest.created_at)
        return (
            f"{who} heeft dit om {when:%H:%M} uur ook opgeslagen. Jouw tekst staat hieronder nog,"
            " maar is niet bewaard. Kopieer wat je wilt houden, open deze pagina opnieuw en zet het"
            " erin. Bij ‘Geschiedenis’ zie je wat je collega veranderde."
        )


def _with_line_ends_of_content(data: Any) -> Any:
    """Return what a browser sent, which ends each line in its own way, as if typed in content/.

    Else texts that nobody touched would differ: for the colleague, and for whose area it is.
    """
    if not isinstance(data, QueryDict):
        return data
    plain = data.copy()
    for name, values in data.lists():
        plain.setlist(name, [value.replace("\r\n", "\n") for value in values])
    return plain


def _latest(record: Any) -> Any:
    """Return the latest revision; whoever saves at the same moment waits until we are done."""
    rows = type(record).objects.filter(pk=record.pk)
    if connection.in_atomic_block:
        rows = rows.select_for_update(of=("self",))
    return rows.get().latest_revision


def _same(data: Any, latest: Any) -> bool:
    mine = data.get("overwrite_revision_id")
    if mine:
        return str(mine) == str(latest.pk)
    if str(data.get("loaded_revision_id")) != str(latest.pk):
        return False
    made = data.get("loaded_revision_created_at")
    return not made or made == latest.created_at.isoformat()


def _contacts() -> list[tuple[str, str]]:
    from editor.records.models import Contact

    rows = Contact.objects.filter(retired=False).order_by("name")
    return [("", "—"), *((row.key, f"{row} [{row.key}]") for row in rows)]
