"""One remark about a record."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Remark:
    """What to mend and where; `blocks`: it cannot be published like this, else it is advice."""

    place: str
    message: str
    blocks: bool = True

    def __str__(self) -> str:
        """Return place and message."""
        return f"{self.place}: {self.message}" if self.place else self.message
