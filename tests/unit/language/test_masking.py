"""Personal data goes, meaning stays."""

from __future__ import annotations

import pytest

from bot.language.masking import mask


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mail me op jan.de.vries@voorbeeld.nl", "mail me op <e-mail>"),
        ("mijn nummer is 06-12345678", "mijn nummer is <telefoonnummer>"),
        ("bel +31 6 12 34 56 78", "bel <telefoonnummer>"),
        ("mijn bsn is 111222333", "mijn bsn is <bsn>"),
        ("NL91 ABNA 0417 1643 00 is mijn rekening", "<rekeningnummer> is mijn rekening"),
        ("ik woon op 3771 AB", "ik woon op 3771"),
        ("kom naar Dorpsstraat 12", "kom naar <adres>"),
        ("ik heet Fatima Yilmaz en ik ben bang", "ik heet <naam> en ik ben bang"),
        ("kijk op www.voorbeeld.nl/foto", "kijk op <link>"),
    ],
)
def test_masking_replaces_personal_data(text: str, expected: str) -> None:
    assert mask(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "is 0800-2000 gratis",
        "moet ik 112 bellen",
        "ik woon in 3771",
        "sinds 2019 is het zo, in 2020 ging het mis",
        "hij heeft mij 3000 keer gebeld in 2024 en ik ben 45",
        "de weg naar huis is 12 km",
    ],
)
def test_masking_leaves_ordinary_text_alone(text: str) -> None:
    assert mask(text) == text
