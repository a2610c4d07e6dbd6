"""What comes from Rasa is taken over only in the form that the page expects."""

import pytest

from portal.rasa import RasaAway, _bubbles, _reply


def test_rasa_bubble_keeps_the_language_of_its_text() -> None:
    found = _bubbles({"bubbles": [{"text": "merhaba", "buttons": [], "lang": "tr"}]})
    assert found == [{"text": "merhaba", "buttons": [], "lang": "tr"}]


@pytest.mark.parametrize("lang", [None, 7, "", "tr-TR", '"><script>', "ça"])
def test_rasa_odd_language_is_left_out(lang: object) -> None:
    assert _bubbles({"bubbles": [{"text": "hallo", "lang": lang}]}) == [
        {"text": "hallo", "buttons": []}
    ]


def test_rasa_answer_without_text_counts_as_away() -> None:
    with pytest.raises(RasaAway):
        _bubbles({"bubbles": [{"text": "  ", "lang": "tr"}]})


@pytest.mark.parametrize(
    ("told", "intent"),
    [("gevaar_wurging", "gevaar_wurging"), ("Mijn man slaat me", None), (7, None), (None, None)],
)
def test_rasa_intent_is_taken_over_only_as_a_name(told: object, intent: str | None) -> None:
    reply = _reply({"bubbles": [{"text": "hallo"}], "intent": told, "asked_back": 1})
    assert (reply.intent, reply.asked_back) == (intent, False)
