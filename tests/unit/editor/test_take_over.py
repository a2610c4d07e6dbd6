"""Start, export and the process beside the editor: what is broken in git changes nothing here."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command

import catalog
from catalog import releases
from editor.publishing import tick as ticking
from editor.records import ground
from editor.records.models import KINDS, PortalText, SourceFile
from editor.start import prepare
from tests.helpers.files import change


def _heading(value: str) -> PortalText:
    text = PortalText.objects.get(key="page.heading")
    text.value = value
    return text


def test_take_over_export_writes_only_what_changed(publish, sound: Path, capsys) -> None:
    publish(_heading("Nieuwe kop"))
    call_command("export")
    assert capsys.readouterr().out.splitlines() == [
        "content/portal.yml",
        "1 bestand(en) geschreven.",
    ]
    assert "heading: Nieuwe kop" in (sound / "content/portal.yml").read_text(encoding="utf-8")
    call_command("export")
    assert capsys.readouterr().out == "0 bestand(en) geschreven.\n"


def test_take_over_the_process_goes_on_whatever_is_refused_and_says_it_once(
    sound: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse() -> None:
        raise ValidationError("dit mag niet")

    monkeypatch.setattr(ticking, "publish_due", refuse)
    monkeypatch.setattr(ticking, "_said", {})
    monkeypatch.setattr(releases, "FRESH_SECONDS", 0)
    PortalText.objects.filter(key="page.heading").update(value="Toch live")
    for _ in range(3):
        ticking.tick()
    live = catalog.published(sound) / "content/portal.yml"
    assert "heading: Toch live" in live.read_text(encoding="utf-8")
    assert len([each for each in caplog.messages if "dit mag niet" in each]) == 1


def test_take_over_start_and_export_take_nothing_over_that_is_broken_in_git(
    publish, sound: Path
) -> None:
    publish(_heading("Van de redactie"))
    change(sound / "content/responses/herhaling.yml", "- text:", "- tekst:")
    before = ground.tree()
    said: list[str] = []
    assert not prepare(say=said.append).changed
    assert "klopt nog niet" in said[0] and "herhaling.yml" in said[0]
    with pytest.raises(CommandError, match=r"Niet geschreven:\n.*herhaling"):
        call_command("export")
    assert ground.tree() == before
    assert "Van de redactie" not in (sound / "content/portal.yml").read_text(encoding="utf-8")


def test_take_over_a_first_start_reads_in_and_says_what_is_wrong(sound: Path) -> None:
    for kind in (*KINDS, SourceFile):
        kind.objects.all()._raw_delete("default")
    change(sound / "content/portal.yml", "heading: Hulp", "heading: Bel 0800-2000. Hulp")
    said: list[str] = []
    assert "page.heading" in prepare(say=said.append).added
    assert any("nummer getypt" in each for each in said)
