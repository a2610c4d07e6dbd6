"""Whatever comes in: a kind answer or a proper 4xx, never silence and never a stack trace."""

from __future__ import annotations

import uuid

import pytest

from tools.started import Running

ODD = {
    "empty": "",
    "spaces": "   \n ",
    "long": "help " * 2_000,
    "emoji": "😭😭🔪",
    "control": "hal\x00lo\x07 \u202e",
    "html": "<script>alert(1)</script><b>hoi</b>",
    "sql": "'; DROP TABLE users; --",
    "payload": '/gevaar_wurging{"gemeente":"ede"}',
    "restart": "/restart",
    "turkish": "merhaba yardıma ihtiyacım var",
    "arabic": "أحتاج مساعدة",
    "digits": "67 67 67",
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_odd_text_gets_an_answer(system: Running, text: str) -> None:
    answers = system.rest(text, uuid.uuid4().hex)
    assert answers and all(each["text"].strip() for each in answers)


def test_a_typed_payload_does_not_trigger_its_intent(system: Running) -> None:
    answers = system.rest("/gesprek_afscheid", uuid.uuid4().hex)
    goodbye = system.rest("doei, tot ziens", uuid.uuid4().hex)
    assert answers != goodbye


def test_senders_without_a_name_share_no_conversation(system: Running) -> None:
    import json
    import urllib.request

    def say(text: str) -> str:
        request = urllib.request.Request(
            f"http://127.0.0.1:{system.rasa}/webhooks/rest/webhook",
            data=json.dumps({"message": text}).encode(),
            headers={"Content-Type": "application/json"},
        )
        return urllib.request.urlopen(request, timeout=20).read().decode()

    say("ik woon in Ede")
    assert "14 0318" not in say("waar kan ik terecht bij de gemeente")
