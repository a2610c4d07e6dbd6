"""What is wrong, in plain Dutch, with file and line: the one error of this package.

The reader is a communication officer or a reviewer, so a message says what to do, not what broke.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Finding:
    """One thing to mend. `file` is relative to the checkout; `line` counts from 1 (0: unknown)."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        """Return `file:line: message`, without the parts that are unknown."""
        if not self.file:
            return self.message
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.message}"


class CatalogueError(ValueError):
    """Content that cannot be used; `findings` says what to mend and where."""

    def __init__(self, findings: Iterable[Finding] | str) -> None:
        """Take findings, or one message without a place."""
        if isinstance(findings, str):
            findings = (Finding("", 0, findings),)
        self.findings: tuple[Finding, ...] = tuple(findings)
        super().__init__("\n".join(str(finding) for finding in self.findings))
