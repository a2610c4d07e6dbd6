"""The pages and files a browser asks for, and the conversation without JavaScript."""

from __future__ import annotations

from collections.abc import Mapping

from aiohttp import web

from portal.assets import Asset
from portal.errors import Refusal
from portal.keys import DESK, PAGES, WORDS

routes = web.RouteTableDef()
FOREVER = "public, max-age=31536000, immutable"
FILES: web.AppKey[dict[str, Asset]] = web.AppKey("files", dict)


@routes.get("/")
async def chat(request: web.Request) -> web.Response:
    """Return our page; `?gemeente=` one of the five."""
    asked = request.query.get("gemeente", "")
    gemeente = asked if asked in request.app[WORDS].gemeenten else None
    return _html(request.app[PAGES].chat(gemeente))


@routes.get("/static/{name}")
async def static(request: web.Request) -> web.Response:
    """Return a file by its hashed name; it never changes, so it may be kept."""
    asset = request.app[FILES].get(request.path)
    if asset is None:
        raise web.HTTPNotFound
    response = web.Response(body=asset.body, content_type=asset.content_type, charset="utf-8")
    response.headers["Cache-Control"] = FOREVER
    response.enable_compression()
    return response


@routes.get("/zonder-script")
async def plain_start(request: web.Request) -> web.Response:
    """Return the chat without JavaScript, before the first message."""
    return _html(request.app[PAGES].plain(request.app[WORDS].opening))


@routes.post("/zonder-script")
async def plain_message(request: web.Request) -> web.Response:
    """Answer a message from the form; the page never holds more than this one turn."""
    fields = await _fields(request)
    desk, pages, words = request.app[DESK], request.app[PAGES], request.app[WORDS]
    token = fields.get("token", "")
    if "end" in fields:
        if desk.is_going_on(token):
            await desk.end(token)
        return _html(pages.plain([{"text": words.texts["widget"]["ended"], "buttons": []}]))
    text = fields.get("choice") or fields.get("text", "")
    try:
        if not desk.is_going_on(token):
            token, _ = desk.start(request, None)
        answer = await desk.say(request, token, text)
    except Refusal as refusal:
        error = words.error(refusal.code)
        bubbles = words.card if refusal.status == 503 else []
        page = pages.plain(bubbles, token=token, draft=text, error=error)
        return _html(page, status=refusal.status)
    return _html(pages.plain(answer.bubbles, token=token, said=text))


def add_site(app: web.Application, assets: Mapping[str, Asset]) -> None:
    """Add these routes and the files to the application."""
    app[FILES] = {asset.url: asset for asset in assets.values()}
    app.add_routes(routes)


async def _fields(request: web.Request) -> dict[str, str]:
    if request.content_type != "application/x-www-form-urlencoded":
        raise Refusal("bad_request")
    try:
        posted = await request.post()
    except (ValueError, LookupError):  # No such charset, or bytes that are no text in it.
        raise Refusal("bad_request") from None
    return {key: value for key, value in posted.items() if isinstance(value, str)}


def _html(page: str, *, status: int = 200) -> web.Response:
    return web.Response(text=page, content_type="text/html", status=status)
