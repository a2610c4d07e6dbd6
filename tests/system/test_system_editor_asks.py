"""What the editor asks of Rasa for "Probeer een zin" (editor.preview.rasa): the real answers."""

from __future__ import annotations

import json
import urllib.request
from typing import Any

import pytest

from tools.started import Running, post

START = [
    {"event": "action", "name": "action_session_start"},
    {"event": "session_started"},
    {"event": "action", "name": "action_listen"},
]


def _actions(system: Running, text: str) -> list[str]:
    url, parsed = f"http://127.0.0.1:{system.rasa}/model/predict", system.parse(text)
    events: list[Any] = [*START, {"event": "user", "text": text, "parse_data": parsed}]
    while True:
        status, answer = post(url, events)
        assert status == 200, answer
        action = max(answer["scores"], key=lambda each: each["score"])["action"]
        if action == "action_listen":
            return [each["name"] for each in events[4:]]
        events.append({"event": "action", "name": action})
        assert len(events) < 10


@pytest.mark.parametrize(
    ("text", "actions"),
    [
        ("hij trapt de deur in", ["utter_gevaar_geweld_nu"]),
        ("kocam bana vuruyor", ["utter_tr_gevaar"]),
        ("welk nummer heeft veilig thuis", ["utter_vraag_nummer", "action_reachable_now"]),
        ("ik woon in ede", ["utter_gesprek_gemeente", "action_local_team"]),
    ],
)
def test_policies_tell_what_they_would_say(system: Running, text: str, actions: list[str]) -> None:
    assert _actions(system, text) == actions


def test_asking_starts_no_conversation(system: Running) -> None:
    parsed = system.parse("hij trapt de deur in")
    url = f"http://127.0.0.1:{system.rasa}/model/predict"
    _, answer = post(url, [*START, {"event": "user", "text": "de schommel", "parse_data": parsed}])
    sender = answer["tracker"]["sender_id"]
    status, kept = _tracker(system, sender)
    assert status == 200 and "schommel" not in str(kept)


def _tracker(system: Running, sender: str) -> tuple[int, Any]:
    url = f"http://127.0.0.1:{system.rasa}/conversations/{sender}/tracker"
    with urllib.request.urlopen(url, timeout=10) as answer:
        return answer.status, json.load(answer)
