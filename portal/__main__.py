"""`python -m portal`: start the portal; settings in portal/settings.py."""

from __future__ import annotations

import asyncio
import logging
import signal
import sys
from contextlib import AsyncExitStack

from aiohttp import web

from catalog import CatalogueError
from portal.app import create_app
from portal.health import metrics_app
from portal.keys import METRICS
from portal.settings import SettingError, Settings, read_settings

LOOPBACK = "127.0.0.1"
IDLE_CONNECTION_SECONDS = 30  # Also for who never finishes the headers of a request.
BACKLOG = 1_024


def main() -> int:
    """Run until stopped; return the exit code: 2 for a setting or text that cannot be used."""
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")
    try:
        settings = read_settings()
        app = create_app(settings)
    except SettingError as error:
        print(f"The portal cannot start: {error}", file=sys.stderr)
        return 2
    except CatalogueError as error:
        print(f"Het portaal kan niet starten; herstel eerst:\n{error}", file=sys.stderr)
        return 2
    return asyncio.run(_serve(app, settings))


async def _serve(app: web.Application, settings: Settings) -> int:
    stack = AsyncExitStack()
    async with stack:
        try:
            await _listen(stack, app, settings.host, settings.port)
            if settings.metrics_port:
                await _listen(stack, metrics_app(app[METRICS]), LOOPBACK, settings.metrics_port)
        except OSError as error:
            print(_why(settings, error), file=sys.stderr)
            return 2
        print(f"Portal: http://{settings.host}:{settings.port}/", flush=True)
        stop = asyncio.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, stop.set)
        await stop.wait()
    return 0


async def _listen(stack: AsyncExitStack, app: web.Application, host: str, port: int) -> None:
    # No access log: it would hold addresses.
    runner = web.AppRunner(
        app, access_log=None, shutdown_timeout=5, keepalive_timeout=IDLE_CONNECTION_SECONDS
    )
    await runner.setup()
    stack.push_async_callback(runner.cleanup)
    await web.TCPSite(runner, host, port, backlog=BACKLOG).start()


def _why(settings: Settings, error: OSError) -> str:
    return (
        f"The portal cannot listen: {error.strerror}. "
        "Is it running already? Choose another port: PORTAL_PORT=8081"
        + (" or PORTAL_METRICS_PORT" if settings.metrics_port else "")
    )


if __name__ == "__main__":
    sys.exit(main())
