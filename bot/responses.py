"""Texts at run time: the published ones, else the trained ones, else the emergency text.

A changed file in `content/` is live within two seconds and never needs training. A broken file
keeps the last good texts (docs/architecture.md).
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rasa.core.nlg import TemplatedNaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

import catalog
from bot.paths import ROOT

logger = logging.getLogger(__name__)

POLL_SECONDS = 1.0
EMERGENCY_KEY = "utter_noodtekst"
Texts = dict[str, list[dict[str, Any]]]


class LiveTexts:
    """The texts of `content/`, read again when a file there changes."""

    def __init__(self, root: Path) -> None:
        """Read once; raise `catalog.CatalogueError` when the first read fails."""
        self._root = root
        self._stamp = self._fingerprint()
        self.texts: Texts = catalog.filled_responses(root)
        self.error: str | None = None

    def watch(self) -> None:
        """Keep looking for changes in a daemon thread."""
        threading.Thread(target=self._watch, name="live-texts", daemon=True).start()

    def refresh(self) -> None:
        """Read again if something changed; keep the last good texts on error."""
        stamp = self._fingerprint()
        if stamp == self._stamp:
            return
        self._stamp = stamp
        try:
            self.texts = catalog.filled_responses(self._root)
            self.error = None
        except (catalog.CatalogueError, OSError) as error:
            self.error = str(error)
            logger.error("Texts not taken over, the previous ones stay: %s", error)

    def _watch(self) -> None:
        while True:
            time.sleep(POLL_SECONDS)
            self.refresh()

    def _fingerprint(self) -> frozenset[tuple[str, int, int]]:
        files = (self._root / "content").rglob("*.yml")
        stats = []
        for path in files:
            try:
                stat = path.stat()
            except OSError:  # An editor may replace a file between listing and stat.
                continue
            stats.append((str(path), stat.st_mtime_ns, stat.st_size))
        return frozenset(stats)


class ContentResponses(TemplatedNaturalLanguageGenerator):
    """Rasa's NLG over live texts; never the same variation twice in a row."""

    def __init__(
        self,
        endpoint_config: EndpointConfig | None = None,
        domain: Domain | None = None,
    ) -> None:
        """Start with the trained texts; live ones replace them key by key."""
        super().__init__(domain.responses if domain else {})
        self.live = _live_texts(ROOT)

    async def generate(
        self,
        utter_action: str,
        tracker: DialogueStateTracker,
        output_channel: str,
        **kwargs: Any,
    ) -> dict[str, Any] | None:
        """Return the text for a response key; an unknown key gives the emergency text."""
        variations = self._variations(utter_action)
        chosen = _next_variation(variations, utter_action, tracker)
        slots = tracker.current_slot_values()
        return dict(self._fill_response({**chosen}, slots, **kwargs))

    def _variations(self, key: str) -> list[dict[str, Any]]:
        live: Mapping[str, list[dict[str, Any]]] = self.live.texts if self.live else {}
        for source in (live, self.responses):
            if source.get(key):
                return list(source[key])
        logger.error("No text for %s: the emergency text goes out", key)
        return list(live.get(EMERGENCY_KEY) or self.responses[EMERGENCY_KEY])


def _live_texts(root: Path) -> LiveTexts | None:
    try:
        live = LiveTexts(root)
    except (catalog.CatalogueError, OSError) as error:
        logger.error("content/ cannot be read, the trained texts serve: %s", error)
        return None
    live.watch()
    return live


def _next_variation(
    variations: list[dict[str, Any]], key: str, tracker: DialogueStateTracker
) -> dict[str, Any]:
    """Return the variation after the one used last for this key."""
    used = sum(
        1
        for event in tracker.events
        if isinstance(event, BotUttered) and (event.metadata or {}).get("utter_action") == key
    )
    return variations[used % len(variations)]
