"""content/ goes in and comes out byte for byte; an edit changes its own lines and no others."""

from __future__ import annotations

import difflib
from pathlib import Path

from catalog import check_content
from catalog.tree import read_tree, write_files
from editor.records.export import export_tree
from editor.records.models import Answer, Contact, Gemeente, PortalText


def _changed_lines(before: dict[str, bytes], after: dict[str, bytes]) -> dict[str, list[str]]:
    return {
        name: [
            row
            for row in difflib.ndiff(
                before[name].decode().splitlines(), after[name].decode().splitlines()
            )
            if row[0] in "+-"
        ]
        for name in before
        if before[name] != after[name]
    }


def test_export_all_of_content_is_byte_identical(imported: Path) -> None:
    tree = read_tree(imported)
    assert export_tree() == tree
    assert len(tree) > 80 and Answer.objects.count() > 90 and Contact.objects.count() > 50


def test_export_a_new_number_changes_one_line(imported: Path) -> None:
    contact = Contact.objects.get(key="slachtofferhulp")
    old = contact.telephone
    contact.telephone = "0900-1234"
    contact.save()
    lines = _changed_lines(read_tree(imported), export_tree())
    assert lines == {
        "content/contacts/slachtofferhulp.yml": [
            f'- telephone: "{old}"',
            '+ telephone: "0900-1234"',
        ]
    }


def test_export_a_bubble_owner_and_review_date_of_an_answer(imported: Path) -> None:
    answer = Answer.objects.get(key="utter_vraag_veilig_thuis")
    variation = answer.variations[0]
    variation.value["bubbles"][1] = "Er wordt naar je geluisterd.\r\nEcht waar."
    answer.owner = "communicatie Ede"
    answer.save()
    lines = _changed_lines(read_tree(imported), export_tree())["content/responses/vraag.yml"]
    added = [row[2:].strip() for row in lines if row[0] == "+"]
    assert added == ["Er wordt naar je geluisterd.", "Echt waar.", "owner: communicatie Ede"]


def test_export_every_kind_can_change_and_still_passes_the_check(
    imported: Path, tmp_path: Path
) -> None:
    Answer.objects.filter(key="utter_vraag_kosten").update(owner="Ede")
    Gemeente.objects.filter(key="ede").update(way_in="via het klantcontactcentrum")
    PortalText.objects.filter(key="page.heading").update(value="Advies en hulp")
    PortalText.objects.filter(key="page.traces").update(value="Een.\nTwee: dat ook.")
    Contact.objects.filter(key="luisterlijn").update(
        status="nagebeld", dialled_on="2026-11-25", dialled_by="communicatieadviseur Ede"
    )
    tree = export_tree()
    write_files(tmp_path / "uit", tree)
    new = {finding.message for finding in check_content(tmp_path / "uit")}
    assert new <= {finding.message for finding in check_content(imported)}
    assert len(_changed_lines(read_tree(imported), tree)) >= 4


def test_export_the_candidate_takes_the_place_of_the_published_version(imported: Path) -> None:
    text = PortalText.objects.get(key="page.heading")
    text.value = "Alleen een voorstel"
    assert b"Alleen een voorstel" in export_tree(text)["content/portal.yml"]
    assert export_tree() == read_tree(imported)
