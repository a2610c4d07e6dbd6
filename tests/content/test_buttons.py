"""Buttons: three at most, said in ordinary words, and the safety check where violence goes on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import catalog
from catalog.portal import load_portal

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


def test_buttons_send_what_the_assistant_was_taught(root: Path) -> None:
    """A tap is our own sentence: it must not depend on how well unseen wording is understood."""
    texts = catalog.load_responses(root)
    sent = {b.payload for each in texts.values() for text in each for b in text.buttons}
    opening = load_portal(root)["opening"]
    sent |= {b["payload"] for bubble in opening for b in bubble.get("buttons", ())}
    taught = {_plain(line) for line in _examples(root)}
    assert {payload for payload in sent if _plain(payload) not in taught} == set()


def _examples(root: Path) -> Iterator[str]:
    for path in (root / "data" / "nlu").rglob("*.yml"):
        lines = path.read_text(encoding="utf-8").splitlines()
        yield from (line.strip()[2:] for line in lines if line.startswith("    - "))


def _plain(text: str) -> str:
    return text.lower().rstrip(".?!")
