"""Runs a module in the bot's environment, quietly, on one thread."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from tools.settings import BOT_PYTHON, RASA_ENVIRONMENT, ROOT


def run_bot(module: str, *arguments: str, folder: Path = ROOT) -> str:
    """Run a module over the rooms of the folder; return what it printed.

    Raises:
        SystemExit: it failed; what it said stands in the message.
    """
    rooms = {"PYTHONPATH": f"{folder}{os.pathsep}{ROOT}", "ACTIONS_PORT": "5055"}
    done = subprocess.run(
        [str(BOT_PYTHON), "-m", module, *arguments],
        cwd=folder,
        env={**os.environ, **RASA_ENVIRONMENT, **rooms},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"{module} is mislukt:\n{done.stdout}{done.stderr}")
    return done.stdout
