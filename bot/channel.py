"""The two doors of Rasa, both on loopback: the portal's own, and Rasa's REST channel for tools.

Both take the message in through `take_in`, so a typed `/intent` never triggers an intent and
nothing personal is kept. Rasa's own REST channel answers any failure with an empty list, logs
the text of the message then, lets the caller set metadata, and lets everybody without a sender
share one conversation; ours does not (docs/decisions/0006-channels.md).
"""

from __future__ import annotations

import logging
import re
import secrets
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import CollectingOutputChannel, InputChannel, UserMessage
from rasa.core.channels.rest import RestInput
from sanic import Blueprint, Sanic, response
from sanic.exceptions import NotFound
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.language.intake import take_in
from bot.policies.choice import ACUTE, ASKS_BACK
from bot.selftest import passes, texts_health
from bot.understanding import may_ask, understand
from catalog.tongues import DUTCH, language_of, without_language

logger = logging.getLogger(__name__)

OnMessage = Callable[[UserMessage], Awaitable[Any]]
EMPTY_MESSAGE = "…"
MAX_ID = 128
BUBBLE_BREAK = "\n\n"
LANGUAGE = re.compile(r"[a-z]{2}")


class Bubbles(CollectingOutputChannel):
    """Collects answers, a blank line starting a new bubble, also when buttons follow.

    A bubble of an answer in another language carries its `lang`, for screen readers and for text
    from right to left: by the name of the answer, or as its `custom` or `metadata` says.
    """

    def __init__(self) -> None:
        """Start with nothing said."""
        super().__init__()
        self.said: list[str] = []

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Collect the bubbles of a message and mark their language."""
        name = message.get("utter_action")
        self.said += [str(name)] if name else []
        language, message = _taken_out(message)
        language = language or language_of(name)
        before = len(self.messages)
        await super().send_response(recipient_id, message)
        for bubble in self.messages[before:]:
            if language != DUTCH:
                bubble["lang"] = language

    async def send_text_with_buttons(
        self, recipient_id: str, text: str, buttons: list[dict[str, Any]], **kwargs: Any
    ) -> None:
        """Send all bubbles, the buttons under the last one."""
        *first, last = text.strip().split(BUBBLE_BREAK)
        for bubble in first:
            await self.send_text_message(recipient_id, bubble)
        await super().send_text_with_buttons(recipient_id, last, buttons, **kwargs)


class RestChannel(RestInput):
    """Rasa's standard REST channel: `{sender, message}` → list of `{recipient_id, text, …}`."""

    def blueprint(self, on_new_message: OnMessage) -> Blueprint:
        """Return the routes of Rasa's REST channel, `/webhooks/rest/webhook` among them."""
        routes = Blueprint("rest_channel", __name__)

        @routes.route("/", methods=["GET"])
        async def health(request: Request) -> HTTPResponse:
            return response.json({"status": "ok"})

        @routes.route("/webhook", methods=["POST"])
        async def webhook(request: Request) -> HTTPResponse:
            body = _body(request)
            if body is None:
                return response.json({"error": "expected_json_object"}, status=400)
            sender = body.get("sender")
            # Without this, everybody who gives no sender would share one conversation.
            known = str(sender)[:MAX_ID] if isinstance(sender, (str, int)) and sender != "" else ""
            collected = await _talk(on_new_message, body.get("message"), known, self.name())
            return _answers(collected)

        return routes


class PortalChannel(InputChannel):
    """The portal's door: messages, forgetting, readiness; and for the editor understanding."""

    @classmethod
    def name(cls) -> str:
        """Return the word in the address: `/webhooks/portal/`."""
        return "portal"

    def blueprint(self, on_new_message: OnMessage) -> Blueprint:
        """Return the routes; contracts in docs/architecture.md."""
        routes = Blueprint("portal_channel", __name__)

        @routes.route("/messages", methods=["POST"])
        async def messages(request: Request) -> HTTPResponse:
            body = _body(request) or {}
            conversation = body.get("conversation")
            if not isinstance(conversation, str) or not 1 <= len(conversation) <= MAX_ID:
                return response.json({"error": "conversation_missing"}, status=400)
            metadata = {"gemeente": body.get("gemeente")}
            collected = await _talk(
                on_new_message, body.get("text"), conversation, self.name(), metadata
            )
            bubbles = [_bubble(each) for each in collected.messages if each.get("text")]
            counted = await _for_counts(request.app, conversation, collected) if bubbles else {}
            return response.json({"bubbles": bubbles, **counted}, status=200 if bubbles else 502)

        @routes.route("/conversations/<conversation:str>", methods=["DELETE"])
        async def forget(request: Request, conversation: str) -> HTTPResponse:
            await _store(request.app).delete(conversation)
            return response.empty(status=204)

        @routes.route("/understanding", methods=["POST"])
        async def understanding(request: Request) -> HTTPResponse:
            if not may_ask(request.headers.get("authorization")):
                # As if there were no such route: the portal and others have no business here.
                raise NotFound(f"Requested URL {request.path} not found")
            if not request.app.ctx.agent or not request.app.ctx.agent.is_ready():
                return response.json({"error": "not_ready"}, status=503)
            found = await understand(request.app.ctx.agent, (_body(request) or {}).get("text"))
            return response.json(found or {"error": "not_understood"}, status=200 if found else 502)

        @routes.route("/health", methods=["GET"])
        async def health(request: Request) -> HTTPResponse:
            ready = await passes(request.app.ctx.agent)
            texts = texts_health(request.app.ctx.agent)
            return response.json({"ready": ready, **texts}, status=200 if ready else 503)

        return routes


async def _talk(
    on_new_message: OnMessage,
    text: object,
    sender: str,
    channel: str,
    metadata: dict[str, Any] | None = None,
) -> Bubbles:
    """Return the collected answers; none when Rasa failed."""
    collector = Bubbles()
    message = UserMessage(
        take_in(text) or EMPTY_MESSAGE,
        collector,
        sender or secrets.token_hex(16),
        input_channel=channel,
        metadata=metadata,
    )
    try:
        await on_new_message(message)
    except Exception as error:  # noqa: BLE001 - whatever it is, nobody may see a stack trace.
        # Never the text and never the id: only what kind of fault it was.
        logger.error("A message could not be answered: %s", type(error).__name__)
        return Bubbles()
    return collector


async def _for_counts(app: Sanic, conversation: str, collected: Bubbles) -> dict[str, Any]:
    """Return the intent and whether we asked back: for the portal's counts, never for residents."""
    tracker = await _store(app).retrieve(conversation)
    if tracker is None:
        return {}
    asked = any(without_language(name) in ASKS_BACK for name in collected.said)
    return {"intent": _theme(tracker.latest_message), "asked_back": asked}


def _theme(message: Any) -> str | None:
    """Return the kind of acute danger when there is one, else the intent."""
    parsed = getattr(message, "parse_data", None) or {}
    danger = parsed.get("danger") or {}
    if danger.get("level") == ACUTE and danger.get("answer"):
        return str(danger["answer"])
    return (parsed.get("intent") or {}).get("name")


def _taken_out(message: dict[str, Any]) -> tuple[str | None, dict[str, Any]]:
    """Return the language that a message names itself, and the message without it."""
    custom, metadata = message.get("custom"), message.get("metadata")
    named = [one["lang"] for one in (custom, metadata) if isinstance(one, dict) and "lang" in one]
    language = next((str(code) for code in named if LANGUAGE.fullmatch(str(code))), None)
    if isinstance(custom, dict) and "lang" in custom:
        # Rasa would send what is in `custom` as a message of its own.
        message = {**message, "custom": {k: v for k, v in custom.items() if k != "lang"}}
    return language, message


def _answers(collected: Bubbles) -> HTTPResponse:
    if not collected.messages:
        return response.json({"error": "not_answered"}, status=502)
    return response.json(list(collected.messages))


def _bubble(answer: dict[str, Any]) -> dict[str, Any]:
    language = {"lang": answer["lang"]} if answer.get("lang") else {}
    return {"text": answer["text"], "buttons": answer.get("buttons") or [], **language}


def _body(request: Request) -> dict[str, Any] | None:
    """Return the JSON object of a request, None when it holds something else."""
    try:
        body = request.json
    except Exception:  # noqa: BLE001 - Sanic raises its own error for broken JSON.
        return None
    return body if isinstance(body, dict) else None


def _store(app: Sanic) -> Any:
    """Return our own tracker store from inside Rasa's fail-safe wrapper."""
    store = app.ctx.agent.tracker_store
    return getattr(store, "_tracker_store", store)
