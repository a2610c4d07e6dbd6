"""The language of a message: short, mixed and unclear ones included."""

import pytest

from bot.language.tongue import TongueDetector

DETECTOR = TongueDetector()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("eşim bana vuruyor ne yapayım", "tr"),
        ("mój mąż bije mnie i dzieci", "pl"),
        ("чоловік не випускає мене з дому", "uk"),
        ("زوجي يمنعني من الخروج من البيت", "ar"),
        ("همسرم مرا تهدید می‌کند", "fa"),
        ("er hat mich im keller eingesperrt", "de"),
        ("mi esposo no me deja salir de la casa", "es"),
        ("he took my passport and locked the door", "en"),
        ("hij heeft mijn paspoort afgepakt", "nl"),
        ("goeiemiddag hallo, eşim beni evden çıkarmıyor", "tr"),
    ],
)
def test_tongue_is_recognised(text: str, code: str) -> None:
    found = DETECTOR.detect(text)
    assert (found.code, found.sure) == (code, True)


@pytest.mark.parametrize("text", ["", "…", "112", "ok", "😭", "oke thanks"])
def test_tongue_says_little_counts_as_dutch(text: str) -> None:
    found = DETECTOR.detect(text)
    assert (found.code, found.sure) == ("nl", False)
