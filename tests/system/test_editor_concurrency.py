"""Two officers save or publish at the same moment: one is told, nothing is lost."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from catalog.release_files import verify
from catalog.tree import ROOM

CHECKOUT = Path(__file__).resolve().parents[2]

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
import sys
import django; django.setup()
from django.db import transaction
from editor.records.models import PortalText
with transaction.atomic():
    text = PortalText.objects.get(key=sys.argv[1])
    text.value = sys.argv[2]
    text.save_revision().publish(skip_permission_checks=True)
"""


@pytest.fixture
def places(tmp_path: Path) -> dict[str, str]:
    """An editor of its own, on a checkout that nobody writes in."""
    root = tmp_path / "checkout"
    shutil.copytree(CHECKOUT / ROOM, root / ROOM)
    for name in ("data", "safety", "bot", "actions", "portal", "domain.yml", "config.yml"):
        (root / name).symlink_to(CHECKOUT / name)
    return {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(CHECKOUT), os.environ.get("PYTHONPATH", "")]),
        "DJANGO_SETTINGS_MODULE": os.environ.get("DJANGO_SETTINGS_MODULE", "editor.settings"),
        "EDITOR_ROOT": str(root),
        "EDITOR_VAR": str(tmp_path / "var"),
        "VALLEI_RELEASES": str(tmp_path / "releases"),
    }


def _start(script: str, places: dict[str, str], *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", script, *arguments],
        env=places,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def _finish(process: subprocess.Popen[str]) -> str:
    out, error = process.communicate(timeout=120)
    assert process.returncode == 0, error
    return out


def test_editor_concurrency_one_saves_and_the_others_keep_their_text(
    places: dict[str, str],
) -> None:
    said = json.loads(_finish(_start(TOGETHER, places)).splitlines()[-1])
    (first,) = said["saved"]
    assert said["latest"] == f"Van {first}"
    assert sorted([first, *said["told"]]) == ["anna", "bram", "caro", "dirk"]


def test_editor_concurrency_publications_at_the_same_moment_are_all_live(
    places: dict[str, str], tmp_path: Path
) -> None:
    _finish(_start("import django; django.setup()\nfrom editor.start import prepare\n"
                   "prepare(say=print)", places))  # fmt: skip
    words = {"page.heading": "Kop A", "plain.heading": "Kop B", "widget.region": "Kop C"}
    together = [_start(PUBLISH, places, key, value) for key, value in words.items()]
    for process in together:
        _finish(process)
    current = json.loads((tmp_path / "releases" / "current.json").read_text(encoding="utf-8"))
    folder = tmp_path / "releases" / f"{current['number']:06}"
    verify(folder)
    live = (folder / "content" / "portal.yml").read_text(encoding="utf-8")
    assert [value for value in words.values() if value in live] == list(words.values())
