"""Asks a trained model what it makes of texts, without a server; runs in the bot's environment.

    python -m bench.parse models/x.tar.gz texts.json outcomes.json

Reads a JSON list of texts, writes a JSON list of what `/model/parse` would answer; to a file, for
Rasa logs on the standard output.
"""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rasa.core.agent import Agent


def parse(model: Path, texts: Sequence[str]) -> list[dict[str, Any]]:
    """Return intent, ranking, entities and (our own models) danger of each text."""
    return asyncio.run(_parse(Agent.load(str(model)), texts))


async def _parse(agent: Agent, texts: Sequence[str]) -> list[dict[str, Any]]:
    return [dict(await agent.parse_message(text)) for text in texts]


def main() -> None:
    """Parse one file into the other."""
    model, texts, outcomes = (Path(name) for name in sys.argv[1:])
    parsed = parse(model, json.loads(texts.read_text(encoding="utf-8")))
    outcomes.write_text(json.dumps(parsed, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
