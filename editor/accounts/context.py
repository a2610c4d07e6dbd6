"""What every template knows about mail."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest


def mail(request: HttpRequest) -> dict[str, bool]:
    """Return whether mail reaches people (else a forgotten password goes by the beheerder)."""
    return {"mail_configured": settings.MAIL_CONFIGURED}
