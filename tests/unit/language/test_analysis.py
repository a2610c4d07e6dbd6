"""bot.language.analysis: the contract of docs/architecture.md, odd input and speed."""

import statistics
import time

import pytest

from bot.language import Analyser


def test_analysis_explains_a_danger(analyser: Analyser) -> None:
    analysis = analyser.analyse("Mn man kneep net mijn keel dicht!")
    signal = analysis.signals[0]
    assert analysis.level == "acuut"
    assert (signal.rule, signal.answer) == ("V01", "gevaar_wurging")
    assert signal.words == ("kneep net mijn keel",)
    assert analysis.normal == "mijn man kneep net mijn keel dicht"
    assert analysis.tokens[0] == "mijn"


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("ik ben 10 en hij trapt de deur in", "gevaar_jongere_thuis"),
        ("bij de buren wordt nu geslagen", "gevaar_omstander_nu"),
        ("hij trapt de deur in", "gevaar_geweld_nu"),
    ],
)
def test_analysis_answer_fits_the_speaker(analyser: Analyser, text: str, answer: str) -> None:
    assert analyser.analyse(text).signals[0].answer == answer


@pytest.mark.parametrize(
    "text",
    ["", " ", "\x00", "😀" * 50, "<script>alert(1)</script>", "' OR 1=1; --", "/gevaar_medisch",
     "a" * 10_000, "hij " * 3_000, "deur " * 2_500, "\n" * 500, "مرحبا كيف حالك", "¶ ¶ ¶"],
)  # fmt: skip
def test_analysis_odd_input_is_calm(analyser: Analyser, text: str) -> None:
    analysis = analyser.analyse(text)
    assert analysis.level == "geen"
    assert analysis.text == text


def test_analysis_danger_in_the_middle_of_a_long_story(analyser: Analyser) -> None:
    story = "We gingen naar de markt en het was mooi weer. " * 20
    assert analyser.analyse(f"{story} Nu trapt hij de deur in. {story}").level == "acuut"


def test_analysis_keeps_no_state_between_messages(analyser: Analyser) -> None:
    first = analyser.analyse("is er nog plek in de opvang")
    analyser.analyse("hij trapt de deur in")
    assert analyser.analyse("is er nog plek in de opvang") == first


def test_analysis_a_hundred_characters_take_little_time(analyser: Analyser) -> None:
    text = "hij staat weer voor de deur en ik ben bang, de kinderen slapen boven en het is laat"
    times = []
    for number in range(60):
        start = time.perf_counter()
        analyser.analyse(f"{text} {number}")
        times.append(time.perf_counter() - start)
    # The goal is 1.5 ms; the fastest runs say what the code costs when others use the machine too.
    assert statistics.quantiles(times, n=4)[0] < 0.003


def test_analysis_ten_thousand_characters_stay_bounded(analyser: Analyser) -> None:
    start = time.perf_counter()
    analyser.analyse("hij heeft een mes en staat voor de deur ik ben bang " * 200)
    assert time.perf_counter() - start < 2
