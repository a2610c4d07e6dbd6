"""The two doors of Rasa, both on loopback: the portal's own, and Rasa's REST channel for tools.

Both take the message in through `take_in`, so a typed `/intent` never triggers an intent and
nothing personal is kept. Rasa's own REST channel answers any failure with an empty list, lets
the caller set metadata, and lets everybody without a sender share one conversation; ours does
not (docs/decisions/0006-channels.md).
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import CollectingOutputChannel, InputChannel, UserMessage
from rasa.core.channels.rest import RestInput
from sanic import Blueprint, Sanic, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.language.intake import take_in
from bot.selftest import passes

logger = logging.getLogger(__name__)

OnMessage = Callable[[UserMessage], Awaitable[Any]]
EMPTY_MESSAGE = "…"
MAX_ID = 128


class RestChannel(RestInput):
    """Rasa's standard REST channel, `{sender, message}` → list of answers."""

    def _extract_message(self, req: Request) -> str:
        return take_in(_body(req).get("message")) or EMPTY_MESSAGE

    async def _extract_sender(self, req: Request) -> str:
        sender = _body(req).get("sender")
        # Without this, everybody who gives no sender would share one conversation.
        return str(sender)[:MAX_ID] if isinstance(sender, (str, int)) else secrets.token_hex(16)

    def _extract_input_channel(self, req: Request) -> str:
        return str(self.name())

    def get_metadata(self, request: Request) -> dict[str, Any] | None:
        """Ignore what the caller sends along."""
        return None


class PortalChannel(InputChannel):
    """The portal's door: messages, forgetting, readiness."""

    @classmethod
    def name(cls) -> str:
        """Return the word in the address: `/webhooks/portal/`."""
        return "portal"

    def blueprint(self, on_new_message: OnMessage) -> Blueprint:
        """Return the routes; contracts in docs/architecture.md."""
        routes = Blueprint("portal_channel", __name__)

        @routes.route("/messages", methods=["POST"])
        async def messages(request: Request) -> HTTPResponse:
            return await _answer(request, on_new_message)

        @routes.route("/conversations/<conversation:str>", methods=["DELETE"])
        async def forget(request: Request, conversation: str) -> HTTPResponse:
            await _store(request.app).delete(conversation)
            return response.empty(status=204)

        @routes.route("/health", methods=["GET"])
        async def health(request: Request) -> HTTPResponse:
            ready = await passes(request.app.ctx.agent)
            return response.json({"ready": ready}, status=200 if ready else 503)

        return routes


async def _answer(request: Request, on_new_message: OnMessage) -> HTTPResponse:
    body = _body(request)
    conversation = body.get("conversation")
    if not isinstance(conversation, str) or not 1 <= len(conversation) <= MAX_ID:
        return response.json({"error": "conversation_missing"}, status=400)
    collector = CollectingOutputChannel()
    message = UserMessage(
        take_in(body.get("text")) or EMPTY_MESSAGE,
        collector,
        conversation,
        input_channel=PortalChannel.name(),
        metadata={"gemeente": body.get("gemeente")},
    )
    try:
        await on_new_message(message)
    except Exception as error:  # noqa: BLE001 - whatever it is, the portal shows its card.
        # Never the text and never the id: only what kind of fault it was.
        logger.error("A message could not be answered: %s", type(error).__name__)
        return response.json({"error": "not_answered"}, status=502)
    bubbles = [_bubble(answer) for answer in collector.messages if answer.get("text")]
    return response.json({"bubbles": bubbles}, status=200 if bubbles else 502)


def _bubble(answer: dict[str, Any]) -> dict[str, Any]:
    return {"text": answer["text"], "buttons": answer.get("buttons") or []}


def _body(request: Request) -> dict[str, Any]:
    return request.json if isinstance(request.json, dict) else {}


def _store(app: Sanic) -> Any:
    """Return our own tracker store from inside Rasa's fail-safe wrapper."""
    store = app.ctx.agent.tracker_store
    return getattr(store, "_tracker_store", store)
