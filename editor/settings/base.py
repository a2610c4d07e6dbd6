"""Base settings: loopback, Dutch, SQLite unless DATABASE_URL, safe headers. No secrets here.

Environment: DATABASE_URL, EDITOR_SECRET_KEY, EDITOR_HOSTS (comma separated), EDITOR_URL (the
address officers use; https switches secure cookies on), EDITOR_PORTAL_URL and RASA_URL (where this
process finds them; by default on this machine), EDITOR_ASK_KEY (the same as Rasa's, see the
preview). EDITOR_MAIL_URL is left to `accounts`.
"""

from __future__ import annotations

import os

import dj_database_url

from catalog import counts
from editor.settings.room import ROOT, VAR, portal_address, secret_key

SECRET_KEY = secret_key()
DEBUG = False
PORT = os.environ.get("EDITOR_PORT", "8000")
WAGTAILADMIN_BASE_URL = os.environ.get("EDITOR_URL", f"http://127.0.0.1:{PORT}").rstrip("/")
SECURE = WAGTAILADMIN_BASE_URL.startswith("https://")
ALLOWED_HOSTS = [
    "127.0.0.1",
    "localhost",
    *filter(None, os.environ.get("EDITOR_HOSTS", "").split(",")),
]

INSTALLED_APPS = [
    "editor.records",
    "editor.publishing",
    "editor.preview",
    "editor.overview",
    "wagtail.snippets",
    "wagtail.users",
    "wagtail.sites",
    # Wagtail's own screens ask for these two; officers never see them.
    "wagtail.images",
    "wagtail.documents",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "editor.publishing.middleware.RefusedMiddleware",
]

ROOT_URLCONF = "editor.urls"
WSGI_APPLICATION = "editor.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

DATABASES = {
    "default": dj_database_url.config(
        default=f"sqlite:///{VAR / 'editor.sqlite3'}", conn_max_age=60, conn_health_checks=True
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    VAR.mkdir(parents=True, exist_ok=True)
    # One writer at a time, and whoever comes second waits instead of failing.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
# A refused publication leaves nothing behind: each request is one transaction.
DATABASES["default"]["ATOMIC_REQUESTS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands")]
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Amsterdam"

STATIC_URL = "/static/"
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    # Served straight from the packages: nothing to collect, nothing to forget after an update.
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True

SESSION_COOKIE_SECURE = SECURE
SESSION_COOKIE_AGE = 8 * 60 * 60  # A working day.
SESSION_COOKIE_NAME = "redactie_sessie"
CSRF_COOKIE_NAME = "redactie_csrf"
CSRF_COOKIE_SECURE = SECURE
CSRF_TRUSTED_ORIGINS = [WAGTAILADMIN_BASE_URL]
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None
X_FRAME_OPTIONS = "SAMEORIGIN"  # The preview panel is a frame of our own.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

WAGTAIL_SITE_NAME = "Redactie Veilige Vallei"
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None  # No request to anybody else.
WAGTAIL_USAGE_COUNT_ENABLED = False
WAGTAIL_DATE_FORMAT = "%d-%m-%Y"
WAGTAIL_DATETIME_FORMAT = "%d-%m-%Y %H:%M"
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAIL_AUTOSAVE_INTERVAL = 2000
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True

CONTENT_ROOT = ROOT
COUNTS_FOLDER = counts.home(ROOT)
PORTAL_ADDRESS = portal_address()
# The preview asks Rasa about a sentence; `make run` tells both the key.
ASK_KEY = os.environ.get("EDITOR_ASK_KEY", "")
RASA_URL = os.environ.get("RASA_URL", "").rstrip("/") or (
    f"http://127.0.0.1:{os.environ.get('RASA_PORT', '5005')}"
)
# Websites are tried in the background, one at a time; `nee` keeps the editor off the internet.
CHECK_LINKS = os.environ.get("EDITOR_CHECK_LINKS", "ja") == "ja"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"editor": {"level": "INFO"}},
}
