"""Measures one Rasa project from outside: training, start, memory, answers over REST."""

from __future__ import annotations

import json
import os
import resource
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tools.settings import BOT_PYTHON, RASA_ENVIRONMENT

START_SECONDS = 180
MIB = 1024.0


@dataclass(frozen=True)
class Figures:
    """Seconds, MiB and milliseconds of one project."""

    training_seconds: float
    training_peak_mib: float
    start_seconds: float
    serving_mib: float
    p50_ms: float
    p95_ms: float


def measure(project: Path, messages: Sequence[str]) -> Figures:
    """Train and serve a project and send it the messages one after the other."""
    before = time.monotonic()
    _rasa(project, "train", "--fixed-model-name", "bench", "--force")
    training = time.monotonic() - before
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / MIB
    port = _free_port()
    before = time.monotonic()
    server = subprocess.Popen(_serve(project, port), cwd=project, env=_environment(project))
    try:
        _wait(f"http://127.0.0.1:{port}/", server)
        start = time.monotonic() - before
        times = sorted(_ask(port, f"bench-{n}", text) for n, text in enumerate(messages))
        memory = _resident(server.pid)
    finally:
        server.terminate()
        server.wait(timeout=30)
    return Figures(training, peak, start, memory, _at(times, 0.5), _at(times, 0.95))


def _rasa(project: Path, *arguments: str) -> None:
    command = [str(BOT_PYTHON), "-m", "rasa", *arguments]
    subprocess.run(command, cwd=project, env=_environment(project), check=True)


def _serve(project: Path, port: int) -> list[str]:
    arguments = ["run", "--interface", "127.0.0.1", "--port", str(port)]
    return [str(BOT_PYTHON), "-m", "rasa", *arguments, "--model", str(project / "models")]


def _environment(project: Path) -> dict[str, str]:
    own = {"PYTHONPATH": str(project), "ACTIONS_PORT": str(_free_port())}
    return {**os.environ, **RASA_ENVIRONMENT, **own}


def _ask(port: int, sender: str, text: str) -> float:
    body = json.dumps({"sender": sender, "message": text}).encode()
    url = f"http://127.0.0.1:{port}/webhooks/rest/webhook"
    request = urllib.request.Request(url, body, {"Content-Type": "application/json"})
    before = time.perf_counter()
    with urllib.request.urlopen(request, timeout=60) as answer:
        answer.read()
    return (time.perf_counter() - before) * 1000


def _wait(url: str, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if server.poll() is not None:
            raise RuntimeError(f"Rasa stopped while starting, code {server.returncode}")
        try:
            urllib.request.urlopen(url, timeout=2).close()
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise TimeoutError(f"Rasa did not answer within {START_SECONDS} s")


def _resident(pid: int) -> float:
    for line in Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / MIB
    raise RuntimeError("The kernel does not tell the memory of the server")


def _at(values: Sequence[float], share: float) -> float:
    return values[min(len(values) - 1, int(share * len(values)))]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
