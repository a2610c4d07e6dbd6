"""Addresses of login and invitations. They stand before Wagtail's, so that its own login, which
knows no second factor, is never reached."""

from __future__ import annotations

from django.urls import include, path
from django.views.generic import RedirectView

from editor.accounts.views import InvitationView, first_administrator

urlpatterns = [
    path("login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    path("password_reset/", RedirectView.as_view(pattern_name="account_reset_password")),
    # The address belongs to the invitation and to OpenID Connect; the beheerder changes it.
    path("toegang/email/", RedirectView.as_view(pattern_name="wagtailadmin_account")),
    path("toegang/", include("allauth.urls")),
    path("eerste-beheerder/<str:token>/", first_administrator, name="first_administrator"),
    path("uitnodiging/<str:uidb64>/<str:token>/", InvitationView.as_view(), name="invitation"),
]
