"""The list behind "contact invoegen": what a resident may see of each contact."""

from __future__ import annotations

PARTS = (("", "nummer", "shown_telephone"), (".naam", "naam", "shown_name"))
SITE = (".site", "website", "shown_website")


def pickable() -> list[tuple[str, str]]:
    """Return (reference, words) for everything that may be put in a text, by name."""
    from editor.records.models import Contact

    found: list[tuple[str, str]] = []
    for contact in Contact.objects.filter(retired=False).order_by("name"):
        for suffix, words, shown in (*PARTS, SITE):
            show = getattr(contact, shown)
            if show == "nee" or (not suffix and not contact.number):
                continue
            doubt = " (te controleren)" if show == "met_voorbehoud" else ""
            found.append((f"[[{contact.key}{suffix}]]", f"{contact.name}: {words}{doubt}"))
    return found
