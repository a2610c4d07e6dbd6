"""Each rule of `make content-check`, both ways, and the command itself."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from catalog import Finding, check_content
from catalog.check import main
from catalog.checks.typed_numbers import typed_numbers

Write = Callable[..., Path]
LONG = " ".join(["woord"] * 46)


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("utter_gevaar_x", "Bel nu [[112]].\n\nDaarna: [[veilig_thuis]]."),
        ("utter_tr_gevaar", "[[112]]\n\n[[veilig_thuis]]"),
        ("utter_vraag_x", "Dit is Veilig Thuis.\n\nNu gevaar? Bel [[112]]."),
        ("utter_slachtoffer_x", "Bel [[veilig_thuis]]."),
        ("utter_jongere_x", "Bel [[kindertelefoon]]."),
        ("utter_vraag_x", "Tussen 11.00-21.00 uur, op 25-11-2026, voor 8 tot 18 jaar, 24/7."),
        ("utter_vraag_x", "Sinds 1 januari 2009 duurt het 10 dagen, hoogstens 28. Artikel 5.1.1."),
        ("utter_vraag_x", "Je postcode, bijvoorbeeld 3771 AB, in {plaats}."),
        ("utter_lokaal_x", "Bel [[gem_ede]]. Altijd open: [[veilig_thuis]]."),
        ("utter_vraag_x", "Een.\n\nTwee.\n\nDrie: 2 < 3 & meer."),
    ],
)
def test_checks_pass_good_texts(write_texts: Write, key: str, text: str) -> None:
    assert check_content(write_texts({key: text})) == []


@pytest.mark.parametrize(
    ("key", "text", "part"),
    [
        ("utter_gevaar_x", "Ga weg.\n\nBel [[112]].", "hoort in het eerste tekstblok"),
        ("utter_gevaar_x", "Ga weg. Bel [[veilig_thuis]].", "hoort in het eerste tekstblok"),
        ("utter_vraag_x", "Bel [[112]].", "mag hier niet in het eerste tekstblok"),
        ("utter_vraag_x", "Gebruik de [[112nl_app.naam]].", "mag hier niet in het eerste"),
        ("utter_slachtoffer_x", "Wat erg.", "geen nummer in van iemand om te bellen"),
        ("utter_omstander_x", "Let op.\n\nBel [[112]].", "geen nummer in van iemand om te bellen"),
        ("utter_pleger_x", "Zoek [[veilig_thuis.site]].", "geen nummer in van iemand"),
        ("utter_jongere_x", "Bel [[gem_ede]].", "geen nummer in van iemand om te bellen"),
        ("utter_gevaar_x", "Bel [[112]].", "geen nummer in van iemand om te bellen"),
        ("utter_nlu_fallback_x", "Zeg het anders.", "geen nummer in van iemand om te bellen"),
        ("utter_tr_zorg", "Yardim.", "geen nummer in van iemand om te bellen"),
        ("utter_vraag_x", "Bel [[veilig_tuis]].", "'veilig_tuis' bestaat niet"),
        ("utter_vraag_x", "Bel [[helpwanted]].", "mag de bewoner geen nummer zien"),
        ("utter_lokaal_x", "Bel [[gem_wageningen]].", "zet [[veilig_thuis]] erbij"),
        ("utter_vraag_x", "Bel 0800-2000.", "getypt (0800-2000); gebruik [[veilig_thuis]]"),
        ("utter_vraag_x", "a\n\nbel 112", "getypt (112); gebruik [[112]]"),
        ("utter_vraag_x", "Bel 0900-0113.", "verboden nummer"),
        ("utter_vraag_x", "Veilig Thuis: [[kindertelefoon]]", "staat bij de naam 'Veilig Thuis'"),
        ("utter_vraag_x", "Bel 112 en zwijg.", "mag niet"),
        ("utter_vraag_x", LONG, "46 woorden"),
        ("utter_vraag_x", "a\n\nb\n\nc\n\nd", "4 tekstblokken"),
        ("utter_vraag_x", "Bel [veilig_thuis].", "losse haak of accolade"),
        ("utter_vraag_x", "Bel {Naam Achter}.", "losse haak of accolade"),
        ("utter_vraag_x", "Bel [[veilig_thuis].", "losse haak of accolade"),
        ("utter_vraag_x", "Dit is <b>dik</b>.", "HTML"),
        ("utter_vraag_x", "Dit &amp; dat.", "HTML"),
        ("utter_noodtekst_x", "  x", None),
    ],
)
def test_checks_find_wrong_texts(write_texts: Write, key: str, text: str, part: str | None) -> None:
    findings = check_content(write_texts({key: text}))
    if part is None:
        assert findings == []
        return
    assert part in "\n".join(finding.message for finding in findings)
    assert {finding.file for finding in findings} == {"content/responses/groep.yml"}
    assert all(finding.line >= 3 for finding in findings)


TYPED = (
    "0800-2000|0800 2000|0800.2000|088-076 7000|+31 247 247 247|06-12345678|14 0318|14-033"
    "|(0317) 49 29 11|0900-1234|116 111 000|0317 - 492911"
)


@pytest.mark.parametrize("text", TYPED.split("|"))
def test_checks_typed_numbers_are_seen(text: str) -> None:
    assert typed_numbers(f"Bel {text} nu") == (text,)


def test_checks_name_the_line_within_a_text(checkout: Path) -> None:
    file = checkout / "content" / "responses" / "vraag.yml"
    file.write_text(
        'version: "3.1"\nresponses:\n'
        "  utter_noodtekst:\n  - text: '[[112]] [[veilig_thuis]] [[csg]]'\n"
        "  utter_vraag_x:\n  - text: |-\n      Een.\n\n      Bel [[niemand]].\n",
        encoding="utf-8",
    )
    assert [finding.line for finding in check_content(checkout)] == [9]


def test_checks_button_titles_too(write_texts: Write) -> None:
    button = {"title": "Bel 0800-2000", "payload": "bellen met [[csg]]"}
    findings = check_content(write_texts({"utter_vraag_x": {"text": "a", "buttons": [button]}}))
    messages = "\n".join(finding.message for finding in findings)
    assert "getypt (0800-2000)" in messages
    assert "in een payload hoort geen [[contact]]" in messages


def test_checks_ask_for_the_emergency_text(write_texts: Write) -> None:
    checkout = write_texts({"utter_vraag_x": "a"})
    (checkout / "content" / "responses" / "noodtekst.yml").unlink()
    assert ["utter_noodtekst" in str(f) for f in check_content(checkout)] == [True]
    checkout = write_texts({"utter_vraag_x": "a"})
    path = checkout / "content" / "responses" / "noodtekst.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("[[csg]]", "iemand"))
    assert ["[[csg]]" in str(f) for f in check_content(checkout)] == [True]


def test_checks_dead_and_missing_keys(write_texts: Write) -> None:
    texts = ("utter_vraag_x", "utter_lokaal_ede", "utter_vraag_dood", "utter_gevaar_y")
    checkout = write_texts({key: "Bel [[112]] of." for key in texts})
    rules, bot = checkout / "data" / "rules", checkout / "bot"
    rules.mkdir(parents=True)
    bot.mkdir()
    (checkout / "safety").mkdir()
    (rules / "vraag.yml").write_text(
        "rules:\n# utter_vraag_dood\n- action: utter_vraag_x\n- action: utter_vraag_weg\n"
    )
    (bot / "a.py").write_text('key = f"utter_lokaal_{g}"\nnood = "utter_noodtekst"\n')
    (checkout / "safety" / "rules.yml").write_text("antwoord: gevaar_y\nantwoord: gevaar_z\n")
    dead = "content/responses/groep.yml:8: utter_vraag_dood: deze tekst wordt nergens gebruikt"
    missing = {
        "data/rules/vraag.yml:4: voor utter_vraag_weg bestaat nog geen tekst in content/responses/",
        "safety/rules.yml:2: voor utter_gevaar_z bestaat nog geen tekst in content/responses/",
    }
    assert _about_keys(check_content(checkout)) == {dead, *missing}
    # A release has no rules: those of the checkout tell what it misses; what is dead may stay.
    release = checkout / "release"
    shutil.copytree(checkout / "content", release / "content")
    assert _about_keys(check_content(release, checkout=checkout)) == missing
    assert _about_keys(check_content(release)) == set()


def _about_keys(findings: list[Finding]) -> set[str]:
    about = ("nergens gebruikt", "bestaat nog geen tekst")
    return {
        str(f)
        for f in findings
        if any(words in f.message for words in about) and f.file != "content/routes.yml"
    }


def test_checks_a_broken_file_does_not_hide_the_others(write_texts: Write) -> None:
    write_texts({"utter_vraag_x": "Bel [[niemand]]."})
    checkout = write_texts({"utter_vraag_y": {"tekst": "a"}}, file="stuk")
    files = {finding.file for finding in check_content(checkout)}
    assert files == {"content/responses/groep.yml", "content/responses/stuk.yml"}


@pytest.mark.parametrize(
    ("old", "new", "part"),
    [
        ("[[csg]]", "[[centrum]]", "'centrum' bestaat niet"),
        ("[[veilig_thuis]]", "0800-2000", "getypt (0800-2000)"),
        ("[[csg]]", "0900 0113", "verboden nummer"),
        ("card:", "kaart:", "onbekend veld 'kaart'"),
        ("bel [[112]]", "bel iemand", "op de noodkaart hoort [[112]]"),
    ],
)
def test_checks_portal_words(write_texts: Write, old: str, new: str, part: str) -> None:
    checkout = write_texts({})
    path = checkout / "content" / "portal.yml"
    assert check_content(checkout) == []
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    findings = check_content(checkout)
    assert part in "\n".join(finding.message for finding in findings)
    assert {finding.file for finding in findings} == {"content/portal.yml"}


def test_checks_portal_card_of_a_site_that_says_u(write_texts: Write) -> None:
    checkout = write_texts({})
    path = checkout / "content" / "portal.yml"
    before, mark, after = path.read_text(encoding="utf-8").partition("\nu:")
    changed = after.replace("bel [[112]]", "bel iemand", 1)
    path.write_text(f"{before}{mark}{changed}", encoding="utf-8")
    messages = [finding.message for finding in check_content(checkout)]
    assert "op de noodkaart hoort [[112]]" in messages


def test_checks_command_prints_findings_and_fails(
    write_texts: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    checkout = write_texts({"utter_vraag_x": "Bel [[niemand]]."})
    assert main([str(checkout)]) == 1
    assert "content/responses/groep.yml:4:" in capsys.readouterr().out


def test_checks_command_says_what_is_in_order_and_what_to_dial(
    write_texts: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    checkout = write_texts({"utter_vraag_x": "Bel [[veilig_thuis]]."})
    assert main([str(checkout)]) == 0
    printed = capsys.readouterr().out
    assert "In orde: 2 antwoorden" in printed
    assert "veilig_thuis" in printed
    assert " 112," not in printed  # nobody dials 112 to try it


def test_checks_command_outside_a_checkout(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path)]) == 1
    assert "hoofdmap" in capsys.readouterr().out
