"""`make run`: train if needed, start the processes, wait until each is healthy, say where.

Processes are started and restarted by supervisor (tools/supervisord.conf); Ctrl-C stops all.
"""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Mapping

from tools.settings import ROOT, SettingError, Settings, read_settings
from tools.train import ensure_model

HEALTH_SECONDS = 120
SUPERVISORD = ROOT / ".venvs" / "web" / "bin" / "supervisord"


def main() -> int:
    """Run until stopped; return the exit code."""
    try:
        settings = read_settings()
    except SettingError as error:
        print(error, file=sys.stderr)
        return 2
    taken = [name for name, port in settings.ports.items() if _is_taken(port)]
    if taken:
        print(_taken_message(settings, taken), file=sys.stderr)
        return 2
    model = ensure_model()
    with tempfile.TemporaryDirectory(prefix="vallei-") as folder:
        environment = {**settings.environment(str(model)), "RUN_FOLDER": folder}
        return _supervise(settings, environment)


def _supervise(settings: Settings, environment: Mapping[str, str]) -> int:
    started = time.monotonic()
    print("Starten: Rasa, acties, portaal en redactie ...", flush=True)
    command = [str(SUPERVISORD), "-c", "tools/supervisord.conf"]
    supervisor = subprocess.Popen(command, cwd=ROOT, env=dict(environment), start_new_session=True)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: supervisor.terminate())
    if _wait_healthy(settings, supervisor):
        print(_addresses(settings, time.monotonic() - started), flush=True)
    elif supervisor.poll() is None:
        print("Niet alles is gestart; de meldingen staan hierboven.", file=sys.stderr)
        supervisor.terminate()
        supervisor.wait()
        return 1
    supervisor.wait()
    print("Gestopt.", flush=True)
    return 0


def _wait_healthy(settings: Settings, supervisor: subprocess.Popen[bytes]) -> bool:
    waiting = {
        "acties": f"http://127.0.0.1:{settings.actions_port}/health",
        "portaal": f"http://{settings.portal_host}:{settings.portal_port}/healthz",
        "redactie": f"http://127.0.0.1:{settings.editor_port}/healthz",
        "Rasa": f"http://127.0.0.1:{settings.rasa_port}/webhooks/portal/health",
    }
    deadline = time.monotonic() + HEALTH_SECONDS
    while waiting and time.monotonic() < deadline and supervisor.poll() is None:
        for name in [each for each, url in waiting.items() if _is_healthy(url)]:
            print(f"  {name} is klaar", flush=True)
            del waiting[name]
        time.sleep(0.2)
    return not waiting


def _is_healthy(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def _is_taken(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return True
    return False


def _taken_message(settings: Settings, taken: list[str]) -> str:
    lines = [f"Poort {settings.ports[name]} is al in gebruik ({name})." for name in taken]
    example = f"{taken[0]}={settings.ports[taken[0]] + 100} make run"
    return "\n".join([*lines, f"Stop het andere programma, of kies een andere poort: {example}"])


def _addresses(settings: Settings, seconds: float) -> str:
    lines = [
        f"Klaar na {seconds:.0f} s.",
        f"  Chat voor bewoners   http://{settings.portal_host}:{settings.portal_port}/",
        f"  Redactie             http://127.0.0.1:{settings.editor_port}/",
        f"  REST voor hulpmiddelen  http://127.0.0.1:{settings.rasa_port}/webhooks/rest/webhook",
    ]
    if settings.development:
        lines.append(f"  Taal ontleden         http://127.0.0.1:{settings.rasa_port}/model/parse")
    return "\n".join([*lines, "Stoppen: Ctrl-C"])


if __name__ == "__main__":
    sys.exit(main())
