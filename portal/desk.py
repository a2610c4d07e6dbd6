"""The service behind both doors (API and page without script): start, say, end.

Every message gets an answer: that of Rasa, or the emergency card when Rasa is away, slow or
empty. A conversation that ended is deleted in Rasa too, and once more a little later, because an
answer that was still being made when the resident left would write it back.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from aiohttp import web

from portal.conversations import Conversation, Conversations
from portal.errors import Refusal
from portal.intake import clean_text
from portal.limits import ClientNames, Limiter
from portal.metrics import Metrics
from portal.rasa import Rasa, RasaAway
from portal.settings import Settings
from portal.tokens import TokenKeys
from portal.words import Bubble, Words

MAX_TO_FORGET = 10_000


@dataclass(frozen=True)
class Answer:
    """What the resident sees; `card`: it is the emergency card."""

    bubbles: list[Bubble]
    card: bool = False


class Desk:
    """Conversations of one portal process."""

    def __init__(self, settings: Settings, words: Words, rasa: Rasa, metrics: Metrics):
        """Wire the parts together; opens nothing."""
        self._settings = settings
        self._words = words
        self._rasa = rasa
        self._metrics = metrics
        self._keys = TokenKeys.from_secret(settings.secret)
        self._clients = ClientNames(trusted_proxies=settings.trusted_proxies)
        self._starts = Limiter(settings.start_rate)
        self._client_messages = Limiter(settings.client_rate)
        self._messages = Limiter(settings.conversation_rate)
        self._going_on = Conversations(
            idle_seconds=settings.idle_seconds, most=settings.max_conversations
        )
        self._active = 0
        self._to_forget: set[str] = set()

    def start(self, request: web.Request, gemeente: object) -> tuple[str, str | None]:
        """Return a new token and the gemeente as understood. Raises Refusal.

        An unknown gemeente is a webmaster's slip and must not cost a resident the conversation.
        """
        self._limit(self._starts, self._clients.name(request))
        known = next((one for one in self._words.gemeenten if one == gemeente), None)
        token = self._keys.new()
        self._going_on.start(self._id(token), known)
        self._metrics.conversations.set(len(self._going_on))
        return token, known

    async def say(self, request: web.Request, token: str, text: object) -> Answer:
        """Return the answer to a message. Raises Refusal."""
        conversation = self._going_on.use(self._id(token))
        if conversation is None:
            raise Refusal("conversation_ended")
        self._limit(self._client_messages, self._clients.name(request))
        self._limit(self._messages, conversation.id)
        cleaned = clean_text(text, most=self._settings.max_text)
        if self._active >= self._settings.max_active:
            raise Refusal("busy", retry_after=5)
        self._active += 1
        try:
            with self._metrics.answers.time():
                return await self._ask(conversation, cleaned)
        finally:
            self._active -= 1

    async def end(self, token: str) -> None:
        """End a conversation, here and in Rasa. Raises Refusal for a token that is not ours."""
        conversation_id = self._id(token)
        self._going_on.end(conversation_id)
        self._messages.forget(conversation_id)
        self._metrics.conversations.set(len(self._going_on))
        self._remember_to_forget(conversation_id)
        await self._rasa.forget(conversation_id)

    def is_going_on(self, token: str) -> bool:
        """Return whether this token belongs to a conversation that can go on."""
        conversation_id = self._keys.conversation_id(token)
        return conversation_id is not None and self._going_on.use(conversation_id) is not None

    async def sweep(self) -> None:
        """End idle conversations and delete in Rasa what has ended; failures wait for next time."""
        for conversation_id in self._going_on.end_idle():
            self._remember_to_forget(conversation_id)
        self._metrics.conversations.set(len(self._going_on))
        for conversation_id in list(self._to_forget):
            if not await self._rasa.forget(conversation_id):
                return
            self._to_forget.discard(conversation_id)

    async def sweep_forever(self) -> None:
        """Sweep now and then until cancelled."""
        while True:
            await asyncio.sleep(self._settings.sweep_seconds)
            await self.sweep()

    def count_card(self, reason: str) -> None:
        """Count an emergency card."""
        self._metrics.cards.labels(reason).inc()

    async def _ask(self, conversation: Conversation, text: str) -> Answer:
        try:
            bubbles = await self._rasa.answer(conversation.id, text, conversation.gemeente)
        except RasaAway as away:
            self.count_card(str(away))
            return Answer(self._words.card, card=True)
        finally:
            if not self._going_on.is_going_on(conversation.id):
                self._remember_to_forget(conversation.id)
        return Answer(bubbles)

    def _id(self, token: str) -> str:
        found = self._keys.conversation_id(token)
        if found is None:
            raise Refusal("conversation_ended")
        return found

    def _remember_to_forget(self, conversation_id: str) -> None:
        if len(self._to_forget) < MAX_TO_FORGET:  # Rasa itself forgets after half an hour too.
            self._to_forget.add(conversation_id)

    @staticmethod
    def _limit(limiter: Limiter, key: str | None) -> None:
        wait = 0 if key is None else limiter.seconds_to_wait(key)
        if wait:
            raise Refusal("too_fast", retry_after=wait)
