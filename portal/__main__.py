"""`python -m portal`: start the portal; settings in portal/settings.py."""

from __future__ import annotations

import asyncio
import logging
import signal
import sys

from aiohttp import web

from catalog import CatalogueError
from portal.app import create_app
from portal.settings import SettingError, Settings, read_settings


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
    # No access log: it would hold addresses.
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=5)
    await runner.setup()
    try:
        await web.TCPSite(runner, settings.host, settings.port).start()
    except OSError as error:
        print(_why(settings, error), file=sys.stderr)
        await runner.cleanup()
        return 2
    print(f"Portal: http://{settings.host}:{settings.port}/", flush=True)
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    await stop.wait()
    await runner.cleanup()
    return 0


def _why(settings: Settings, error: OSError) -> str:
    return (
        f"The portal cannot listen on {settings.host}:{settings.port} ({error.strerror}). "
        "Is it running already? Choose another port: PORTAL_PORT=8081"
    )


if __name__ == "__main__":
    sys.exit(main())
