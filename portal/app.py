"""Puts the portal together."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import aiohttp
from aiohttp import web

from portal.api import add_api
from portal.assets import build_assets
from portal.desk import Desk
from portal.guard import add_headers, count, explain, quiet_server_log
from portal.keys import DESK, METRICS, PAGES, RASA, SETTINGS, WORDS
from portal.metrics import Metrics
from portal.pages import Pages
from portal.rasa import Rasa
from portal.settings import Settings
from portal.site import add_site
from portal.words import load_words


def create_app(settings: Settings) -> web.Application:
    """Return the portal. Raises catalog.CatalogueError when a text is wrong."""
    quiet_server_log()
    app = web.Application(middlewares=[count, explain], client_max_size=settings.max_body)
    words = load_words(settings.root, exit_goal=settings.exit_goal)
    assets = build_assets(words)
    app[SETTINGS] = settings
    app[WORDS] = words
    app[METRICS] = Metrics()
    app[PAGES] = Pages(words, assets)
    add_api(app)
    add_site(app, assets)
    app.on_response_prepare.append(add_headers)
    app.cleanup_ctx.append(_work)
    return app


async def _work(app: web.Application) -> AsyncIterator[None]:
    """Open the way to Rasa, sweep until the end, close."""
    settings = app[SETTINGS]
    connector = aiohttp.TCPConnector(limit=0)  # The desk bounds how many wait for Rasa.
    async with aiohttp.ClientSession(connector=connector) as session:
        app[RASA] = Rasa(session, settings.rasa_url, seconds=settings.rasa_seconds)
        app[DESK] = Desk(settings, app[WORDS], app[RASA], app[METRICS])
        sweeper = asyncio.create_task(app[DESK].sweep_forever())
        try:
            yield
        finally:
            sweeper.cancel()
            await asyncio.gather(sweeper, return_exceptions=True)
