"""`python -m editor`: prepare, then serve on loopback; settings in editor/settings."""

from __future__ import annotations

import os
import sys
from functools import partial

import django


def main() -> int:
    """Prepare and hand over to gunicorn: one process, some threads (SQLite has one writer)."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "editor.settings")
    django.setup()
    from django.conf import settings

    from editor.accounts.first import announce
    from editor.start import prepare

    say = partial(print, flush=True)
    prepare(say=say)
    announce(say=say)
    host = os.environ.get("EDITOR_HOST", "127.0.0.1")
    command = [
        sys.executable, "-m", "gunicorn", "editor.wsgi:application",
        "--bind", f"{host}:{settings.PORT}", "--workers", "1", "--threads", "4",
        "--timeout", "60", "--graceful-timeout", "5", "--worker-tmp-dir", "/dev/shm",
        "--log-level", "warning",
    ]  # fmt: skip
    os.execv(sys.executable, command)


if __name__ == "__main__":
    sys.exit(main())
