from __future__ import annotations

import asyncio
import logging

import pytest

SECRET_LINE = "de rode schommel achter het gemeentehuis"


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/"),
        ("GET", "/zonder-script"),
        ("GET", "/api/card"),
        ("GET", "/healthz"),
        ("GET", "/bestaat-niet"),
        ("POST", "/api/messages"),
        ("POST", "/api/conversations"),
        ("DELETE", "/api/conversations/current"),
        ("PUT", "/"),
    ],
)
async def test_guard_every_answer_carries_the_headers(portal, method, path):
    headers = (await portal.request(method, path)).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "no-store"
    assert headers["Server"] == "portal"
    assert "Set-Cookie" not in headers


async def test_guard_unknown_page_is_readable_and_has_the_exit(portal, words):
    response = await portal.get("/bestaat-niet")
    page = await response.text()
    assert response.status == 404 and response.content_type == "text/html"
    assert words.error("not_found") in page and words.texts["exit"]["label"] in page


async def test_guard_logs_hold_no_text_and_no_address(portal, token, bearer, rasa, caplog):
    caplog.set_level(logging.DEBUG)
    for mode in ("ok", "error", "broken"):
        rasa.mode = mode
        await portal.post("/api/messages", json={"text": SECRET_LINE}, headers=bearer)
    await portal.post("/zonder-script", data={"text": SECRET_LINE})
    reader, writer = await asyncio.open_connection("127.0.0.1", portal.port)
    writer.write(f"POST {SECRET_LINE} kapot\r\n\r\n".encode())
    assert b" 400 " in await reader.readline()
    writer.close()
    logged = "\n".join(
        logging.Formatter("%(name)s %(message)s").format(record)
        for record in caplog.records
        if record.name != "aiohttp.access"  # Of the test server; `python -m portal` has none.
    )
    assert "schommel" not in logged
    assert token not in logged
    assert "127.0.0.1" not in logged
