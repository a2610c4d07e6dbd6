"""What in a message asks something."""

from __future__ import annotations

import pytest

from bot.language.questions import asks, questions_in


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("geen bloed hoor, hij had spijt. nemen ze mijn baby af als ik bel?",
         "nemen ze mijn baby af als ik bel?"),
        ("ben 34 dus geen kind. kan hij opgepakt worden", "kan hij opgepakt worden"),
        ("ok en wat kost dat", "ok en wat kost dat"),
        ("ze zegt dat ik moet gaan, mag dat met zo'n verbod", "mag dat met zo'n verbod"),
        ("my husband hits me. can i get help in english", "can i get help in english"),
        ("ik ben 1.92 en zij slaat, wie gelooft dat?", "wie gelooft dat?"),
    ],
)  # fmt: skip
def test_question_is_found_behind_what_is_told_first(text: str, question: str) -> None:
    assert questions_in(text) == (question,)


@pytest.mark.parametrize(
    "text", ["hij slaat mij", "dan ben ik alles kwijt", "lees dan", "hoor de auto", "nee", "..."]
)
def test_no_question_is_seen_in_what_only_tells(text: str) -> None:
    assert not asks(text)


def test_two_questions_are_both_found() -> None:
    assert questions_in("kan een advocaat hem dwingen? en wat kost dat") == (
        "kan een advocaat hem dwingen?",
        "en wat kost dat",
    )


def test_a_question_that_runs_on_is_a_story() -> None:
    assert questions_in("hoe moet ik dit zeggen " + "en toen kwam hij weer " * 20) == ()
