"""Yes, no, skipped: read from the first words, in residents' own spelling."""

from __future__ import annotations

import pytest

from bot.language.answers import Found, answer_in, find_answer, has_no_children, is_silence, is_stop


@pytest.mark.parametrize(
    "text",
    ["ja", "Jaaa", "jep", "nou ja, een beetje", "klopt", "ehm ja", "ja twee jongens", "👍", "j",
     "zeker weten", "ik denk het wel", "helaas wel", "jawel, de jongste slaapt hier", "soms",
     "Ja, het wordt erger of er is een wapen", "o ja hij heeft een mes",
     "nee geen wapen maar het wordt wel erger", "geen wapen, wel steeds vaker", "eentje van vier",
     "2 kids", "twee", "oke dan, ja", "nou vooruit, ja, een baby"],
)  # fmt: skip
def test_answers_yes_is_read_from_the_first_words(text: str) -> None:
    assert answer_in(text) == "ja"


@pytest.mark.parametrize(
    "text",
    ["nee", "neee", "nope", "nee hoor", "niet", "geen kinderen", "gelukkig niet", "zeker niet",
     "nou nee", "klopt niet", "niet dat ik merk", "nooit", "Nee, er kan iemand meekijken"],
)  # fmt: skip
def test_answers_no_is_read_from_the_first_words(text: str) -> None:
    assert answer_in(text) == "nee"


@pytest.mark.parametrize(
    "text",
    ["sla over", "sla deze vraag over", "skip", "liever niet", "nee dat zeg ik liever niet",
     "weet ik niet", "kweenie", "geen idee", "misschien", "geen antwoord", "ja en nee",
     "dat wil ik niet zeggen", "weet niet zeker", "overslaan aub", "nee maar het is lastig"],
)  # fmt: skip
def test_answers_skipping_and_not_knowing_are_answers_too(text: str) -> None:
    assert answer_in(text) == "onbekend"


@pytest.mark.parametrize(
    "text",
    ["", "…", "jammer", "janneke is mijn zus", "noem eens iets", "wie leest dit", "hallo",
     "soms sla ik mijn vrouw", "hij heeft mijn pas afgepakt", "hij weet het niet van mij",
     "niet normaal meer dit", "niet te doen hier",
     "twee weken geleden heeft hij mijn arm gebroken", "een vriendin van mij wordt geslagen"],
)  # fmt: skip
def test_answers_other_messages_are_no_answer(text: str) -> None:
    assert answer_in(text) is None


def test_answers_the_span_is_the_words_that_answer() -> None:
    assert find_answer(" nee, Nijkerk") == Found("nee", 1, 4)
    assert find_answer("dat zeg ik liever niet hoor") == Found("onbekend", 4, 22)


def test_answers_a_long_story_is_no_answer() -> None:
    assert answer_in("ja " + "en toen ging het weer zo " * 10) is None


@pytest.mark.parametrize(
    ("text", "none"),
    [("wij hebben geen kinderen", True), ("zonder kids", True), ("de kinderen slapen", False),
     ("ik heb geen kinderen maar hij wel", False), ("geen idee wat de kinderen zien", False)],
)  # fmt: skip
def test_answers_no_children_is_understood(text: str, none: bool) -> None:
    assert has_no_children(text) is none


@pytest.mark.parametrize(
    "text", ["stop", "Stop maar.", "nee stop", "ik wil stoppen met deze vragen", "laat maar",
             "genoeg", "hou op", "geen vragen meer", "ander onderwerp",
             "stop maar, ik wil dit niet"]
)  # fmt: skip
def test_answers_stop_is_understood(text: str) -> None:
    assert is_stop(text)


@pytest.mark.parametrize(
    "text",
    [
        "hij stopt nooit",
        "ik wil dat hij ophoudt",
        "stop hem hij slaat mama",
        "ja",
        "stop, hij wil me niet laten gaan",
    ],
)
def test_answers_a_cry_with_stop_in_it_is_no_stop(text: str) -> None:
    assert not is_stop(text)


@pytest.mark.parametrize(("text", "silent"), [("…", True), ("...", True), ("", True), ("?", False),
                                              ("ja", False), ("😢", False)])  # fmt: skip
def test_answers_silence_has_no_word_sign_or_picture(text: str, silent: bool) -> None:
    assert is_silence(text) is silent
