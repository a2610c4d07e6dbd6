"""A stand-in for what the editor asks of Rasa (`bot.understanding`).

Standard library only: tests of the editor and of the browser have different environments.
"""

from __future__ import annotations

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self

PATH = "/webhooks/portal/understanding"
KEY = "een sleutel die alleen de redactie en Rasa kennen"
PLAIN: dict[str, Any] = {
    "intent": {"name": "vraag_veilig_thuis", "confidence": 0.93},
    "ranking": [
        {"name": "vraag_veilig_thuis", "confidence": 0.93},
        {"name": "vraag_nummer", "confidence": 0.05},
        {"name": "vraag_kosten", "confidence": 0.002},
    ],
    "entities": [],
    "danger": {
        "level": "geen",
        "acute": 0.0,
        "signals": [{"rule": "model", "level": "geen", "words": []}],
        "answer": None,
    },
}
DANGER: dict[str, Any] = {
    "intent": {"name": "gevaar_geweld_nu", "confidence": 0.999},
    "ranking": [{"name": "gevaar_geweld_nu", "confidence": 0.999}],
    "entities": [],
    "danger": {
        "level": "acuut",
        "acute": 0.995,
        "signals": [{"rule": "V12", "level": "acuut", "words": ["trapt de deur in"]}],
        "answer": "gevaar_geweld_nu",
    },
}


class FakeUnderstanding:
    """Says `parsed` and `actions` to who has the key; `raw` and `status` replace the answer.

    Remembers what it got in `received`.
    """

    def __init__(self) -> None:
        self.parsed: Any = PLAIN
        self.actions = ["utter_vraag_veilig_thuis"]
        self.raw: bytes | None = None
        self.status = 200
        self.seconds = 0.0
        self.received: list[Any] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def answer(self, path: str, key: str | None, body: Any) -> tuple[int, bytes]:
        if path != PATH or key != f"Bearer {KEY}":
            return 404, b"{}"
        self.received.append(body)
        time.sleep(self.seconds)
        said = {**self.parsed, "actions": self.actions}
        return self.status, json.dumps(said).encode() if self.raw is None else self.raw

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        fake = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                status, answer = fake.answer(self.path, self.headers["Authorization"], body)
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, format: str, *args: object) -> None:
                pass

        return Handler
