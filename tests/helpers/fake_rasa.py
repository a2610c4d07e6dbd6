"""A stand-in for Rasa's portal channel (docs/architecture.md) that can also be slow or broken."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

ANSWER = "Dank je. **Bel** Veilig Thuis: 0800-2000.\n\nDoe dit:\n- ga naar buiten\n- bel 112"


@dataclass
class FakeRasa:
    """`mode`: ok, slow, error, empty, broken, odd. Remembers what it got."""

    mode: str = "ok"
    seconds: float = 5.0
    ready: bool = True
    bubbles: list[dict[str, Any]] = field(default_factory=lambda: [{"text": ANSWER, "buttons": []}])
    counted: dict[str, Any] = field(default_factory=dict)
    received: list[dict[str, Any]] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)

    def app(self) -> web.Application:
        app = web.Application()
        app.router.add_post("/webhooks/portal/messages", self._answer)
        app.router.add_delete("/webhooks/portal/conversations/{id}", self._forget)
        app.router.add_get("/webhooks/portal/health", self._health)
        return app

    async def _answer(self, request: web.Request) -> web.Response:
        self.received.append(await request.json())
        if self.mode == "slow":
            await asyncio.sleep(self.seconds)
        if self.mode == "error":
            return web.json_response({"error": "not_answered"}, status=502)
        if self.mode == "empty":
            return web.json_response({"bubbles": []})
        if self.mode == "broken":
            return web.Response(text="<html>oops", content_type="text/html")
        if self.mode == "odd":
            return web.json_response({"bubbles": [None, {"text": 7}, {"text": " "}]})
        return web.json_response({"bubbles": self.bubbles, **self.counted})

    async def _forget(self, request: web.Request) -> web.Response:
        if self.mode == "error":
            return web.Response(status=500)
        self.deleted.append(request.match_info["id"])
        return web.Response(status=204)

    async def _health(self, request: web.Request) -> web.Response:
        return web.json_response({"ready": self.ready}, status=200 if self.ready else 503)
