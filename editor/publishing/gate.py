"""The gate before publishing: the whole content is checked with the new version in it.

It stands in `Record.publish`, so it holds for every role and every route.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import ValidationError

from catalog import Finding
from editor.publishing.check import findings_in
from editor.records.export import export_tree
from editor.records.models import Record
from editor.records.yaml_patch import PatchError


class PublishRefused(ValidationError):
    """Publishing would make the content wrong; `findings` says what and where, in Dutch."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        """Take what is wrong."""
        self.findings = tuple(findings)
        super().__init__([finding.message for finding in self.findings])


def before_publish(candidate: Record) -> None:
    """Check the content as it would be with the candidate.

    Raises:
        PublishRefused: something is wrong.
    """
    try:
        findings = findings_in(export_tree(candidate))
    except PatchError as error:
        findings = [Finding(candidate.file, 0, str(error))]
    if findings:
        raise PublishRefused(findings)
