"""More text for the intents: labelled danger messages, given an intent by the classifier itself.

`data/danger/` says of each message how dangerous it is and who speaks, not which intent it has. A
first classifier ranks the intents, level and role strike out what cannot be, and what is then
likely enough joins the examples of the second, final classifier (self-training). On held-out
messages: group right 0.826 → 0.844, acute danger found 0.982 → 0.997 (decisions/0007).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from bot.language.agreement import Agreement
from bot.language.labelled import Labelled
from bot.language.levels import ACUTE, DANGER_GROUP, LEVELS
from bot.language.textmodel import TextModel

# The groups of intents that somebody in a role speaks in, when there is danger.
GROUPS: dict[str, tuple[str, ...]] = {
    "kind": ("jongere", "gevaar"),
    "slachtoffer": ("slachtoffer", "gevaar", "vraag", "gesprek", "bot"),
    "omstander": ("omstander", "gevaar", "vraag"),
    "pleger": ("pleger", "gevaar", "vraag"),
    "professional": ("professional", "omstander", "gevaar", "vraag"),
    "oudere": ("slachtoffer", "gevaar", "vraag"),
}
HARMLESS = LEVELS[-1]
# Borrowed by the thousand, it drew questions about the gemeente's own team to itself.
NEVER = ("gesprek_buiten_onderwerp",)


def borrow(
    model: TextModel, agreement: Agreement, messages: Iterable[Labelled], *, likely: float
) -> Iterator[tuple[str, str]]:
    """Yield (text, intent) of the messages whose best possible intent has at least that chance."""
    for message in messages:
        ranking = zip(model.labels, map(float, model.probabilities(message.text)), strict=True)
        possible = [each for each in ranking if _can_be(each[0], message)]
        level = np.array([name == message.danger for name in LEVELS], dtype=np.float32)
        ranked = agreement.rank(possible, level)
        if ranked and ranked[0][1] >= likely:
            yield message.text, ranked[0][0]


def _can_be(intent: str, message: Labelled) -> bool:
    if intent in NEVER:
        return False
    if intent.startswith(DANGER_GROUP) != (message.danger == ACUTE):
        return False
    if message.danger == HARMLESS or message.role not in GROUPS:
        return True
    return intent.split("_", 1)[0] in GROUPS[message.role]
