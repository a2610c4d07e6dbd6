"""Importer: the texts of `content/responses/` go into Rasa's domain, contacts filled in.

Texts live outside `domain.yml` and `data/`, so that correcting one never retrains a classifier
(docs/decisions/0001-rooms-and-texts.md).
"""

from __future__ import annotations

from pathlib import Path

from rasa.shared.core.domain import Domain
from rasa.shared.importers.rasa import RasaFileImporter

import catalog
from bot.paths import ROOT


class ContentImporter(RasaFileImporter):
    """Rasa's file importer plus the published texts."""

    def get_domain(self) -> Domain:
        """Return `domain.yml` merged with the texts beside it.

        Raises:
            catalog.CatalogueError: a text names a contact that does not exist.
        """
        domain = super().get_domain()
        texts = Domain.from_dict({"responses": catalog.filled_responses(self._root())})
        return domain.merge(texts)

    def _root(self) -> Path:
        return Path(self.config_file).resolve().parent if self.config_file else ROOT
