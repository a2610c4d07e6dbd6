"""What holds for every answer: security headers, clear errors, counts, no traces in the logs."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable

from aiohttp import web

from portal.cors import add_cors, check_origin, is_preflight, preflight
from portal.errors import Refusal, code_for
from portal.keys import DESK, LIVE, METRICS, SETTINGS

logger = logging.getLogger(__name__)
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
ONLY_HTTPS = "max-age=31536000"


async def add_headers(request: web.Request, response: web.StreamResponse) -> None:
    """Put the security headers on a response that is about to be sent."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    response.headers.setdefault("Cache-Control", "no-store")
    response.headers["Server"] = "portal"
    if (request.app[SETTINGS].public_url or "").startswith("https://"):
        response.headers["Strict-Transport-Security"] = ONLY_HTTPS
    add_cors(request, response)


@web.middleware
async def count(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Count requests by route, never by address or text."""
    response = await handler(request)
    resource = request.match_info.route.resource
    route = resource.canonical if resource is not None else "unknown"
    request.app[METRICS].requests.labels(route, str(response.status)).inc()
    return response


@web.middleware
async def explain(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Turn every error into words and, when it is ours, into the emergency card."""
    try:
        check_origin(request)
        return preflight() if is_preflight(request) else await handler(request)
    except Refusal as refusal:
        return _refused(request, refusal)
    except web.HTTPException as error:
        if error.status < 400:
            raise
        response = _refused(request, Refusal(code_for(error.status)))
        if "Allow" in error.headers:
            response.headers["Allow"] = error.headers["Allow"]
        return response
    except Exception as error:  # noqa: BLE001 - a resident gets the card, whatever went wrong.
        # Only the kind of fault: a message could hold what somebody typed.
        logger.error("A request could not be served: %s", type(error).__name__)
        return _refused(request, Refusal("busy", retry_after=5))


def quiet_server_log() -> None:
    """Keep addresses and request lines out of what aiohttp's server itself logs."""
    log = logging.getLogger("aiohttp.server")
    if _without_traces not in log.filters:
        log.addFilter(_without_traces)


def _without_traces(record: logging.LogRecord) -> bool:
    fault = record.exc_info[0] if isinstance(record.exc_info, tuple) else None
    record.msg = "A connection could not be served: %s"
    record.args = (fault.__name__ if fault else "unreadable request",)
    record.exc_info = record.exc_text = record.stack_info = None
    return True


def _refused(request: web.Request, refusal: Refusal) -> web.Response:
    if refusal.status == 503:
        request.app[DESK].count_card(refusal.code)
    make = _as_json if request.path.startswith("/api/") else _as_page
    response = make(request, refusal)
    if refusal.retry_after is not None:
        response.headers["Retry-After"] = str(refusal.retry_after)
    if refusal.status == 401:
        response.headers["WWW-Authenticate"] = "Bearer"
    return response


def _as_json(request: web.Request, refusal: Refusal) -> web.Response:
    words = request.app[LIVE].face.words
    body: dict[str, object] = {"error": refusal.code, "message": words.error(refusal.code)}
    if refusal.status == 503:
        body |= {"card": True, "bubbles": words.card}
    return web.json_response(body, status=refusal.status)


def _as_page(request: web.Request, refusal: Refusal) -> web.Response:
    pages = request.app[LIVE].face.pages
    page = pages.card() if refusal.status == 503 else pages.error(refusal.code)
    return web.Response(text=page, content_type="text/html", status=refusal.status)
