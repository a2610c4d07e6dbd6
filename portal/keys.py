"""Where the parts of the portal hang on the application."""

from __future__ import annotations

from aiohttp import web

from portal.desk import Desk
from portal.metrics import Metrics
from portal.pages import Pages
from portal.rasa import Rasa
from portal.settings import Settings
from portal.words import Words

SETTINGS: web.AppKey[Settings] = web.AppKey("settings", Settings)
WORDS: web.AppKey[Words] = web.AppKey("words", Words)
METRICS: web.AppKey[Metrics] = web.AppKey("metrics", Metrics)
PAGES: web.AppKey[Pages] = web.AppKey("pages", Pages)
RASA: web.AppKey[Rasa] = web.AppKey("rasa", Rasa)
DESK: web.AppKey[Desk] = web.AppKey("desk", Desk)
