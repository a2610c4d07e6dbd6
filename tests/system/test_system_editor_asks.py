"""What the editor asks of Rasa for "Probeer een zin" (bot.understanding), in production too."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tools.started import Running, post, started

PATH = "/webhooks/portal/understanding"


@pytest.fixture(scope="module")
def production() -> Iterator[Running]:
    """Start the system as a municipality runs it: the HTTP API of Rasa is closed."""
    with started(VALLEI_MODE="productie") as running:
        yield running


@pytest.mark.parametrize(
    ("text", "actions"),
    [
        ("hij trapt de deur in", ["utter_gevaar_geweld_nu"]),
        ("kocam bana vuruyor", ["utter_tr_gevaar"]),
        ("welk nummer heeft veilig thuis", ["utter_vraag_nummer", "action_reachable_now"]),
        ("ik woon in ede", ["utter_gesprek_gemeente", "action_local_team"]),
    ],
)
def test_policies_tell_what_they_would_say(
    production: Running, text: str, actions: list[str]
) -> None:
    assert production.understand(text)["actions"] == actions


def test_reasons_of_danger_are_told(production: Running) -> None:
    danger = production.understand("hij trapt de deur in")["danger"]
    assert danger["level"] == "acuut" and danger["acute"] > 0.9
    assert "V12" in {signal["rule"] for signal in danger["signals"]}


def test_asking_starts_no_conversation(system: Running) -> None:
    system.understand("de groene schommel")
    for sender in ("default", "nobody"):
        assert "schommel" not in str(system.events(sender))


def test_asking_is_for_the_editor_only(production: Running) -> None:
    rasa, portal = (f"http://127.0.0.1:{port}" for port in (production.rasa, production.portal))
    key = {"Authorization": f"Bearer {production.ask_key}"}
    assert post(f"{rasa}{PATH}", {"text": "x"})[0] == 404
    assert post(f"{rasa}{PATH}", {"text": "x"}, {"Authorization": "Bearer x"})[0] == 404
    assert post(f"{rasa}/model/parse", {"text": "x"})[0] == 404
    assert post(f"{portal}{PATH}", {"text": "x"}, key)[0] in (403, 404, 405)
