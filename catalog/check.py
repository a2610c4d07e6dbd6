"""`make content-check`: say in plain Dutch what is wrong in content/, at which line.

Use: `python -m catalog.check [checkout] [--advies]`. Ends with 1 when something has to be mended;
advice (`--advies`: what reads hard) never does.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from catalog.advice import advise_all
from catalog.checks import check_content
from catalog.contacts import load_contacts
from catalog.dialling import is_to_be_dialled
from catalog.records import Contact
from catalog.responses import load_responses

ADVICE = "--advies"


def main(arguments: Sequence[str]) -> int:
    """Print all findings, or what was looked at when there are none."""
    places = [each for each in arguments if each != ADVICE]
    root = Path(places[0] if places else ".").resolve()
    if not (root / "content").is_dir():
        print(f"In {root} is geen map content/. Start dit vanuit de hoofdmap van het project.")
        return 1
    findings = check_content(root)
    for finding in findings:
        print(finding)
    if findings:
        print(f"\n{len(findings)} punt(en) om te verbeteren.")
        return 1
    contacts = load_contacts(root)
    print(f"In orde: {len(load_responses(root))} antwoorden en {len(contacts)} contacten.")
    _print_to_dial(contacts)
    if ADVICE in arguments:
        _print_advice(root)
    return 0


def _print_advice(root: Path) -> None:
    found = advise_all(root)
    for finding in found:
        print(f"advies: {finding}")
    print(f"{len(found)} advies/adviezen; niets daarvan moet.")


def _print_to_dial(contacts: Mapping[str, Contact]) -> None:
    waiting = [
        contact.id for contact in contacts.values() if is_to_be_dialled(contact, date.today())
    ]
    if waiting:
        print(f"Nog te bellen door een mens ({len(waiting)}): {', '.join(waiting)}.")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
