"""Trains the model that fits the present data, unless it is there already.

A model is named after a digest of all it learns from, so an old model is never started by
mistake, and returning to earlier data finds its model again.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from tools.settings import BOT_PYTHON, RASA_ENVIRONMENT, ROOT

LEARNED_FROM = (
    "config.yml",
    "domain.yml",
    "requirements/bot.txt",
    "data/**/*",
    "safety/must_never_miss.yml",
    "content/**/*.yml",
    "bot/nlu/*.py",
    "bot/importer.py",
    "bot/policies/safety.py",  # Learns which actions each rule gives.
    # All of it: a list of those that matter was forgotten once, and an old model went on.
    "bot/language/*.py",
)
KEPT_MODELS = 3
BEAT_SECONDS = 15


def model_path(root: Path = ROOT) -> Path:
    """Return where the model for the present data is, or would be."""
    digest = hashlib.sha256()
    for path in _sources(root):
        digest.update(str(path.relative_to(root)).encode())
        digest.update(path.read_bytes())
    return root / "models" / f"vallei-{digest.hexdigest()[:12]}.tar.gz"


def ensure_model(*, force: bool = False) -> Path:
    """Return the fitting model, trained now if it is missing.

    Raises:
        SystemExit: training failed; Rasa's own messages stand above.
    """
    path = model_path()
    if path.exists() and not force:
        return path
    started = time.monotonic()
    print("Het taalmodel wordt getraind; dat duurt enkele minuten.", flush=True)
    with _Heartbeat(started):
        done = subprocess.run(_command(path, force), cwd=ROOT, env=_environment(), check=False)
    if done.returncode != 0 or not path.exists():
        raise SystemExit("Trainen is mislukt; de melding staat hierboven.")
    print(f"Getraind in {time.monotonic() - started:.0f} s: models/{path.name}", flush=True)
    _remove_old(path)
    return path


def _sources(root: Path) -> Iterator[Path]:
    found = {path for pattern in LEARNED_FROM for path in root.glob(pattern) if path.is_file()}
    return iter(sorted(found))


def _command(path: Path, force: bool) -> list[str]:
    command = [str(BOT_PYTHON), "-m", "bot.serve", "train", "--out", "models"]
    # `make validate` has looked at the data; a second look costs a minute of reading.
    command.append("--skip-validation")
    command += ["--fixed-model-name", path.name.removesuffix(".tar.gz")]
    return [*command, "--force"] if force else command


def _environment() -> dict[str, str]:
    quiet = {**RASA_ENVIRONMENT, "LOG_LEVEL": "INFO"}
    return {**os.environ, **quiet, "OMP_NUM_THREADS": "2", "ACTIONS_PORT": "5055"}


def _remove_old(newest: Path) -> None:
    models = sorted(newest.parent.glob("vallei-*.tar.gz"), key=lambda path: path.stat().st_mtime)
    for path in models[:-KEPT_MODELS]:
        path.unlink()


class _Heartbeat:
    """Says every quarter of a minute that training goes on, where Rasa is silent."""

    def __init__(self, started: float) -> None:
        self._started = started
        self._done = threading.Event()

    def __enter__(self) -> None:
        threading.Thread(target=self._beat, daemon=True).start()

    def __exit__(self, *_: object) -> None:
        self._done.set()

    def _beat(self) -> None:
        while not self._done.wait(BEAT_SECONDS):
            print(f"  bezig met trainen, {time.monotonic() - self._started:.0f} s", flush=True)


def main() -> None:
    """Train if needed; with `--path`, print only where the model is, trained before."""
    if "--path" in sys.argv:
        print(model_path())
    else:
        ensure_model(force="--force" in sys.argv)


if __name__ == "__main__":
    main()
