"""Contacts, gemeenten and portal texts touch many texts: the whole content is checked with them."""

from __future__ import annotations

from editor.checks.finding import Remark
from editor.publishing.check import findings_in
from editor.records.export import export_tree
from editor.records.models import Record
from editor.records.yaml_patch import PatchError


def find(record: Record) -> list[Remark]:
    """Return what would be wrong in the content with this version of the record in it."""
    try:
        before = set(findings_in(export_tree()))
        after = findings_in(export_tree(record))
    except PatchError as error:
        return [Remark("", str(error))]
    return [
        Remark("" if finding.file == record.file else finding.file, finding.message)
        for finding in after
        if finding not in before
    ]
