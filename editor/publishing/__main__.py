"""`python -m editor.publishing`: the process that publishes on time; part of `make run`."""

from __future__ import annotations

import logging
import os
import signal
import sys
import threading

import django

TICK_SECONDS = 1.0
LINK_EVERY = 60  # ticks


def main() -> int:
    """Work until stopped."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "editor.settings")
    django.setup()
    from editor.publishing.tick import check_links, tick
    from editor.start import wait_until_imported

    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    wait_until_imported(stop)
    logging.getLogger("editor").info("Publiceren op tijd loopt.")
    count = 0
    while not stop.is_set():
        tick()
        count += 1
        if count % LINK_EVERY == 0:
            check_links()
        stop.wait(TICK_SECONDS)
    return 0


if __name__ == "__main__":
    sys.exit(main())
