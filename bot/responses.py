"""Texts at run time: the published ones, else the trained ones, else the emergency text.

A changed file in `content/` is live within two seconds and never needs training. A broken file
keeps the last good texts (docs/architecture.md).
"""

from __future__ import annotations

import logging
import re
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rasa.core.nlg import TemplatedNaturalLanguageGenerator
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

import catalog
from bot.paths import ROOT
from bot.themes import themes_of

logger = logging.getLogger(__name__)

POLL_SECONDS = 1.0
BUBBLE_BREAK = "\n\n"
NUMBER = re.compile(r"\d{3,}-\d{3,}")  # As the catalog fills it in.
EMERGENCY_KEY = "utter_noodtekst"
AGAIN_KEY = "utter_herhaling"  # Said under an answer that has been given before.
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
    """Rasa's NLG over live texts; never the same answer twice in a row."""

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
        used = _times_said(utter_action, tracker)
        chosen = {**variations[used % len(variations)]}
        bubbles = [chosen["text"], *self._themes(chosen["text"], tracker)]
        if used >= len(variations):
            again = self._variations(AGAIN_KEY)
            bubbles.append(again[used % len(again)]["text"])
        chosen["text"] = BUBBLE_BREAK.join(bubbles)
        return dict(self._fill_response(chosen, tracker.current_slot_values(), **kwargs))

    def _themes(self, text: str, tracker: DialogueStateTracker) -> list[str]:
        """Return the texts of the message's themes whose number the answer does not hold."""
        if not _opens_the_turn(tracker):
            return []
        ranking = (tracker.latest_message.parse_data or {}).get("intent_ranking") or []
        numbers = {theme: self._variations(theme.answer)[0]["text"] for theme in themes_of(ranking)}
        return [said for theme, said in numbers.items() if not _holds(text, said)]

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


def _opens_the_turn(tracker: DialogueStateTracker) -> bool:
    """Return whether nothing was answered yet since the last message."""
    for event in reversed(tracker.events):
        if isinstance(event, UserUttered):
            return True
        if isinstance(event, ActionExecuted) and event.action_name != ACTION_LISTEN_NAME:
            return False
    return False


def _holds(text: str, theme: str) -> bool:
    """Return whether a text holds the first number of a theme's text."""
    number = NUMBER.search(theme)
    return number is not None and number.group(0) in text


def _times_said(key: str, tracker: DialogueStateTracker) -> int:
    """Return how many times this answer was given in the conversation.

    Rasa splits an answer into bubbles with one event each, so what counts are the actions.
    """
    return sum(
        1
        for event in tracker.events
        if isinstance(event, ActionExecuted) and event.action_name == key
    )
