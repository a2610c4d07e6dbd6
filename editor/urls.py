"""Addresses of the editor: Wagtail's admin at the front door, and a health check."""

from __future__ import annotations

from django.urls import include, path
from django.views.generic import RedirectView
from wagtail.admin import urls as wagtailadmin_urls

from editor.overview.views import overview
from editor.publishing.health import health

urlpatterns = [
    path("", RedirectView.as_view(url="/redactie/")),
    path("healthz", health),
    path("voorbeeld/", include("editor.preview.urls")),
    path("redactie/", include("editor.accounts.urls")),  # Before Wagtail's own login.
    path("redactie/", overview),  # In the place of Wagtail's dashboard; the name stays Wagtail's.
    path("redactie/", include(wagtailadmin_urls)),
]
