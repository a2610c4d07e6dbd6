"""A resident at the portal's chat API, and how long it takes until the chat says something."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from typing import Self

from tools.started import post

PAUSE = 0.05


def answer_to(portal: str, text: str) -> str:
    """Return what the chat answers to the first message of a new conversation."""
    _, begun = post(f"{portal}/api/conversations", {})
    headers = {"Authorization": f"Bearer {begun['token']}"}
    _, said = post(f"{portal}/api/messages", {"text": text}, headers)
    return "\n".join(bubble["text"] for bubble in said["bubbles"])


@dataclass
class Waiting:
    """Asks again and again from `with` on, until the answer says `new` and no longer `old`.

    `seconds` is from the start until that answer had come in.
    """

    portal: str
    question: str
    new: str
    old: str
    most: float = 10.0
    seconds: float = field(default=float("inf"), init=False)

    def __enter__(self) -> Self:
        self._thread = threading.Thread(target=self._ask, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._thread.join(timeout=self.most + 30)

    def _ask(self) -> None:
        began = time.perf_counter()
        while time.perf_counter() - began < self.most:
            answer = answer_to(self.portal, self.question)
            if self.new in answer and self.old not in answer:
                self.seconds = time.perf_counter() - began
                return
            time.sleep(PAUSE)
