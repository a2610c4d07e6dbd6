"""What listens where, and for how long: real sockets of `python -m portal`'s own server."""

from __future__ import annotations

import asyncio
import socket
from contextlib import AsyncExitStack

import pytest
from aiohttp import web

from portal import __main__ as main
from portal.settings import Settings

ELSEWHERE = "127.0.0.2"  # Another address of this machine: what is bound to 127.0.0.1 is not here.


def _answers(address: str, port: int) -> bool:
    with socket.socket() as client:
        client.settimeout(1)
        return client.connect_ex((address, port)) == 0


async def test_main_figures_are_on_loopback_whatever_the_portal_listens_on(unused_tcp_port_factory):
    port, figures = unused_tcp_port_factory(), unused_tcp_port_factory()
    settings = Settings(host=ELSEWHERE, port=port, metrics_port=figures)
    serving = asyncio.create_task(main._serve(main.create_app(settings), settings))
    async with asyncio.timeout(10):
        while not _answers("127.0.0.1", figures):
            await asyncio.sleep(0.05)
    assert _answers(ELSEWHERE, port)
    assert not _answers(ELSEWHERE, figures)
    serving.cancel()
    with pytest.raises(asyncio.CancelledError):
        await serving


@pytest.mark.parametrize("sent", [b"", b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: "])
async def test_main_who_never_finishes_a_request_holds_no_connection(
    unused_tcp_port, monkeypatch, sent
):
    monkeypatch.setattr(main, "IDLE_CONNECTION_SECONDS", 0.3)
    async with AsyncExitStack() as stack:
        await main._listen(stack, web.Application(), "127.0.0.1", unused_tcp_port)
        reader, writer = await asyncio.open_connection("127.0.0.1", unused_tcp_port)
        writer.write(sent)
        assert await asyncio.wait_for(reader.read(), timeout=5) == b""
        writer.close()
