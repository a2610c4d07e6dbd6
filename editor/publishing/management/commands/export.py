"""`export`: write what is published back to content/, so that git stays the record."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from catalog import CatalogueError
from catalog.tree import read_tree
from editor.publishing.check import findings_in
from editor.publishing.take_over import take_over
from editor.records.export import export_tree
from editor.records.yaml_patch import PatchError


class Command(BaseCommand):
    """Write only the files that differ; each in one step."""

    help = "Schrijf wat gepubliceerd is terug naar content/ (of naar --to)."

    def add_arguments(self, parser: Any) -> None:
        """Take another checkout to write to."""
        parser.add_argument("--to", default=str(settings.CONTENT_ROOT))

    def handle(self, *args: Any, **options: Any) -> None:
        """Check, write, and say which files changed."""
        root = Path(options["to"])
        # First what came by git since, so that nothing of it is written over.
        try:
            take_over(read_tree(settings.CONTENT_ROOT))
            tree = export_tree()
        except (CatalogueError, PatchError) as error:
            raise CommandError(f"Niet geschreven:\n{error}") from error
        findings = findings_in(tree)
        if findings:
            raise CommandError(f"Niet geschreven:\n{CatalogueError(findings)}")
        old = read_tree(root) if (root / "content").is_dir() else {}
        changed = [name for name, data in tree.items() if old.get(name) != data]
        for name in changed:
            _replace(root / name, tree[name])
        if root == Path(settings.CONTENT_ROOT):
            take_over(tree)
        for name in changed:
            self.stdout.write(name)
        self.stdout.write(f"{len(changed)} bestand(en) geschreven.")


def _replace(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as file:
        file.write(data)
    new = Path(file.name)
    new.chmod(0o644)
    new.replace(path)
