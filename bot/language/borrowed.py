"""More text for the intents: labelled danger messages, given an intent by the classifier itself.

`data/danger/` says of each message how dangerous it is and who speaks, not which intent it has. A
first classifier ranks the intents, level and role strike out what cannot be, and what is then
likely enough joins the examples of the second, final classifier (self-training). Figures:
docs/decisions/0007.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from bot.language.agreement import Agreement
from bot.language.features import Classes, words_of
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
OFF_TOPIC = "gesprek_buiten_onderwerp"
# A harmless message about the gemeente is off-topic nearly always; lent by the hundred, such
# messages drew questions about the gemeente's own team to themselves.
MUNICIPAL = "X_GEMEENTE"


def borrow(
    model: TextModel,
    agreement: Agreement,
    messages: Iterable[Labelled],
    *,
    classes: Classes,
    likely: float,
) -> Iterator[tuple[str, str]]:
    """Yield (text, intent) of the messages whose best possible intent has at least that chance."""
    for message in messages:
        ranking = zip(model.labels, map(float, model.probabilities(message.text)), strict=True)
        possible = [each for each in ranking if _can_be(each[0], message)]
        level = np.array([name == message.danger for name in LEVELS], dtype=np.float32)
        ranked = agreement.rank(possible, level)
        if not ranked or ranked[0][1] < likely:
            continue
        if ranked[0][0] != OFF_TOPIC or not _municipal(message.text, classes):
            yield message.text, ranked[0][0]


def _can_be(intent: str, message: Labelled) -> bool:
    if intent.startswith(DANGER_GROUP) != (message.danger == ACUTE):
        return False
    if message.danger == HARMLESS or message.role not in GROUPS:
        return True
    return intent.split("_", 1)[0] in GROUPS[message.role]


def _municipal(text: str, classes: Classes) -> bool:
    return any(MUNICIPAL in classes.get(word, ()) for word in words_of(text))
