"""The chat window of the portal, for the preview: its own script, in a frame that reaches nothing.

The portal faces the internet and the editor must not trust it: its script runs in a sandbox without
an origin, so it sees neither the session of an officer nor the edit page. The page in the frame is
the same for everybody; the draft comes from the preview around it (static/preview/around.js).
"""

from __future__ import annotations

import threading
import time

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from editor.preview.neighbour import Away, ask

SECONDS = 1.5
KEEP_SECONDS = 20.0  # A preview is drawn anew at each pause in the typing.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'self'; sandbox allow-scripts allow-forms"
)
AWAY = "// Het portaal draait nu niet.\n"
_kept: dict[str, tuple[float, bytes | None]] = {}
_lock = threading.Lock()


def window_script() -> bytes | None:
    """Return the portal's widget.js of at most some seconds ago; None when the portal is away."""
    if not settings.PORTAL_ADDRESS:
        return None
    url = f"{settings.PORTAL_ADDRESS}/widget.js"
    with _lock:
        fetched, script = _kept.get(url, (0.0, None))
        now = time.monotonic()
        if url not in _kept or now - fetched > KEEP_SECONDS:
            script = _fetched(url)
            _kept.clear()
            _kept[url] = (time.monotonic(), script)
        return script


@transaction.non_atomic_requests
@require_safe  # type: ignore[untyped-decorator]
def frame(request: HttpRequest) -> HttpResponse:
    """Return the page in the frame: the window, and the stand-in for its server."""
    response = render(request, "preview/frame.html")
    response["Content-Security-Policy"] = POLICY
    response["Referrer-Policy"] = "no-referrer"
    return response


@transaction.non_atomic_requests
@require_safe  # type: ignore[untyped-decorator]
def script(request: HttpRequest) -> HttpResponse:
    """Return the portal's script; 503 when the portal is away. It is public: no login."""
    found = window_script()
    response = HttpResponse(
        AWAY if found is None else found,
        content_type="text/javascript; charset=utf-8",
        status=503 if found is None else 200,
    )
    response["Cache-Control"] = "no-store" if found is None else "max-age=20"
    return response


def _fetched(url: str) -> bytes | None:
    try:
        found = ask(url, until=time.monotonic() + SECONDS)
    except Away:
        return None
    return found if b"hulp-chat" in found else None
