"""Settings about people: login, roles, second factor, mail. Overrides what stands in `base`.

Environment:
EDITOR_TWO_FACTOR  roles that must have a second factor (comma separated; `iedereen`, `niemand`).
EDITOR_MAIL_URL    smtp://user:password@host:587 (STARTTLS) or smtps://…:465; empty: to the console.
EDITOR_MAIL_FROM   the sender.
EDITOR_PROXIES     how many trusted proxies stand before the editor (for limits per client).
EDITOR_OIDC_URL, EDITOR_OIDC_CLIENT_ID, EDITOR_OIDC_SECRET, EDITOR_OIDC_NAME  login through the
                   organisation's OpenID Connect server; off unless all but the name are set.
"""

from __future__ import annotations

import os
from copy import deepcopy
from typing import Any

from editor.settings import base
from editor.settings.mail import mail_settings
from editor.settings.oidc import oidc_provider

_oidc = oidc_provider()

INSTALLED_APPS = [
    *("editor.accounts.users.OfficersConfig" if app == "wagtail.users" else app
      for app in base.INSTALLED_APPS),
    "editor.accounts",
    "editor.workflow",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    *(["allauth.socialaccount.providers.openid_connect"] if _oidc else []),
]  # fmt: skip
MIDDLEWARE = [
    *base.MIDDLEWARE,
    "allauth.account.middleware.AccountMiddleware",
    "editor.accounts.middleware.SecondFactorMiddleware",
    "editor.workflow.middleware.RefusalMiddleware",
    "editor.workflow.doorkeeper.DoorkeeperMiddleware",
]
TEMPLATES: list[dict[str, Any]] = deepcopy(base.TEMPLATES)
TEMPLATES[0]["OPTIONS"]["context_processors"].append("editor.accounts.context.mail")
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",  # Reads older ones; Argon2 replaces them.
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
PASSWORD_RESET_TIMEOUT = 2 * 24 * 60 * 60

LOGIN_URL = WAGTAILADMIN_LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"
LOGOUT_REDIRECT_URL = ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
WAGTAIL_PASSWORD_RESET_ENABLED = False  # allauth's, which knows limits.
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = False

ACCOUNT_ADAPTER = "editor.accounts.adapter.AccountAdapter"
ACCOUNT_FORMS = {"login": "editor.accounts.forms.OfficerLoginForm"}
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_EMAIL_VERIFICATION = "none"  # The beheerder typed the address; nobody signs up.
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_PREVENT_ENUMERATION = True
# The counters live in memory: an address is nowhere stored.
ACCOUNT_RATE_LIMITS = {"login_failed": "20/m/ip,5/15m/key"}
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("EDITOR_PROXIES", "0"))
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

MFA_ADAPTER = "editor.accounts.adapter.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = base.WAGTAIL_SITE_NAME
MFA_TOTP_TOLERANCE = 1
MFA_ALLOW_UNVERIFIED_EMAIL = True
_roles = os.environ.get("EDITOR_TWO_FACTOR", "Beheerder,Veiligheid")
TWO_FACTOR_ROLES = {"iedereen": ["*"], "niemand": []}.get(
    _roles.strip().lower(), [name.strip().capitalize() for name in _roles.split(",")]
)

SOCIALACCOUNT_ADAPTER = "editor.accounts.adapter.SocialAdapter"
SOCIALACCOUNT_ONLY = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_PROVIDERS = {"openid_connect": _oidc} if _oidc else {}

MAIL_CONFIGURED = bool(os.environ.get("EDITOR_MAIL_URL"))
globals().update(mail_settings(os.environ.get("EDITOR_MAIL_URL", "")))
DEFAULT_FROM_EMAIL = os.environ.get("EDITOR_MAIL_FROM", "redactie@localhost")

# Editing and publishing: who may, and that nobody publishes own work (editor.workflow).
WAGTAIL_FINISH_WORKFLOW_ACTION = "editor.workflow.finish.publish_approved"
WAGTAILADMIN_NOTIFICATION_USE_HTML = False
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False
