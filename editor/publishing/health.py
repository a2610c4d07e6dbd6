"""`GET /healthz`: the editor answers, which release is live, and whether one is broken."""

from __future__ import annotations

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse

from catalog import release_status


def health(request: HttpRequest) -> JsonResponse:
    """Return 200 while the database answers, else 503; no texts, no names."""
    status = release_status(settings.CONTENT_ROOT)
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        ready = True
    except DatabaseError:
        ready = False
    said = {"ready": ready, "release": status.number, "problem": status.problem}
    return JsonResponse(said, status=200 if ready else 503)
