"""The pages and files a browser asks for, and the conversation without JavaScript."""

from __future__ import annotations

from collections.abc import Mapping

from aiohttp import web

from portal.assets import Asset
from portal.errors import Refusal
from portal.intake import in_time
from portal.keys import DESK, LIVE, SETTINGS
from portal.words import Bubble, Words

routes = web.RouteTableDef()
FOREVER = "public, max-age=31536000, immutable"
SHORTLY = "public, max-age=300"


@routes.get("/")
async def chat(request: web.Request) -> web.Response:
    """Return our page; `?gemeente=` one of the five."""
    return _html(request.app[LIVE].face.pages.chat(_gemeente(request, request.query)))


@routes.get("/widget.js")
async def widget(request: web.Request) -> web.Response:
    """Return the chat window under the name that websites paste: always the present one."""
    return _file(request.app[LIVE].face.assets["widget.js"], SHORTLY)


@routes.get("/static/{name}")
async def static(request: web.Request) -> web.Response:
    """Return a file by its hashed name; it never changes, so it may be kept."""
    asset = request.app[LIVE].files.get(request.path)
    if asset is None:
        raise web.HTTPNotFound
    return _file(asset, FOREVER)


@routes.get("/zonder-script")
async def plain_start(request: web.Request) -> web.Response:
    """Return the chat without JavaScript, before the first message."""
    face = request.app[LIVE].face
    gemeente = _gemeente(request, request.query)
    return _html(face.pages.plain(face.words.opening, gemeente=gemeente))


@routes.post("/zonder-script")
async def plain_message(request: web.Request) -> web.Response:
    """Answer a message from the form; the page never holds more than this one turn."""
    fields = await _fields(request)
    desk, face = request.app[DESK], request.app[LIVE].face
    pages, words = face.pages, face.words
    token = old = fields.get("token", "")
    gemeente = _gemeente(request, fields)
    if "end" in fields:
        if await desk.is_going_on(token):
            await desk.end(token)
        return _html(pages.plain([_note(words, "ended")], gemeente=gemeente))
    text = fields.get("choice") or fields.get("text", "")
    try:
        if not await desk.is_going_on(token):
            token, _ = await desk.start(request, gemeente)
        answer = await desk.say(request, token, text)
    except Refusal as refusal:
        error = words.error(refusal.code)
        bubbles = words.card if refusal.status == 503 else []
        if bubbles:
            desk.count_card(refusal.code)
        page = pages.plain(bubbles, token=token, gemeente=gemeente, draft=text, error=error)
        return _html(page, status=refusal.status)
    anew = [_note(words, "new_after_end")] if old not in ("", token) else []
    return _html(pages.plain([*anew, *answer.bubbles], token=token, gemeente=gemeente, said=text))


def add_site(app: web.Application) -> None:
    """Add these routes to the application."""
    app.add_routes(routes)


async def _fields(request: web.Request) -> dict[str, str]:
    if request.content_type != "application/x-www-form-urlencoded":
        raise Refusal("bad_request")
    try:
        posted = await in_time(request.post(), request.app[SETTINGS].body_seconds)
    except (ValueError, LookupError):  # No such charset, or bytes that are no text in it.
        raise Refusal("bad_request") from None
    return {key: value for key, value in posted.items() if isinstance(value, str)}


def _note(words: Words, name: str) -> Bubble:
    return {"text": words.texts["widget"][name], "buttons": []}


def _gemeente(request: web.Request, given: Mapping[str, str]) -> str | None:
    asked = given.get("gemeente", "")
    return asked if asked in request.app[LIVE].face.words.gemeenten else None


def _file(asset: Asset, cache: str) -> web.Response:
    response = web.Response(body=asset.body, content_type=asset.content_type, charset="utf-8")
    response.headers["Cache-Control"] = cache
    # Other websites load these, with an integrity value, which needs both.
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    response.enable_compression()
    return response


def _html(page: str, *, status: int = 200) -> web.Response:
    return web.Response(text=page, content_type="text/html", status=status)
