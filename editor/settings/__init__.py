"""Django's settings: the base, then all about people (`accounts`), which may override it."""

from editor.settings.base import *  # noqa: F403

from editor.settings.accounts import *  # noqa: F403  # isort: skip
