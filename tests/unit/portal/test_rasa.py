"""What comes from Rasa is taken over only in the form that the page expects."""

import pytest

from portal.rasa import RasaAway, _bubbles


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
