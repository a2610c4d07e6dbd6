"""Puts the portal together."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator

import aiohttp
from aiohttp import web

from portal.api import add_api
from portal.backend import make_backend
from portal.background import at_work
from portal.counts import Counts
from portal.desk import Desk, Tools
from portal.gate import Gate
from portal.guard import add_headers, count, explain, quiet_server_log
from portal.health import add_health
from portal.host import add_host
from portal.keys import BACKEND, DESK, LIVE, METRICS, RASA, SETTINGS, SITES
from portal.live import Live
from portal.metrics import Metrics
from portal.rasa import Rasa
from portal.settings import Settings
from portal.site import add_site
from portal.sites import load_sites

COUNT_SECONDS = 60.0
logger = logging.getLogger(__name__)


def create_app(settings: Settings) -> web.Application:
    """Return the portal.

    Raises:
        catalog.CatalogueError: a text in content/ is wrong.
        SettingError: the list of websites is wrong.
    """
    quiet_server_log()
    app = web.Application(middlewares=[count, explain], client_max_size=settings.max_body)
    app[SETTINGS] = settings
    app[LIVE] = live = Live(settings)
    app[SITES] = load_sites(
        settings.sites, known=live.face.words.gemeenten, development=settings.development
    )
    app[METRICS] = Metrics()
    add_api(app)
    add_health(app)
    add_host(app)
    add_site(app)
    app.on_response_prepare.append(add_headers)
    app.cleanup_ctx.append(_work)
    return app


async def _work(app: web.Application) -> AsyncIterator[None]:
    """Open the ways to Rasa and Redis, work in the background until the end, close."""
    settings, live, counts = app[SETTINGS], app[LIVE], Counts(app[SETTINGS].var)
    app[BACKEND] = make_backend(settings)
    connector = aiohttp.TCPConnector(limit=0)  # The desk bounds how many wait for Rasa.
    async with aiohttp.ClientSession(connector=connector) as session:
        app[RASA] = rasa = Rasa(session, settings.rasa_url, seconds=settings.rasa_gives_up)
        gate = Gate(rasa, app[METRICS], places=settings.max_active, seconds=settings.rasa_seconds)
        tools = Tools(live, rasa, gate, app[METRICS], app[BACKEND], counts)
        app[DESK] = desk = Desk(settings, tools)
        async with at_work(
            (settings.sweep_seconds, desk.sweep),
            (settings.refresh_seconds, lambda: asyncio.to_thread(live.refresh)),
            (COUNT_SECONDS, lambda: asyncio.to_thread(counts.save)),
        ):
            yield
        await gate.close()
    await app[BACKEND].close()
    _save(counts)


def _save(counts: Counts) -> None:
    try:
        counts.save()
    except Exception as error:  # noqa: BLE001 - counts are worth no crash at the end.
        logger.error("The counts of the last minute are lost: %s", type(error).__name__)
