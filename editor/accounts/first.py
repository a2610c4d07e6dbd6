"""The first start: nobody has an account yet, so whoever started it gets a link."""

from __future__ import annotations

from collections.abc import Callable

from editor.accounts.links import first_link, nobody_yet


def announce(*, say: Callable[[str], None]) -> bool:
    """Say the link for the first administrator while there is no account; return whether it did."""
    if not nobody_yet():
        return False
    say("Redactie: er is nog geen account. Maak de eerste beheerder (deze link werkt één dag):")
    say(f"  {first_link()}")
    return True
