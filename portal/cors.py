"""Cross-origin rules: only the listed sites may speak with the chat API; files are for everybody.

A page of another site gets 403 before anything is done, a preflight included. No credentials:
the token is a header that only the chat window sets.
"""

from __future__ import annotations

from aiohttp import hdrs, web

from portal.errors import Refusal
from portal.keys import SITES

API = "/api/"
PREFLIGHT_SECONDS = "600"
SAFE = (hdrs.METH_GET, hdrs.METH_HEAD)


def is_preflight(request: web.Request) -> bool:
    """Return whether a browser only asks what is allowed."""
    return (
        request.method == hdrs.METH_OPTIONS
        and request.path.startswith(API)
        and hdrs.ACCESS_CONTROL_REQUEST_METHOD in request.headers
    )


def check_origin(request: web.Request) -> None:
    """Raises Refusal for a request to the API that a page of another site sent."""
    origin = request.headers.get(hdrs.ORIGIN)
    if origin is None or request.method in SAFE or not request.path.startswith(API):
        return
    if not request.app[SITES].allows(origin, request.host):
        raise Refusal("origin_not_allowed")


def preflight() -> web.Response:
    """Return what the API allows."""
    return web.Response(
        status=204,
        headers={
            hdrs.ACCESS_CONTROL_ALLOW_METHODS: "GET, POST, DELETE",
            hdrs.ACCESS_CONTROL_ALLOW_HEADERS: "Authorization, Content-Type",
            hdrs.ACCESS_CONTROL_MAX_AGE: PREFLIGHT_SECONDS,
        },
    )


def add_cors(request: web.Request, response: web.StreamResponse) -> None:
    """Let the page of a listed site read an answer of the API, refusals and the card included."""
    if not request.path.startswith(API):
        return
    response.headers[hdrs.VARY] = hdrs.ORIGIN
    origin = request.headers.get(hdrs.ORIGIN)
    if origin is not None and request.app[SITES].allows(origin, request.host):
        response.headers[hdrs.ACCESS_CONTROL_ALLOW_ORIGIN] = origin
        response.headers[hdrs.ACCESS_CONTROL_EXPOSE_HEADERS] = hdrs.RETRY_AFTER
