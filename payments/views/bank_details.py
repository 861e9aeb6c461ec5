"""Bank details. They are never put in a session and never shown whole, and change only just after signing in again."""

import time
from functools import wraps

from allauth.account import app_settings
from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.internal.flows.reauthentication import (
    did_recently_reauthenticate,
    get_reauthentication_flows,
)
from allauth.core.exceptions import ReauthenticationRequired
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext, gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from coproduction.core.guards import needs
from experts.models import Expert
from payments.enums import Permission
from payments.forms import BankDetailsForm
from payments.rules.bank_details import mask
from payments.selectors.bank_details import newest_of
from payments.services import bank_details as services

TIME_TO_TYPE = 30 * 60  # seconds a person has for the form once they have signed in again
TOO_SLOW = _("For your safety we need you to sign in again. Your bank details were not changed.")


def just_signed_in(view):
    """Let a view be opened only by someone who has just proved who they are, in the way they can.

    Someone with a password or a second factor gives it again. Someone who signs in by e-mailed code alone has neither,
    so the sign-in itself must be fresh. allauth's own decorator lets the last through, and keeps what was posted, bank
    details too, in the session.
    """

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if _is_fresh(request):
            return view(request, *args, **kwargs)
        if request.method == "POST":
            messages.warning(request, TOO_SLOW)
            return redirect(request.path)
        if get_reauthentication_flows(request.user):
            raise ReauthenticationRequired()
        return redirect("payments:sign_in_again")

    return guarded


def _is_fresh(request):
    if request.method != "POST" and get_reauthentication_flows(request.user):
        return did_recently_reauthenticate(request)
    allowed = TIME_TO_TYPE if request.method == "POST" else app_settings.REAUTHENTICATION_TIMEOUT
    proofs = get_authentication_records(request, request.user)
    if get_reauthentication_flows(request.user):
        proofs = [proof for proof in proofs if proof.get("reauthenticated")]
    return bool(proofs) and time.time() - proofs[-1]["at"] < allowed


@needs(Permission.CLAIM)
@require_safe
def bank_details(request):
    """Show where a person is paid, masked. Each look is recorded."""
    expert = get_object_or_404(Expert, pk=request.person.pk)
    details = newest_of(expert)
    shown = None
    if details:
        services.record_view(details, by=request.user)
        shown = {
            "account_name": details.account_name,
            "sort_code": mask(details.sort_code[-2:]),
            "account_number": mask(details.account_number),
            "roll_number": mask(details.roll_number) if details.roll_number else "",
            "since": details.created_at,
        }
    return render(request, "payments/bank_details.html", {"details": shown})


@needs(Permission.CLAIM)
@just_signed_in
@require_http_methods(["GET", "POST"])
def change_bank_details(request):
    """Take new bank details. What is there already is never put into the form."""
    expert = get_object_or_404(Expert, pk=request.person.pk)
    form = BankDetailsForm(request.POST or None)
    if form.is_valid():
        services.change_bank_details(expert=expert, by=request.user, **form.cleaned_data)
        messages.success(request, gettext("We have your bank details. We have sent you a message about it."))
        return redirect("payments:bank_details")
    return render(
        request, "payments/bank_details_change.html", {"form": form}, status=422 if form.errors else 200
    )


@needs(Permission.CLAIM)
@require_http_methods(["GET", "POST"])
def sign_in_again(request):
    """Ask someone who signs in by e-mailed code for a new one: that is the only proof they have to give."""
    if request.method == "POST":
        logout(request)
        query = urlencode({"next": reverse("payments:change_bank_details")})
        return HttpResponseRedirect(f"{reverse('account_login')}?{query}")
    return render(request, "payments/sign_in_again.html")
