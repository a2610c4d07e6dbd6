"""One process away is not everybody away; and what a resident types is kept nowhere."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
import uuid
from pathlib import Path

from tools.started import Running, free_port, post


def _portal_talk(system: Running) -> str:
    base = f"http://127.0.0.1:{system.portal}"
    status, opened = post(f"{base}/api/conversations", {})
    assert status == 201, opened
    return str(opened["token"])


def _portal_say(system: Running, token: str, text: str) -> tuple[int, dict[str, object]]:
    base = f"http://127.0.0.1:{system.portal}"
    return post(f"{base}/api/messages", {"text": text}, {"Authorization": f"Bearer {token}"})


def _is_answered(status: int, answer: dict[str, object]) -> bool:
    # Not "no card": a refusal because of too many messages has none either.
    return status == 200 and "card" not in answer


def _wait(condition: object, seconds: float = 60) -> bool:
    assert callable(condition)
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.3)
    return False


def test_action_server_killed_local_question_still_gets_a_number(system: Running) -> None:
    for pid in system.pids("rasa_sdk"):
        os.kill(pid, signal.SIGKILL)
    answers = system.rest("ik woon in Ede, waar kan ik bij de gemeente terecht", uuid.uuid4().hex)
    assert "0800-2000" in " ".join(each["text"] for each in answers)


def test_rasa_killed_portal_shows_the_card_and_rasa_returns(system: Running) -> None:
    token = _portal_talk(system)
    assert _portal_say(system, token, "hallo")[0] == 200
    for pid in system.pids("bot.serve run"):
        os.kill(pid, signal.SIGKILL)
    status, answer = _portal_say(system, token, "hij komt eraan")
    assert status == 200 and answer["card"] is True
    text = str(answer["bubbles"])
    assert "112" in text and "0800-2000" in text and "0800-0188" in text
    assert _wait(lambda: _is_answered(*_portal_say(system, token, "hallo")), 90)


def test_a_marker_sentence_is_found_nowhere(system: Running, root: Path) -> None:
    marker = f"kenmerk{uuid.uuid4().hex}"
    token = _portal_talk(system)
    _portal_say(system, token, f"{marker} mijn man slaat mij")
    system.rest(f"/{marker} hallo", uuid.uuid4().hex)
    assert not any(marker in line for line in system.output)
    files = [path for path in (root / ".rasa", root / "models") for path in path.rglob("*")]
    assert not any(marker.encode() in path.read_bytes() for path in files if path.is_file())


def test_everything_listens_on_loopback_only(system: Running) -> None:
    for port in (system.rasa, system.actions, system.portal):
        assert _listens("127.0.0.1", port)
        assert not any(_listens(address, port) for address in _own_addresses())


def test_a_taken_port_is_told_clearly(root: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        ports = {"RASA_PORT": port, "ACTIONS_PORT": str(free_port()), "PORTAL_PORT": port}
        result = subprocess.run(
            [sys.executable, "-m", "tools.run"],
            cwd=root, env={**os.environ, **ports}, capture_output=True, text=True, timeout=60,
            check=False,
        )  # fmt: skip
    assert result.returncode == 2
    assert port in result.stderr and "RASA_PORT" in result.stderr


def test_model_of_another_place_cannot_be_loaded_in_production() -> None:
    from tools.settings import Settings

    settings = Settings(5005, 5055, 8080, "127.0.0.1", "productie")
    assert settings.environment("model")["RASA_API"] == ""


def test_portal_serves_the_page(system: Running) -> None:
    with urllib.request.urlopen(f"http://127.0.0.1:{system.portal}/", timeout=10) as page:
        html = page.read().decode()
    assert 'lang="nl"' in html and "Verlaat deze pagina" in html


def _own_addresses() -> set[str]:
    found = {info[4][0] for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}
    return {str(address) for address in found if not str(address).startswith("127.")}


def _listens(address: str, port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex((address, port)) == 0
