"""Two officers save or publish at the same moment: one is told, nothing is lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from catalog.release_files import verify
from tests.helpers.editor_room import copy_checkout, finish, places, run, start

TOGETHER = """
import json, re, sys, threading
from html import unescape
import django; django.setup()
from django.conf import settings
settings.ALLOWED_HOSTS = ["*"]
settings.TWO_FACTOR_ROLES = []
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.urls import reverse
from editor.start import prepare
prepare(say=lambda text: None)
from editor.records.models import PortalText

def officer(name):
    client = Client()
    user = get_user_model().objects.create_user(name, first_name=name, password="x")
    user.groups.set(Group.objects.all())
    client.force_login(user)
    return client

text = PortalText.objects.get(key="page.heading")
url = reverse(PortalText.snippet_viewset.get_url_name("edit"), args=[text.pk])
officers = {name: officer(name) for name in ("anna", "bram", "caro", "dirk")}

def field(page, name):
    return unescape(re.search(rf'name="{name}"[^>]*value="([^"]*)"', page)[1])

loaded = {}
for name, client in officers.items():
    page = client.get(url).content.decode()
    names = ("loaded_revision_id", "loaded_revision_created_at")
    loaded[name] = {each: field(page, each) for each in names}

said, start = {}, threading.Barrier(len(officers))
def save(name):
    start.wait()
    answer = officers[name].post(url, {**loaded[name], "value": f"Van {name}"})
    said[name] = (answer.status_code, unescape(answer.content.decode()))
    connection.close()

threads = [threading.Thread(target=save, args=(name,)) for name in officers]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
text.refresh_from_db()
print(json.dumps({
    "saved": [name for name, (status, _) in said.items() if status == 302],
    "told": [name for name, (status, page) in said.items()
             if status == 200 and "niet bewaard" in page and f"Van {name}" in page],
    "latest": text.get_latest_revision_as_object().value,
}))
"""

PUBLISH = """
import logging, sys
import django; django.setup()
from django.db import transaction
from editor.records.models import PortalText
logging.basicConfig(stream=sys.stdout, level="ERROR", force=True)
with transaction.atomic():
    text = PortalText.objects.filter(key=sys.argv[1]).first()
    if text is None:
        sys.exit(f"content/portal.yml has no {sys.argv[1]}")
    text.value = sys.argv[2]
    text.save_revision().publish(skip_permission_checks=True)
"""


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """An editor of its own, on a checkout that nobody writes in."""
    return places(tmp_path / "var", copy_checkout(tmp_path / "checkout"))


def test_editor_concurrency_one_saves_and_the_others_keep_their_text(
    environment: dict[str, str],
) -> None:
    said = json.loads(run(environment, "-c", TOGETHER).splitlines()[-1])
    (first,) = said["saved"]
    assert said["latest"] == f"Van {first}"
    assert sorted([first, *said["told"]]) == ["anna", "bram", "caro", "dirk"]


def test_editor_concurrency_publications_at_the_same_moment_are_all_live(
    environment: dict[str, str], tmp_path: Path
) -> None:
    run(environment, "-m", "editor.manage", "import_content")
    words = {"page.heading": "Kop A", "plain.heading": "Kop B", "widget.launcher": "Kop C"}
    together = [start(environment, ("-c", PUBLISH, *each)) for each in words.items()]
    said = "".join([finish(process) for process in together])
    releases = tmp_path / "var" / "releases"
    current = json.loads((releases / "current.json").read_text(encoding="utf-8"))
    folder = releases / f"{current['number']:06}"
    verify(folder)
    live = (folder / "content" / "portal.yml").read_text(encoding="utf-8")
    assert [value for value in words.values() if value in live] == list(words.values()), said
