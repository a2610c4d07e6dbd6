"""What every check gets: the contacts, the texts and the numbers that must not come out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from catalog.errors import CatalogueError, Finding
from catalog.fill import fill
from catalog.records import Contact, Response, WrongNumbers
from catalog.responses import at_response


@dataclass(frozen=True)
class Room:
    """content/ as loaded. `complete` is False when a file could not be read.

    `root` is the folder of content/; `checkout` has the rules and the code that use it. They are
    one and the same unless content/ is that of a release, or of one in the making.
    """

    root: Path
    checkout: Path
    contacts: Mapping[str, Contact]
    responses: Mapping[str, tuple[Response, ...]]
    wrong: WrongNumbers
    complete: bool

    @property
    def has_rules(self) -> bool:
        """Return whether anything can be said about which texts are needed."""
        return self.complete and (self.checkout / "data" / "rules").is_dir()

    def variations(self) -> Iterator[Response]:
        """Yield every variation of every text."""
        for variations in self.responses.values():
            yield from variations

    def at(self, response: Response, message: str, needle: str | None = None) -> Finding:
        """Return a finding at a text, or at `needle` within it."""
        return at_response(self.root, response, message, needle=needle)

    def filled(self, text: str) -> str:
        """Return a text filled as far as possible; what is wrong is said by `references`."""
        try:
            return fill(text, self.contacts)
        except CatalogueError:
            return text


def shown_texts(response: Response) -> tuple[str, ...]:
    """Return what a resident sees of a text: the text itself and the button titles."""
    return (response.text, *(button.title for button in response.buttons))
