"""Tone, doubles, local texts, sources and advice: each rule both ways."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from catalog import check_content
from catalog.advice import advise
from catalog.check import main
from catalog.checks.overrides import local_gemeente
from catalog.checks.tone import FILE
from catalog.variations import for_gemeente
from tests.helpers.files import change

Write = Callable[..., Path]
VT = " Bel [[veilig_thuis]]."


def _messages(checkout: Path) -> str:
    return "\n".join(str(finding) for finding in check_content(checkout))


@pytest.mark.parametrize(
    ("key", "text", "part"),
    [
        ("utter_slachtoffer_x", "Je had moeten bellen." + VT, "klinkt als een verwijt"),
        ("utter_slachtoffer_x", "Waarom bel je niet?" + VT, "een waarom-vraag"),
        ("utter_vraag_x", "Het komt goed.", "'komt goed': dit belooft"),
        ("utter_vraag_x", "Dat beloven wij. Wij beloven het.", "dit belooft"),
        ("utter_vraag_x", "Het is gegarandeerd.", "dit belooft"),
        ("utter_omstander_x", "Hij is een narcist." + VT, "een oordeel"),
        ("utter_vraag_x", "Dit is\nstrafbaar.", "een oordeel"),
        ("utter_pleger_x", "Probeer relatietherapie." + VT, "samen praten"),
        ("utter_pleger_x", "Praat, met je partner." + VT, "samen praten"),
        ("utter_slachtoffer_x", "Confronteer hem." + VT, "samen praten"),
    ],
)
def test_tone_finds_words_that_do_not_fit(
    write_texts: Write, key: str, text: str, part: str
) -> None:
    (finding,) = check_content(write_texts({key: text}))
    assert part in finding.message
    assert finding.file == "content/responses/groep.yml" and finding.line >= 4


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("utter_slachtoffer_x", "Het is niet jouw schuld. Je bent geen slechte ouder." + VT),
        ("utter_jongere_x", "Beloof niet dat het geheim blijft. Praat met je mentor." + VT),
        ("utter_gesprek_waarom_vraag", "Waarom ik dat vraag? Om de juiste hulp te noemen."),
        ("utter_vraag_x", "Zij bemoeien zich er niet mee."),
    ],
)
def test_tone_lets_good_words_pass(write_texts: Write, key: str, text: str) -> None:
    assert check_content(write_texts({key: text})) == []


def test_tone_a_broken_list_is_said(write_texts: Write) -> None:
    checkout = write_texts({})
    (checkout / FILE).write_text("groups:\n- id: x\n")
    assert "content/toon.yml:2:" in _messages(checkout)


def test_doubles_are_found_over_keys(write_texts: Write) -> None:
    checkout = write_texts({"utter_vraag_x": "Een  tekst.", "utter_vraag_y": "een tekst."})
    assert "dezelfde tekst staat ook bij utter_vraag_x" in _messages(checkout)


def _local(text: str, gemeente: str) -> dict[str, Any]:
    return {"text": text, "metadata": {"gemeente": gemeente}}


def _write_variations(checkout: Path, *variations: dict[str, Any]) -> None:
    from ruamel.yaml import YAML

    path = checkout / "content" / "responses" / "vraag.yml"
    data = {"version": "3.1", "responses": {"utter_vraag_x": list(variations)}}
    YAML().dump(data, path)


@pytest.mark.parametrize(
    ("own", "part"),
    [
        (_local("Bel [[gem_ede]] of [[veilig_thuis]].", "ede"), None),
        (_local("Anders.", "utrecht"), "gemeente 'utrecht' bestaat niet"),
        (_local("[[gem_nijkerk]], [[veilig_thuis]]", "ede"), "is niet voor inwoners van ede"),
    ],
)
def test_overrides_of_a_gemeente(write_texts: Write, own: dict[str, Any], part: str | None) -> None:
    checkout = write_texts({})
    _write_variations(checkout, {"text": "Voor allen."}, own)
    found = _messages(checkout)
    assert part in found if part else found == ""


def test_overrides_never_leave_the_others_without_a_text(write_texts: Write) -> None:
    checkout = write_texts({})
    _write_variations(checkout, _local("Alleen hier.", "ede"))
    assert "wie ergens anders woont, krijgt niets" in _messages(checkout)


def test_overrides_choose_own_then_shared_then_anything() -> None:
    own, shared = _local("Ede", "ede"), {"text": "allen"}
    assert for_gemeente([shared, own], "ede") == [own]
    assert for_gemeente([shared, own], "nijkerk") == [shared]
    assert for_gemeente([shared, own], None) == [shared]
    assert for_gemeente([own], "nijkerk") == [own]


@pytest.fixture
def with_rules(checkout: Path, root: Path) -> Path:
    """Return a checkout with the real texts, and a folder of rules so that all checks count."""
    (checkout / "data" / "rules").mkdir(parents=True)
    shutil.copytree(root / "content/responses", checkout / "content/responses", dirs_exist_ok=True)
    return checkout


@pytest.mark.parametrize(
    ("file", "old", "new", "part"),
    [
        ("responses/vraag.yml", "source:", "note:", "waar dit vandaan komt"),
        ("responses/lokaal.yml", "source:", "note:", "waar dit vandaan komt"),
        ("gemeenten/ede.yml", ": te controleren'", "'", "dit feit heeft geen bron"),
        ("responses/lokaal.yml", "[[gem_ede]]", "de balie", "hier hoort [[gem_ede]]"),
        ("responses/lokaal.yml", "utter_lokaal_nijkerk:", "utter_lokaal_nijker:", "ontbreekt"),
    ],
)
def test_sources_and_local_ways_in_are_asked_for(
    with_rules: Path, file: str, old: str, new: str, part: str
) -> None:
    about = ("nergens gebruikt", "bestaat nog geen")
    before = [f for f in check_content(with_rules) if not any(w in f.message for w in about)]
    assert before == []
    change(with_rules / "content" / file, old, new)
    assert part in _messages(with_rules)


@pytest.mark.parametrize(
    ("file", "old", "new", "part"),
    [
        ("responses/vraag.yml", "source:", "note:", "waar dit vandaan komt"),
        ("responses/lokaal.yml", "[[gem_ede]]", "de balie", "hier hoort [[gem_ede]]"),
    ],
)
def test_sources_and_local_ways_in_of_a_release_are_asked_for_by_the_rules_of_the_checkout(
    with_rules: Path, tmp_path: Path, file: str, old: str, new: str, part: str
) -> None:
    release = tmp_path / "uitgave"
    shutil.copytree(with_rules / "content", release / "content")
    assert check_content(release, checkout=with_rules) == check_content(release) == []
    change(release / "content" / file, old, new)
    assert check_content(release) == []
    (finding,) = check_content(release, checkout=with_rules)
    assert part in finding.message and finding.file == f"content/{file}" and finding.line > 1


def test_keys_a_release_needs_what_the_checkout_uses_and_may_have_more(
    with_rules: Path, tmp_path: Path
) -> None:
    release = tmp_path / "uitgave"
    shutil.copytree(with_rules / "content", release / "content")
    rule = with_rules / "data" / "rules" / "x.yml"
    rule.write_text("rules:\n- action: utter_vraag_nieuw\n", encoding="utf-8")
    (finding,) = check_content(release, checkout=with_rules)
    assert str(finding).startswith("data/rules/x.yml:2: voor utter_vraag_nieuw bestaat nog geen")


@pytest.mark.parametrize(
    ("key", "gemeente"),
    [
        ("utter_lokaal_ede", "ede"),
        ("utter_lokaal_ede_professional", "ede"),
        ("utter_tr_lokaal_ede", "ede"),
        ("utter_lokaal_niet_herkend", None),
        ("utter_lokaal_overal", None),
        ("utter_ede", None),
        ("ede", None),
    ],
)
def test_overrides_know_whose_own_text_a_key_is(key: str, gemeente: str | None) -> None:
    assert local_gemeente(key, {"ede", "nijkerk"}) == gemeente


def test_advice_says_what_reads_hard() -> None:
    long = "Dit is een zin die maar door blijft gaan en door blijft gaan tot hij echt te lang is."
    assert "lange zin (19 woorden)" in " ".join(advise(long))
    assert "lang woord: aandachtsfunctionaris" in " ".join(advise("De aandachtsfunctionaris."))
    heavy = (
        "Verantwoordelijke instanties verrichten gezamenlijke veiligheidstaxaties betreffende"
        " afhankelijkheidsrelaties binnen samengestelde gezinssystemen, overeenkomstig wetgeving."
    )
    assert "leest zwaar (LIX" in " ".join(advise(heavy))
    assert advise("Bel Veilig Thuis. Dat is gratis. Je hoeft je naam niet te zeggen. Bel nu.") == ()


def test_advice_is_printed_and_never_fails(
    write_texts: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    checkout = write_texts({"utter_vraag_x": "De aandachtsfunctionaris."})
    assert main([str(checkout)]) == 0
    assert "advies" not in capsys.readouterr().out
    assert main([str(checkout), "--advies"]) == 0
    printed = capsys.readouterr().out
    assert "advies: content/responses/groep.yml:4: utter_vraag_x: lang woord" in printed
