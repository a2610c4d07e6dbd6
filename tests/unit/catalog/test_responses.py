"""Texts as written and as Rasa gets them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from catalog import CatalogueError, filled_responses, load_responses

Write = Callable[..., Path]


def test_responses_are_loaded_unfilled(write_texts: Write) -> None:
    checkout = write_texts({"utter_vraag_x": "Een.\n\nBel [[veilig_thuis]]."})
    response = load_responses(checkout)["utter_vraag_x"][0]
    assert response.bubbles == ("Een.", "Bel [[veilig_thuis]].")
    assert response.file == "content/responses/groep.yml"


def test_responses_are_filled_in_rasa_form(write_texts: Write) -> None:
    variation = {
        "text": "Bel [[veilig_thuis]].",
        "buttons": [{"title": "Bel [[csg.naam]]", "payload": "ik wil bellen"}],
        "metadata": {"source": "veiligthuis.nl"},
    }
    filled = filled_responses(write_texts({"utter_vraag_x": variation}))["utter_vraag_x"]
    assert filled == [
        {
            "text": "Bel 0800-2000.",
            "buttons": [{"title": "Bel Centrum Seksueel Geweld", "payload": "ik wil bellen"}],
            "metadata": {"source": "veiligthuis.nl"},
        }
    ]


def test_responses_refuse_a_key_in_two_files(write_texts: Write) -> None:
    write_texts({"utter_vraag_x": "a"}, file="een")
    checkout = write_texts({"utter_vraag_x": "b"}, file="twee")
    with pytest.raises(CatalogueError, match=r"twee\.yml:3: .*staat ook in .*een\.yml"):
        load_responses(checkout)


@pytest.mark.parametrize(
    ("variation", "part"),
    [
        ({"text": "a", "image": "x"}, "onbekend veld 'image'"),
        ({"text": "a", "buttons": [{"title": "b", "payload": "/vraag_x"}]}, "goede vorm"),
        ({"buttons": [{"title": "b", "payload": "c"}]}, "'text' ontbreekt"),
    ],
)
def test_responses_refuse_other_forms(
    write_texts: Write, variation: dict[str, object], part: str
) -> None:
    with pytest.raises(CatalogueError) as caught:
        load_responses(write_texts({"utter_vraag_x": variation}))
    assert part in str(caught.value)


def test_responses_refuse_to_fill_a_wrong_reference_and_say_where(write_texts: Write) -> None:
    checkout = write_texts({"utter_vraag_x": "Bel [[niemand]]."})
    with pytest.raises(CatalogueError, match=r"groep\.yml:4: utter_vraag_x: .*niemand"):
        filled_responses(checkout)


def test_responses_refuse_a_forbidden_number(write_texts: Write) -> None:
    checkout = write_texts({"utter_vraag_x": "Bel 0900 0113."})
    with pytest.raises(CatalogueError, match="verboden nummer"):
        filled_responses(checkout)
