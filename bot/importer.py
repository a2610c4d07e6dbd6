"""Importer: the texts of `content/responses/` go into Rasa's domain, contacts filled in.

Texts live outside `domain.yml` and `data/`, so that correcting one never retrains a classifier
(docs/decisions/0001-rooms-and-texts.md). Examples are read by `bot.examples`.
"""

from __future__ import annotations

from pathlib import Path

from rasa.shared.core.domain import Domain
from rasa.shared.data import get_data_files
from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.training_data.training_data import TrainingData

import catalog
from bot.examples import ENDINGS, is_example_file, read_examples
from bot.paths import ROOT


class ContentImporter(RasaFileImporter):
    """Rasa's file importer plus the published texts, and a fast way to read the examples."""

    def __init__(
        self,
        config_file: str | None = None,
        domain_path: str | None = None,
        training_data_paths: list[str] | str | None = None,
    ) -> None:
        """Take what Rasa gives; the examples are told from the rest by where they stand."""
        self._example_files = sorted(get_data_files(training_data_paths, is_example_file))
        others = get_data_files(training_data_paths, _is_other)
        super().__init__(config_file, domain_path, others)

    def get_nlu_data(self, language: str | None = "en") -> TrainingData:
        """Return all examples, those outside the room too."""
        return read_examples(self._example_files).merge(super().get_nlu_data(language))

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


def _is_other(path: str) -> bool:
    return path.endswith(ENDINGS) and not is_example_file(path)
