import time

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from requests import RequestException

OPEN_BEFORE = ("/accounts/", "/static/", "/healthz", "/readyz")
SEEN = "second_factor_seen"
SEEN_FOR = 5 * 60  # seconds that a second factor found in the database is believed
SET_IT_UP = _(
    "You need an extra sign-in step before you can go on. Set one up here: it takes about 2 minutes."
)


class SecondFactorForStaff:
    """A member of staff does nothing before a second factor is set up. The demonstration does without.

    Staff who came by the trust's single sign-on have had their second factor there.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if settings.STAFF_SECOND_FACTOR and self._is_missing(request):
            messages.info(request, SET_IT_UP)
            return redirect("mfa_index")
        return self.get_response(request)

    def _is_missing(self, request):
        return (
            request.user.is_authenticated
            and not request.path.startswith(OPEN_BEFORE)
            and request.user.holds_a_staff_role
            and not _has_one(request)
        )


def _has_one(request):
    now = time.time()
    if now - request.session.get(SEEN, 0) < SEEN_FOR:
        return True
    records = get_authentication_records(request, request.user)
    if any(record["method"] == "socialaccount" for record in records) or is_mfa_enabled(request.user):
        request.session[SEEN] = now
        return True
    return False


class SayProviderIsDown:
    """Say so in a sentence when the trust's single sign-on does not answer, and how to sign in without it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        at = getattr(request.resolver_match, "url_name", "") or ""
        if at.startswith("openid_connect_") and isinstance(exception, (RequestException, KeyError)):
            return render(request, "accounts/single_sign_on_down.html", status=503)
        return None
