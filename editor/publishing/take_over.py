"""From content/ to records, after the check: what is wrong in git changes nothing here."""

from __future__ import annotations

from collections.abc import Mapping

from catalog import CatalogueError
from editor.publishing.check import findings_in
from editor.records import ground
from editor.records.sync import Outcome, Say, sync

NAMED = 3


def take_over(tree: Mapping[str, bytes], *, say: Say = lambda _: None) -> Outcome:
    """Bring the records up to date with a tree of content/; the same tree again does nothing.

    Raises:
        CatalogueError: the tree does not pass the check; it names the first findings.
    """
    if dict(tree) == ground.tree():
        return Outcome()
    findings = findings_in(tree)
    if findings:
        raise CatalogueError(findings[:NAMED])
    return sync(tree, say=say)
