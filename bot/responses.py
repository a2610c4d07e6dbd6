"""Texts at run time: the published ones, else the trained ones, else the emergency text.

A new content release, or a changed file in `content/` while there is none, is live within two
seconds and never needs training. What is broken keeps the last good texts (docs/architecture.md).
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rasa.core.nlg import TemplatedNaturalLanguageGenerator
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

import catalog
from bot.language.answers import is_silence
from bot.language.questions import asks
from bot.paths import ROOT
from bot.policies.history import answers_in, just_said
from bot.repetition import NUMBER, SURE, said_again
from bot.themes import stays_on, themes_of
from catalog.tongues import DUTCH, in_language, language_of, without_language
from catalog.variations import for_gemeente

logger = logging.getLogger(__name__)

POLL_SECONDS = 0.4
BUBBLE_BREAK = "\n\n"
EMERGENCY_KEY = "utter_noodtekst"
CALL_LOG_KEY = "utter_bellijst"
MAY_BE_WATCHED = ("utter_slachtoffer_", "utter_jongere_", "utter_veiligheid_")
Texts = dict[str, list[dict[str, Any]]]


class LiveTexts:
    """The published texts: of the live content release, or of `content/` while there is none."""

    def __init__(self, root: Path) -> None:
        """Read once; raise `catalog.CatalogueError` when even `content/` cannot be read."""
        self._root = root
        status = catalog.release_status(root)
        self.release, self.error = status.number, status.problem
        self._stamp = self._fingerprint(status)
        try:
            self.texts: Texts = catalog.filled_responses(status.folder)
        except catalog.CatalogueError as error:
            if status.folder == root:
                raise
            self.release, self.error = None, str(error)
            self.texts = catalog.filled_responses(root)

    def watch(self) -> None:
        """Keep looking for changes in a daemon thread."""
        threading.Thread(target=self._watch, name="live-texts", daemon=True).start()

    def refresh(self) -> None:
        """Read again if something changed; keep the last good texts on error."""
        status = catalog.release_status(self._root)
        stamp = self._fingerprint(status)
        if stamp == self._stamp:
            return
        self._stamp = stamp
        try:
            if status.problem:
                raise catalog.CatalogueError(status.problem)
            self.texts = catalog.filled_responses(status.folder)
            self.release, self.error = status.number, None
        except (catalog.CatalogueError, OSError) as error:
            self.error = str(error)
            logger.error("Texts not taken over, the previous ones stay: %s", error)

    def _watch(self) -> None:
        while True:
            time.sleep(POLL_SECONDS)
            self.refresh()

    def _fingerprint(self, status: catalog.Status) -> object:
        stats = []
        for path in (status.folder / "content").rglob("*.yml"):
            try:
                stat = path.stat()
            except OSError:  # An editor may replace a file between listing and stat.
                continue
            stats.append((str(path), stat.st_mtime_ns, stat.st_size))
        return status, frozenset(stats)


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
        variations = for_gemeente(self._variations(utter_action), _gemeente(tracker))
        used = _times_said(utter_action, tracker)
        chosen = {**variations[used % len(variations)]}
        language = language_of(utter_action)
        chosen["text"] = self._with_call_log(utter_action, chosen["text"], tracker)
        bubbles = [chosen["text"], *self._themes(chosen["text"], tracker, language)]
        if used >= len(variations) and utter_action in just_said(tracker.events):
            bubbles = said_again(
                utter_action,
                BUBBLE_BREAK.join(bubbles).split(BUBBLE_BREAK),
                times=used - len(variations),
                goes_on=_goes_on(tracker),
                texts=lambda key: [each["text"] for each in self._spoken(key, language)],
            )
        chosen["text"] = BUBBLE_BREAK.join(bubbles)
        return dict(self._fill_response(chosen, tracker.current_slot_values(), **kwargs))

    def _with_call_log(self, key: str, text: str, tracker: DialogueStateTracker) -> str:
        """Return the text with the hint about call logs after its first number.

        Once per conversation: under the first answer to somebody who may be watched. Not before
        112 in danger, where nothing may hold back a call.
        """
        if not key.startswith(MAY_BE_WATCHED) or _told_before(tracker):
            return text
        hints = (self.live.texts if self.live else self.responses).get(CALL_LOG_KEY, [])
        bubbles = text.split(BUBBLE_BREAK)
        at = next((i for i, bubble in enumerate(bubbles) if NUMBER.search(bubble)), None)
        if hints and at is not None:
            bubbles[at] = f"{bubbles[at]} {hints[0]['text']}"
        return BUBBLE_BREAK.join(bubbles)

    def _themes(self, text: str, tracker: DialogueStateTracker, language: str) -> list[str]:
        """Return the texts of the message's themes whose number the answer does not hold."""
        message = tracker.latest_message
        if not _opens_the_turn(tracker) or (message and is_silence(message.text or "?")):
            return []
        ranking = ((message.parse_data if message else None) or {}).get("intent_ranking") or []
        answered = [without_language(key) for key in answers_in(tracker.events)]
        before, here = _said_before(tracker), _gemeente(tracker)
        lines: list[str] = []
        for theme in themes_of(ranking, answered):
            if texts := self._spoken(theme.answer, language):
                line = str(for_gemeente(texts, here)[0]["text"])
                once = stays_on(theme, answered) or line not in before
                lines += [line] if once and not _holds(text, line) else []
        return lines

    def _spoken(self, key: str, language: str) -> list[dict[str, Any]]:
        """Return the variations of a key in a language; none when there is no such text."""
        if language == DUTCH:
            return self._variations(key)
        coded = in_language(key, language)
        known = {**self.responses, **(self.live.texts if self.live else {})}
        return self._variations(coded) if coded in known else []

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


def _gemeente(tracker: DialogueStateTracker) -> str | None:
    """Return the gemeente that was told, else that of the website, else None."""
    message = tracker.latest_message
    told = tracker.slots["gemeente"].value if "gemeente" in tracker.slots else None
    return told or ((message.metadata if message else None) or {}).get("gemeente")


def _goes_on(tracker: DialogueStateTracker) -> bool:
    """Return whether the last message tells more of the same, and is no unsure question."""
    message = tracker.latest_message
    if message is None or not asks(message.text or ""):
        return True
    return float(message.intent.get("confidence") or 0) >= SURE


def _told_before(tracker: DialogueStateTracker) -> bool:
    """Return whether an answer that may carry the hint was given before."""
    return any(
        isinstance(event, ActionExecuted)
        and event.action_name
        and event.action_name.startswith(MAY_BE_WATCHED)
        for event in tracker.events
    )


def _opens_the_turn(tracker: DialogueStateTracker) -> bool:
    """Return whether nothing was answered yet since the last message."""
    for event in reversed(tracker.events):
        if isinstance(event, UserUttered):
            return True
        if isinstance(event, ActionExecuted) and event.action_name != ACTION_LISTEN_NAME:
            return False
    return False


def _said_before(tracker: DialogueStateTracker) -> str:
    """Return all that was said in the conversation: a theme's text under an answer comes once."""
    return BUBBLE_BREAK.join(e.text or "" for e in tracker.events if isinstance(e, BotUttered))


def _holds(text: str, theme: str) -> bool:
    """Return whether a text holds the first number of a theme's text."""
    number = NUMBER.search(theme)
    return number is not None and number.group(0) in text


def _times_said(key: str, tracker: DialogueStateTracker) -> int:
    """Return how many times this answer was given, also by a form or an action."""
    return answers_in(tracker.events).count(key)
