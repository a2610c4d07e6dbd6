"""Rasa's own REST client, as `rasa` ships it, still works against our channel on loopback."""

from __future__ import annotations

import json
import subprocess
import uuid

from tools.settings import BOT_PYTHON, RASA_ENVIRONMENT
from tools.started import Running

CLIENT = """
import asyncio, json, sys
from rasa.core.channels.console import send_message_receive_block
url, sender, *messages = sys.argv[1:]
for message in messages:
    answers = asyncio.run(send_message_receive_block(url, "", sender, message))
    print(json.dumps(answers))
"""


def test_portal_rest_client_of_rasa_itself_gets_its_answers(system: Running) -> None:
    sender = uuid.uuid4().hex
    messages = ["hoi", "mijn vrouw slaat mij al jaren als ze gedronken heeft"]
    done = subprocess.run(
        [str(BOT_PYTHON), "-c", CLIENT, f"http://127.0.0.1:{system.rasa}", sender, *messages],
        env=RASA_ENVIRONMENT, capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    greeting, help_ = (json.loads(line) for line in done.stdout.splitlines()[-2:])
    for answers in (greeting, help_):
        assert answers and all(each["recipient_id"] == sender for each in answers)
        assert all(each["text"].strip() for each in answers)
        assert not any({"intent", "asked_back"} & set(each) for each in answers)
    assert "0800-2000" in " ".join(each["text"] for each in help_)
