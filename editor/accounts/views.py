"""Pages outside Wagtail's own: first administrator, invitation; and the log of access."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import get_user_model
from django.contrib.auth.decorators import permission_required
from django.contrib.auth.models import Group
from django.contrib.auth.views import PasswordResetConfirmView
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from editor.accounts.events import Kind, record
from editor.accounts.forms import FirstAdministratorForm
from editor.accounts.links import invitation_link, invitation_tokens, nobody_yet, opens_first
from editor.accounts.logbook import page_of
from editor.accounts.mail import send_invitation
from editor.accounts.roles import ADMINISTRATOR

SEE_LOG = "accounts.view_securityevent"
INVITE = "auth.change_user"


@never_cache  # type: ignore[untyped-decorator]
@sensitive_post_parameters()  # type: ignore[untyped-decorator]
def first_administrator(request: HttpRequest, token: str) -> HttpResponse:
    """Make the first account; the link works once, because then there is one."""
    if not opens_first(token):
        return render(request, "accounts/link_used.html", status=410)
    form = FirstAdministratorForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            # Two people with the same link: the second waits here, and then is too late.
            group = Group.objects.select_for_update().get(name=ADMINISTRATOR)
            if not nobody_yet():
                return render(request, "accounts/link_used.html", status=410)
            form.save().groups.add(group)
        messages.success(request, "Je account is gemaakt. Meld je nu aan.")
        return redirect("account_login")
    return render(request, "accounts/first_administrator.html", {"form": form})


class InvitationView(PasswordResetConfirmView):  # type: ignore[misc]
    """Somebody with an invitation sets a password, and then logs in like everybody."""

    template_name = "accounts/invitation.html"
    token_generator = invitation_tokens
    success_url = reverse_lazy("account_login")

    def form_valid(self, form: Any) -> HttpResponse:
        """Log it."""
        record(Kind.PASSWORD, user=self.user)
        messages.success(self.request, "Je wachtwoord is ingesteld. Meld je nu aan.")
        return super().form_valid(form)


@require_POST  # type: ignore[untyped-decorator]
@permission_required(INVITE, raise_exception=True)  # type: ignore[untyped-decorator]
def invite(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a link for somebody: mailed when mail is set up, else shown once to pass on."""
    user = get_object_or_404(get_user_model(), pk=pk, is_active=True)
    link = invitation_link(user)
    record(Kind.INVITED, user=user, actor=request.user)
    mailed = settings.MAIL_CONFIGURED and bool(user.email)
    if mailed:
        send_invitation(user, link)
    context = {"officer": user, "link": "" if mailed else link, "mailed": mailed}
    return render(request, "accounts/invited.html", context)


@permission_required(SEE_LOG, raise_exception=True)  # type: ignore[untyped-decorator]
def logbook(request: HttpRequest) -> HttpResponse:
    """Show who did what and when: texts and access in one list, newest first."""
    page = page_of(
        kind=request.GET.get("soort", ""),
        person=request.GET.get("wie", ""),
        before=request.GET.get("tot", ""),
    )
    return render(request, "accounts/logbook.html", {"page": page})
