"""Where the rooms lie: the checkout that this package is part of."""

from pathlib import Path

ROOT: Path = Path(__file__).resolve().parents[1]
