"""What machines ask: does the portal live, can it answer, and the figures for Prometheus."""

from __future__ import annotations

import asyncio
import ipaddress
import time
from dataclasses import dataclass

import aiohttp
from aiohttp import web

from portal.keys import BACKEND, LIVE, METRICS, RASA, SETTINGS
from portal.metrics import Metrics

routes = web.RouteTableDef()
READY_SECONDS = 1.0
EDITOR_SECONDS = 1.0
LONGEST_PROBLEM = 300  # Characters.


@dataclass
class Known:
    """What was found a moment ago."""

    until: float = 0.0
    rasa: bool = False
    redis: bool = False
    editor: str = "none"


_KNOWN: web.AppKey[Known] = web.AppKey("known", Known)


@routes.get("/healthz")
async def healthz(request: web.Request) -> web.Response:
    """Tell that the portal itself lives; it helps without Rasa too."""
    return web.json_response({"ok": True})


@routes.get("/readyz")
async def readyz(request: web.Request) -> web.Response:
    """Tell what works: 200, or 503 when Rasa does not answer. Asks at most once a second.

    Broken content, an absent Redis and an absent editor are told but give 200: the last good words
    are there, and all portals would leave the load balancer at once because of one typing error.
    """
    known = request.app[_KNOWN]
    now = time.monotonic()
    if now >= known.until:
        known.until = now + READY_SECONDS
        known.rasa = await request.app[RASA].is_ready()
        known.redis = await request.app[BACKEND].is_there()
        known.editor = await _editor(request.app[SETTINGS].editor_url)
    live = request.app[LIVE]
    body = {
        "ready": known.rasa,
        "rasa": "ok" if known.rasa else "away",
        "content": "broken" if live.problem else "ok",
        "problem": live.problem[:LONGEST_PROBLEM] if live.problem else None,
        "release": live.release,
        "memory": "ok" if known.redis else "away",
        "editor": known.editor,
    }
    return web.json_response(body, status=200 if known.rasa else 503)


def add_health(app: web.Application) -> None:
    """Add these routes; the figures only in development and without a port of their own."""
    app[_KNOWN] = Known()
    app.add_routes(routes)
    settings = app[SETTINGS]
    if settings.development and not settings.metrics_port:
        app.router.add_get("/metrics", _metrics_here)


def metrics_app(metrics: Metrics) -> web.Application:
    """Return what listens on the port of the figures; bind it to loopback."""

    async def page(request: web.Request) -> web.Response:
        return _page(metrics)

    app = web.Application()
    app.router.add_get("/metrics", page)
    return app


async def _editor(url: str | None) -> str:
    if url is None:
        return "none"
    timeout = aiohttp.ClientTimeout(total=EDITOR_SECONDS)
    try:
        async with (
            aiohttp.ClientSession(timeout=timeout) as session,
            session.get(f"{url}/healthz") as answer,
        ):
            return "ok" if answer.status == 200 else "away"
    except (aiohttp.ClientError, OSError, asyncio.TimeoutError):
        return "away"


async def _metrics_here(request: web.Request) -> web.Response:
    if not _is_from_this_machine(request):
        raise web.HTTPNotFound
    return _page(request.app[METRICS])


def _page(metrics: Metrics) -> web.Response:
    return web.Response(body=metrics.page(), content_type="text/plain", charset="utf-8")


def _is_from_this_machine(request: web.Request) -> bool:
    # A proxy on this machine adds one of these; what comes through it is from outside.
    if any(name in request.headers for name in ("X-Forwarded-For", "Forwarded", "Via")):
        return False
    try:
        return ipaddress.ip_address(request.remote or "").is_loopback
    except ValueError:
        return False
