"""An editor in a process of its own, for tests with a browser: another environment than theirs."""

from __future__ import annotations

import json
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.helpers.editor_room import CHECKOUT, copy_checkout, places
from tools.started import free_port

PYTHON = CHECKOUT / ".venvs" / "editor" / "bin" / "python"
START_SECONDS = 60
COOKIE = "redactie_sessie"
KEY = "utter_vraag_veilig_thuis"
# A draft with a number, bold text, a button and a second variant; a text that went live and a
# number that waits; and two who have logged in.
PREPARE = """
import json
import django; django.setup()
from django.test import Client
from django.urls import reverse
from editor.accounts.roles import CHIEF_EDITOR, EDITOR, NIGHT
from editor.records.choices import button_choices
from editor.records.models import Answer, Contact, PortalText
from editor.start import prepare
from helpers.officers import make_officer

prepare(say=lambda text: None)
anna, bram = make_officer("anna", EDITOR), make_officer("bram", CHIEF_EDITOR, NIGHT)
client, colleague = Client(), Client()
client.force_login(anna)
colleague.force_login(bram)

def submit(record):
    record.save_revision(user=anna, log_action=True)
    record.get_workflow().start(record, anna)
    return record.current_workflow_task_state

heading = PortalText.objects.get(key="page.heading")
heading.value = "Een nieuwe kop"
first = submit(heading)
first.task.specific.on_action(first, bram, "approve")
contact = Contact.objects.get(key="luisterlijn")
contact.telephone = "088-0767999"
waits = submit(contact)
answer = Answer.objects.get(key="utter_vraag_veilig_thuis")
value = answer.variations.get_prep_value()[0]["value"]
rows = [
    {**value, "bubbles": texts, "buttons": buttons}
    for texts, buttons in (
        (["Dit is het **concept**: bel [[veilig_thuis]].", "Een tweede blok."],
         [button_choices()[0][0]]),
        (["De tweede variant."], []),
    )
]
answer.variations = answer.variations.stream_block.to_python(
    [{"type": "variation", "value": row} for row in rows]
)
revision = answer.save_revision()
name = answer.snippet_viewset.get_url_name
print(json.dumps({
    "session": client.session.session_key,
    "colleague": colleague.session.session_key,
    "review": reverse("review", args=[waits.pk]),
    "contact": reverse(contact.snippet_viewset.get_url_name("edit"), args=[contact.pk]),
    "fast_lane": reverse("go_back_record", args=["portaltext", heading.pk]),
    "preview": reverse(name("revisions_view"), args=[answer.pk, revision.pk]),
    "edit": reverse(name("edit"), args=[answer.pk]),
    "attempt": reverse("try_answer", args=[answer.pk]),
    "button": json.loads(button_choices()[0][0])[0],
}))
"""


@dataclass(frozen=True)
class EditorSite:
    """A running editor, sessions of an officer and of a colleague who approves, and addresses.

    `preview`, `edit` and `attempt` are of one answer with a draft; `contact` has a new number
    that waits at `review`; `fast_lane` is of a text that went live.
    """

    url: str
    session: str
    colleague: str
    review: str
    contact: str
    fast_lane: str
    preview: str
    edit: str
    attempt: str
    button: str


@contextmanager
def editor_site(**environment: str) -> Iterator[EditorSite]:
    """Start `python -m editor` on a copied checkout; stops it at the end."""
    with tempfile.TemporaryDirectory(prefix="vallei-redactie-") as folder:
        root, port = copy_checkout(Path(folder) / "checkout"), free_port()
        settings = {"EDITOR_PORT": str(port), "EDITOR_TWO_FACTOR": "niemand", **environment}
        own = places(Path(folder) / "var", root, **settings)
        made = subprocess.run(
            [PYTHON, "-c", PREPARE], env=own, capture_output=True, text=True, check=False
        )
        assert made.returncode == 0, made.stderr[-3000:]
        process = subprocess.Popen([PYTHON, "-m", "editor"], env=own, cwd=CHECKOUT)
        try:
            url = f"http://127.0.0.1:{port}"
            _wait_until_up(url, process)
            yield EditorSite(url, **json.loads(made.stdout.splitlines()[-1]))
        finally:
            process.terminate()
            process.wait(timeout=15)


def _wait_until_up(url: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            urllib.request.urlopen(f"{url}/healthz", timeout=1).close()
            return
        except OSError:
            time.sleep(0.2)
    raise AssertionError("the editor did not start; its output stands above")
