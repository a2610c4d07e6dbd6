"""Tone, doubles, local texts, sources and advice: each rule both ways."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from catalog import check_content
from catalog.advice import advise
from catalog.check import main
from catalog.checks.tone import FILE
from catalog.variations import for_gemeente

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
    import shutil

    (checkout / "data" / "rules").mkdir(parents=True)
    shutil.copytree(root / "content/responses", checkout / "content/responses", dirs_exist_ok=True)
    return checkout


def _change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


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
    _change(with_rules / "content" / file, old, new)
    assert part in _messages(with_rules)


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
