"""The chat API: start, message, end, card; described in docs/openapi.json, which is served too."""

from __future__ import annotations

import json
from typing import Any

from aiohttp import web

from portal.errors import Refusal
from portal.intake import in_time, read_json
from portal.keys import DESK, LIVE, SETTINGS, SITES

routes = web.RouteTableDef()
DESCRIPTION = "docs/openapi.json"
_DESCRIPTION: web.AppKey[dict[str, Any]] = web.AppKey("description", dict)


@routes.post("/api/conversations")
async def start(request: web.Request) -> web.Response:
    """Start a conversation: `{"gemeente"?}` → 201 `{"token", "gemeente", "bubbles", …}`.

    `card`, `numbers` and the fixed line are the present ones, for a window pasted long ago.
    """
    body = await read_json(request, seconds=request.app[SETTINGS].body_seconds, optional=True)
    asked = request.app[SITES].gemeente(request.headers.get("Origin"), body.get("gemeente"))
    token, gemeente = await request.app[DESK].start(request, asked)
    words = request.app[LIVE].face.words
    return web.json_response(
        {
            "token": token,
            "gemeente": gemeente,
            "bubbles": words.opening,
            "card": words.card,
            "numbers": dict(words.numbers),
            "emergency": words.texts["widget"]["emergency_line"],
        },
        status=201,
    )


@routes.post("/api/messages")
async def message(request: web.Request) -> web.Response:
    """Answer a message: `{"text"}` → 200 `{"bubbles", "card"?: true}`."""
    token = _token(request)
    body = await read_json(request, seconds=request.app[SETTINGS].body_seconds)
    answer = await request.app[DESK].say(request, token, body.get("text"))
    card = {"card": True} if answer.card else {}
    return web.json_response({"bubbles": answer.bubbles, **card})


@routes.delete("/api/conversations/current")
async def end(request: web.Request) -> web.Response:
    """End the conversation here and in Rasa → 204."""
    await request.app[DESK].end(_token(request))
    return web.Response(status=204)


@routes.post("/api/conversations/current/end")
async def end_leaving(request: web.Request) -> web.Response:
    """End the conversation of the token in the body, `text/plain` → 204.

    For a page that is going away on another site: no header, so no preflight that comes too late.
    """
    if request.content_type != "text/plain":
        raise Refusal("wrong_content_type")
    body = await in_time(request.read(), request.app[SETTINGS].body_seconds)
    await request.app[DESK].end(body.decode("ascii", errors="replace").strip())
    return web.Response(status=204)


@routes.get("/api/card")
async def card(request: web.Request) -> web.Response:
    """Return the emergency card."""
    return web.json_response({"bubbles": request.app[LIVE].face.words.card, "card": True})


@routes.get("/api/openapi.json")
async def description(request: web.Request) -> web.Response:
    """Return the description of this API."""
    return web.json_response(request.app[_DESCRIPTION])


def add_api(app: web.Application) -> None:
    """Add these routes to the application."""
    text = (app[SETTINGS].root / DESCRIPTION).read_text(encoding="utf-8")
    app[_DESCRIPTION] = json.loads(text)
    app.add_routes(routes)


def _token(request: web.Request) -> str:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer":
        raise Refusal("conversation_ended")
    return token.strip()
