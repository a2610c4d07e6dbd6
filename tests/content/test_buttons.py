"""Buttons: three at most, said in ordinary words, and the safety check where violence goes on."""

from __future__ import annotations

from pathlib import Path

import catalog

CHECK = "Ik wil nagaan hoe veilig het is"
ONGOING = ("slachtoffer_partnergeweld", "slachtoffer_dwang_controle", "omstander_kind",
           "omstander_buren", "jongere_geslagen_thuis", "slachtoffer_zwanger")  # fmt: skip
MOST = 3


def test_buttons_are_three_at_most_and_each_says_something_else(root: Path) -> None:
    for variations in catalog.load_responses(root).values():
        for text in variations:
            payloads = [button.payload for button in text.buttons]
            assert len(payloads) <= MOST and len(set(payloads)) == len(payloads), text.key
            assert not any(payload.startswith("/") for payload in payloads), text.key


def test_buttons_offer_the_safety_check_where_violence_goes_on(root: Path) -> None:
    texts = catalog.load_responses(root)
    for name in ONGOING:
        payloads = [button.payload for button in texts[f"utter_{name}"][0].buttons]
        assert CHECK in payloads, name
