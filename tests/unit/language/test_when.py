"""bot.language.when: the weightiest moment in a message."""

import pytest

from bot.language import Analyser


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("hij is nu boos", "nu"),
        ("hij heeft me net geslagen", "net"),
        ("morgen komt hij terug", "straks"),
        ("hij slaat me elke week", "vaak"),
        ("vroeger sloeg mijn vader mij", "vroeger"),
        ("vroeger sloeg hij en nu weer", "nu"),
        ("mijn man is boos", None),
    ],
)
def test_when_moment(analyser: Analyser, text: str, moment: str | None) -> None:
    assert analyser.analyse(text).when == moment
