"""Starts Rasa's own command line with two settings that it has no switch for.

1. Warnings of old libraries about themselves do not reach the terminal of who runs the bot.
2. Stack traces in logs never carry local variables, which may hold what a resident typed.
"""

from __future__ import annotations

import warnings

import sanic  # noqa: F401 - Its import resets the warning filters, so it comes before ours.
import structlog


def main() -> None:
    """Run `rasa` with the arguments of this process."""
    warnings.simplefilter("ignore")
    warnings.filterwarnings = _keep_silent  # type: ignore[assignment]
    structlog.processors.dict_tracebacks = structlog.processors.ExceptionRenderer(
        structlog.tracebacks.ExceptionDictTransformer(show_locals=False)
    )
    from rasa.__main__ import main as run_rasa  # noqa: PLC0415 - after the filters

    run_rasa()


def _keep_silent(*_: object, **__: object) -> None:
    """Stand in for `warnings.filterwarnings`, with which libraries speak up again."""


if __name__ == "__main__":
    main()
