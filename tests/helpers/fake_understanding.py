"""A stand-in for the HTTP API of Rasa that the editor asks (`/model/parse`, `/model/predict`).

Standard library only: tests of the editor and of the browser have different environments.
"""

from __future__ import annotations

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self

PLAIN: dict[str, Any] = {
    "intent": {"name": "vraag_veilig_thuis", "confidence": 0.93},
    "danger": {
        "level": "geen",
        "confidence": 0.97,
        "acute": 0.0,
        "signals": [{"rule": "model", "level": "geen", "words": [], "confidence": 0.97}],
        "answer": None,
    },
    "language": {"code": "nl", "sure": True},
}
DANGER: dict[str, Any] = {
    "intent": {"name": "gevaar_geweld_nu", "confidence": 0.999},
    "danger": {
        "level": "acuut",
        "confidence": 0.99,
        "acute": 0.995,
        "signals": [{"rule": "V12", "level": "acuut", "words": ["trapt de deur in"]}],
        "answer": "gevaar_geweld_nu",
    },
    "language": {"code": "nl", "sure": True},
}


class FakeUnderstanding:
    """Says `parsed`, then `actions` one by one; `raw` and `status` replace the answer to a parse.

    Remembers what it got in `received`: (path, body).
    """

    def __init__(self) -> None:
        self.parsed: Any = PLAIN
        self.actions = ["utter_vraag_veilig_thuis"]
        self.raw: bytes | None = None
        self.status = 200
        self.seconds = 0.0
        self.received: list[tuple[str, Any]] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def answer(self, path: str, body: Any) -> bytes:
        self.received.append((path, body))
        time.sleep(self.seconds)
        if path == "/model/parse":
            return json.dumps(self.parsed).encode() if self.raw is None else self.raw
        done = [one for one in body[4:] if one["event"] == "action"]
        action = [*self.actions, "action_listen"][len(done)]
        scores = [{"action": "action_listen", "score": 0.1}, {"action": action, "score": 1.0}]
        return json.dumps({"scores": scores, "policy": "RulePolicy"}).encode()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        fake = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                answer = fake.answer(self.path, body)
                self.send_response(fake.status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, format: str, *args: object) -> None:
                pass

        return Handler
