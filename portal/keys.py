"""Where the parts of the portal hang on the application."""

from __future__ import annotations

from aiohttp import web

from portal.backend import Backend
from portal.desk import Desk
from portal.live import Live
from portal.metrics import Metrics
from portal.rasa import Rasa
from portal.settings import Settings
from portal.sites import Sites

SETTINGS: web.AppKey[Settings] = web.AppKey("settings", Settings)
LIVE: web.AppKey[Live] = web.AppKey("live", Live)
SITES: web.AppKey[Sites] = web.AppKey("sites", Sites)
METRICS: web.AppKey[Metrics] = web.AppKey("metrics", Metrics)
BACKEND: web.AppKey[Backend] = web.AppKey("backend", Backend)
RASA: web.AppKey[Rasa] = web.AppKey("rasa", Rasa)
DESK: web.AppKey[Desk] = web.AppKey("desk", Desk)
