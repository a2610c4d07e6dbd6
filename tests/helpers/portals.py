"""Portals in processes of their own, as they run in production, before a Rasa of our choice."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

from aiohttp import web

from tests.helpers.fake_rasa import FakeRasa
from tools.settings import ROOT
from tools.started import free_port

START_SECONDS = 20
STOP_SECONDS = 15


@contextmanager
def fake_rasa() -> Iterator[tuple[FakeRasa, str]]:
    """Serve a fake Rasa from a thread; yields it and its address."""
    rasa, port, loop = FakeRasa(), free_port(), asyncio.new_event_loop()

    async def serve() -> None:
        runner = web.AppRunner(rasa.app(), access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", port).start()

    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    asyncio.run_coroutine_threadsafe(serve(), loop).result(timeout=10)
    try:
        yield rasa, f"http://127.0.0.1:{port}"
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(timeout=5)


@contextmanager
def portal(**environment: str) -> Iterator[str]:
    """Start `python -m portal` with these settings; yields its address, stops it at the end."""
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="vallei-portaal-") as var:
        process = subprocess.Popen(
            [sys.executable, "-m", "portal"],
            cwd=ROOT,
            env={
                **os.environ, "PYTHONPATH": str(ROOT), "PORTAL_PORT": str(port),
                "PORTAL_VAR": var, **environment,
            },
        )  # fmt: skip
        address = f"http://127.0.0.1:{port}"
        try:
            _wait_until_up(address, process)
            yield address
        finally:
            process.terminate()
            assert process.wait(timeout=STOP_SECONDS) == 0


def _wait_until_up(address: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            urllib.request.urlopen(f"{address}/healthz", timeout=1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the portal did not start; its output stands above")
