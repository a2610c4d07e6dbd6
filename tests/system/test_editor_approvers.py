"""Two colleagues approve at the same moment: it goes live once, and the second one hears it."""

from __future__ import annotations

import json
from pathlib import Path

from tests.helpers.editor_room import copy_checkout, places, run

TOGETHER = """
import json, threading
import django; django.setup()
from django.conf import settings
settings.ALLOWED_HOSTS, settings.TWO_FACTOR_ROLES = ["*"], []
from django.db import connection
from django.urls import reverse
from wagtail.models import ModelLogEntry, TaskState
from editor.start import prepare
prepare(say=lambda text: None)
from editor.accounts.roles import CHIEF_EDITOR, EDITOR
from editor.records.models import PortalText
from helpers.officers import logged_in, make_officer

writer = make_officer("wim", EDITOR)
names = ("anna", "bram", "caro", "dirk")
colleagues = {name: logged_in(make_officer(name, CHIEF_EDITOR)) for name in names}
text = PortalText.objects.get(key="page.heading")
text.value = "Goedgekeurd"
text.save_revision(user=writer, log_action=True)
text.get_workflow().start(text, writer)
state = text.current_workflow_task_state
review = reverse("review", args=[state.pk])
wagtails = reverse(
    PortalText.snippet_viewset.get_url_name("workflow_action"), args=[text.pk, "approve", state.pk]
)
said, start = {}, threading.Barrier(len(colleagues))

def approve(number, name):
    start.wait()
    url = wagtails if number % 2 else review
    answer = colleagues[name].post(url, {"action": "approve", "comment": ""})
    said[name] = [answer.status_code, getattr(answer, "url", "")]
    connection.close()

threads = [threading.Thread(target=approve, args=each) for each in enumerate(colleagues)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
text.refresh_from_db()
entries = ModelLogEntry.objects.for_instance(text)
print(json.dumps({
    "said": said,
    "value": text.value,
    "published": entries.filter(action="wagtail.publish").count(),
    "approved": list(entries.filter(action="wagtail.workflow.approve")
                     .values_list("user__username", flat=True)),
    "by": TaskState.objects.get(pk=state.pk).finished_by.username,
}))
"""


def test_editor_approvers_at_the_same_moment_publish_once(tmp_path: Path) -> None:
    environment = places(tmp_path / "var", copy_checkout(tmp_path / "checkout"))
    result = json.loads(run(environment, "-c", TOGETHER).splitlines()[-1])
    assert result["value"] == "Goedgekeurd" and result["published"] == 1
    assert result["approved"] == [result["by"]]
    assert all(status in (302, 403) for status, _ in result["said"].values()), result["said"]
    current = json.loads(
        (tmp_path / "var" / "releases" / "current.json").read_text(encoding="utf-8")
    )
    assert current["number"] == 1
