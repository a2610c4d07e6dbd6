"""The chat API: start, message, end, card; and the health of the portal itself."""

from __future__ import annotations

import ipaddress
import time

from aiohttp import web

from portal.errors import Refusal
from portal.intake import read_json
from portal.keys import DESK, METRICS, RASA, WORDS

routes = web.RouteTableDef()
READY_SECONDS = 1.0
_READY: web.AppKey[dict[str, float]] = web.AppKey("ready", dict)


@routes.post("/api/conversations")
async def start(request: web.Request) -> web.Response:
    """Start a conversation: `{"gemeente"?}` → 201 `{"token", "gemeente", "bubbles"}`."""
    body = await read_json(request, optional=True)
    token, gemeente = request.app[DESK].start(request, body.get("gemeente"))
    opening = request.app[WORDS].opening
    return web.json_response({"token": token, "gemeente": gemeente, "bubbles": opening}, status=201)


@routes.post("/api/messages")
async def message(request: web.Request) -> web.Response:
    """Answer a message: `{"text"}` → 200 `{"bubbles", "card"?: true}`."""
    token = _token(request)
    body = await read_json(request)
    answer = await request.app[DESK].say(request, token, body.get("text"))
    card = {"card": True} if answer.card else {}
    return web.json_response({"bubbles": answer.bubbles, **card})


@routes.delete("/api/conversations/current")
async def end(request: web.Request) -> web.Response:
    """End the conversation here and in Rasa → 204."""
    await request.app[DESK].end(_token(request))
    return web.Response(status=204)


@routes.get("/api/card")
async def card(request: web.Request) -> web.Response:
    """Return the emergency card."""
    return web.json_response({"bubbles": request.app[WORDS].card, "card": True})


@routes.get("/healthz")
async def healthz(request: web.Request) -> web.Response:
    """Tell that the portal itself lives; it helps without Rasa too."""
    return web.json_response({"ok": True})


@routes.get("/readyz")
async def readyz(request: web.Request) -> web.Response:
    """Tell whether Rasa answers too: 200 or 503. Asks Rasa at most once a second."""
    known = request.app[_READY]
    now = time.monotonic()
    if now >= known.get("until", 0.0):
        known["until"] = now + READY_SECONDS
        known["ready"] = float(await request.app[RASA].is_ready())
    ready = bool(known.get("ready", 0.0))
    return web.json_response({"ready": ready}, status=200 if ready else 503)


@routes.get("/metrics")
async def metrics(request: web.Request) -> web.Response:
    """Return Prometheus' counts, to this machine only."""
    if not _is_from_this_machine(request):
        raise web.HTTPNotFound
    return web.Response(body=request.app[METRICS].page(), content_type="text/plain")


def add_api(app: web.Application) -> None:
    """Add these routes to the application."""
    app[_READY] = {}
    app.add_routes(routes)


def _token(request: web.Request) -> str:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer":
        raise Refusal("conversation_ended")
    return token.strip()


def _is_from_this_machine(request: web.Request) -> bool:
    # A proxy on this machine adds one of these; what comes through it is from outside.
    if any(name in request.headers for name in ("X-Forwarded-For", "Forwarded", "Via")):
        return False
    try:
        return ipaddress.ip_address(request.remote or "").is_loopback
    except ValueError:
        return False
