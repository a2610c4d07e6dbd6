"""The service behind both doors (API and page without script): start, say, end.

Every message gets an answer: that of Rasa, or the emergency card when Rasa is away, slow or
empty. A conversation that ended is deleted in Rasa too, and once more a little later, because an
answer that was still being made when the resident left would write it back.
"""

from __future__ import annotations

from dataclasses import dataclass

from aiohttp import web

from portal.backend import Backend, Limiter
from portal.clients import ClientNames
from portal.counts import Counts
from portal.errors import Refusal
from portal.gate import Gate
from portal.intake import clean_text
from portal.live import Live
from portal.metrics import Metrics
from portal.rasa import Rasa, RasaAway
from portal.settings import Settings
from portal.tokens import Ticket, TokenKeys
from portal.words import Bubble

MAX_TO_FORGET = 10_000


@dataclass(frozen=True)
class Answer:
    """What the resident sees; `card`: it is the emergency card."""

    bubbles: list[Bubble]
    card: bool = False


@dataclass(frozen=True)
class Tools:
    """What the desk works with."""

    live: Live
    rasa: Rasa
    gate: Gate
    metrics: Metrics
    backend: Backend
    counts: Counts


class Desk:
    """Conversations as residents have them."""

    def __init__(self, settings: Settings, tools: Tools):
        """Wire the parts together; opens nothing."""
        self._settings = settings
        self._tools = tools
        self._keys = TokenKeys.from_secret(settings.secret, max_age=settings.token_seconds)
        self._going_on = tools.backend.conversations
        self._clients = ClientNames(tools.backend.salts, trusted_proxies=settings.trusted_proxies)
        self._to_forget: set[str] = set()

    async def start(self, request: web.Request, gemeente: object) -> tuple[str, str | None]:
        """Return a new token and the gemeente as understood. Raises Refusal.

        An unknown gemeente is a webmaster's slip and must not cost a resident the conversation.
        """
        await self._limit(self._tools.backend.starts, await self._clients.name(request))
        gemeenten = self._tools.live.face.words.gemeenten
        known = next((one for one in gemeenten if one == gemeente), None)
        token = self._keys.new(known)
        await self._going_on.start(self._ticket(token).id)
        await self._show_count()
        return token, known

    async def say(self, request: web.Request, token: str, text: object) -> Answer:
        """Return the answer to a message. Raises Refusal."""
        ticket = self._ticket(token)
        if not await self._going_on.use(ticket.id):
            raise Refusal("conversation_ended")
        await self._limit(self._tools.backend.client_messages, await self._clients.name(request))
        await self._limit(self._tools.backend.messages, ticket.id)
        cleaned = clean_text(text, most=self._settings.max_text)
        return await self._ask(ticket, cleaned)

    async def end(self, token: str) -> None:
        """End a conversation, here and in Rasa. Raises Refusal for a token that is not ours."""
        ticket = self._ticket(token)
        await self._going_on.end(ticket.id)
        await self._tools.backend.messages.forget(ticket.id)
        await self._show_count()
        self._remember_to_forget(ticket.id)
        await self._tools.rasa.forget(ticket.id)

    async def is_going_on(self, token: str) -> bool:
        """Return whether this token belongs to a conversation that can go on."""
        ticket = self._keys.read(token)
        return ticket is not None and await self._going_on.use(ticket.id)

    async def sweep(self) -> None:
        """End idle conversations and delete in Rasa what has ended; failures wait for next time."""
        for conversation_id in await self._going_on.end_idle():
            self._remember_to_forget(conversation_id)
        await self._show_count()
        for conversation_id in list(self._to_forget):
            if not await self._tools.rasa.forget(conversation_id):
                return
            self._to_forget.discard(conversation_id)

    def count_card(self, reason: str) -> None:
        """Count an emergency card."""
        self._tools.metrics.cards.labels(reason).inc()

    async def _ask(self, ticket: Ticket, text: str) -> Answer:
        try:
            reply = await self._tools.gate.answer(
                ticket.id, text, ticket.gemeente, after=self._forget_ended
            )
        except RasaAway as away:
            self.count_card(str(away))
            return Answer(self._tools.live.face.words.card, card=True)
        self._tools.counts.add(reply.intent, ticket.gemeente, asked_back=reply.asked_back)
        return Answer(reply.bubbles)

    async def _forget_ended(self, conversation_id: str) -> None:
        if not await self._going_on.is_going_on(conversation_id):
            self._remember_to_forget(conversation_id)

    def _ticket(self, token: str) -> Ticket:
        found = self._keys.read(token)
        if found is None:
            raise Refusal("conversation_ended")
        return found

    def _remember_to_forget(self, conversation_id: str) -> None:
        if len(self._to_forget) < MAX_TO_FORGET:  # Rasa itself forgets after half an hour too.
            self._to_forget.add(conversation_id)

    async def _show_count(self) -> None:
        self._tools.metrics.conversations.set(await self._going_on.count())

    @staticmethod
    async def _limit(limiter: Limiter, key: str | None) -> None:
        wait = 0 if key is None else await limiter.seconds_to_wait(key)
        if wait:
            raise Refusal("too_fast", retry_after=wait)
