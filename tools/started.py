"""Starts the whole system as `make run` does, on free ports, for tests and measurements."""

from __future__ import annotations

import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tools.settings import ROOT

START_SECONDS = 600
STOP_SECONDS = 30
READY = "Klaar na"
PORTS = ("RASA_PORT", "ACTIONS_PORT", "PORTAL_PORT", "EDITOR_PORT")


@dataclass
class Running:
    """A running system: its ports, its process, all it printed, and what the editor keeps.

    `ask_key` opens what only the editor may ask of Rasa.
    """

    rasa: int
    actions: int
    portal: int
    editor: int
    process: subprocess.Popen[str]
    var: Path
    ask_key: str
    output: list[str] = field(default_factory=list)

    def rest(self, text: str, sender: str) -> list[dict[str, Any]]:
        """Say something over the REST channel and return the answers."""
        url = f"http://127.0.0.1:{self.rasa}/webhooks/rest/webhook"
        return list(post(url, {"sender": sender, "message": text})[1])

    def parse(self, text: str) -> dict[str, Any]:
        """Return what the NLU pipeline makes of a message."""
        return dict(post(f"http://127.0.0.1:{self.rasa}/model/parse", {"text": text})[1])

    def understand(self, text: str) -> dict[str, Any]:
        """Return what Rasa tells the editor about a sentence."""
        url = f"http://127.0.0.1:{self.rasa}/webhooks/portal/understanding"
        return dict(post(url, {"text": text}, {"Authorization": f"Bearer {self.ask_key}"})[1])

    def events(self, sender: str) -> list[dict[str, Any]]:
        """Return what Rasa's tracker holds of a conversation, oldest first."""
        url = f"http://127.0.0.1:{self.rasa}/conversations/{sender}/tracker?include_events=ALL"
        with urllib.request.urlopen(url, timeout=30) as answer:
            return list(_decode(answer.read())["events"])

    def pids(self, word: str) -> list[int]:
        """Return the ids of our processes whose command line holds the word."""
        return [
            int(entry.name)
            for entry in Path("/proc").iterdir()
            if entry.name.isdigit() and _is_ours(entry, word, str(self.rasa), str(self.actions))
        ]


def post(url: str, body: object, headers: dict[str, str] | None = None) -> tuple[int, Any]:
    """Post JSON (bytes go as they are); return status and decoded answer, for errors too."""
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    request = urllib.request.Request(
        url, data=data, headers={"Content-Type": "application/json", **(headers or {})}
    )
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status, _decode(answer.read())
    except urllib.error.HTTPError as error:
        return error.code, _decode(error.read())


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def started(**settings: str) -> Iterator[Running]:
    """Start, wait until ready, and stop at the end with the signal that Ctrl-C sends.

    `settings`: more of the environment, such as VALLEI_MODE.

    Raises:
        RuntimeError: the system did not start; the message holds what it printed.
    """
    ports = {name: free_port() for name in PORTS}
    # Of its own: a test or measurement never touches what somebody is writing in this checkout.
    var = tempfile.TemporaryDirectory(prefix="vallei-redactie-")
    own = {
        "EDITOR_VAR": var.name,
        "PORTAL_VAR": var.name,
        "VALLEI_RELEASES": f"{var.name}/releases",
        "EDITOR_ASK_KEY": secrets.token_urlsafe(32),
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "tools.run"],
        cwd=ROOT,
        env={
            **os.environ,
            **own,
            "EDITOR_CHECK_LINKS": "nee",
            **{name: str(port) for name, port in ports.items()},
            **settings,
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    running = Running(
        rasa=ports["RASA_PORT"],
        actions=ports["ACTIONS_PORT"],
        portal=ports["PORTAL_PORT"],
        editor=ports["EDITOR_PORT"],
        process=process,
        var=Path(var.name),
        ask_key=own["EDITOR_ASK_KEY"],
    )
    threading.Thread(target=_collect, args=(process, running.output), daemon=True).start()
    try:
        _wait_ready(running)
        yield running
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=STOP_SECONDS)
        var.cleanup()


def _collect(process: subprocess.Popen[str], output: list[str]) -> None:
    for line in process.stdout or ():
        output.append(line)


def _wait_ready(running: Running) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if any(line.startswith(READY) for line in running.output):
            return
        if running.process.poll() is not None:
            break
        time.sleep(0.2)
    raise RuntimeError("The system did not start:\n" + "".join(running.output))


def _decode(raw: bytes) -> Any:
    try:
        return json.loads(raw)
    except ValueError:
        return raw.decode(errors="replace")


def _is_ours(entry: Path, word: str, *ports: str) -> bool:
    try:
        line = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode()
    except OSError:
        return False
    return word in line and any(port in line for port in ports)
