"""Self-test before the bot calls itself ready: golden sentences must be understood.

A classifier that failed to load would answer every message with nothing; readiness must show
that before a resident does (project decision P4). The sentences are the first ones of the
first rules in `safety/must_never_miss.yml`.
"""

from __future__ import annotations

import itertools
from functools import lru_cache
from typing import Any

from rasa.core.channels.channel import UserMessage

import catalog.safety
from bot.paths import ROOT

GOLDEN = 10


async def passes(agent: Any) -> bool:
    """Return whether every golden sentence is parsed as acute danger; asked once per model."""
    if agent is None or not agent.is_ready():
        return False
    processor = agent.processor
    if getattr(processor, "selftest_passed", None) is None:
        processor.selftest_passed = await _understands(processor)
    return bool(processor.selftest_passed)


def texts_health(agent: Any) -> dict[str, Any]:
    """Return which content release speaks (None: content/) and what is wrong with the newest."""
    live = getattr(getattr(agent, "nlg", None), "live", None)
    if live is None:
        return {"release": None, "texts_problem": "content/ cannot be read"}
    return {"release": live.release, "texts_problem": live.error}


async def _understands(processor: Any) -> bool:
    for sentence in _golden_sentences():
        parsed = await processor.parse_message(UserMessage(sentence))
        if parsed.get("danger", {}).get("level") != "acuut":
            return False
    return True


@lru_cache(maxsize=1)
def _golden_sentences() -> tuple[str, ...]:
    safety = catalog.safety.load_safety(ROOT)
    firsts = (lines[0] for lines in safety.must_never_miss.values() if lines)
    return tuple(itertools.islice(firsts, GOLDEN))
