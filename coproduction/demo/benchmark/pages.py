"""The pages that are measured, who looks at each, and the most it may cost as a multiple of the control."""

from dataclasses import dataclass
from importlib import import_module

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.db.models import Count
from django.urls import reverse

from coproduction.accounts.enums import Role
from coproduction.accounts.models import User
from coproduction.core.dates import today
from involvement.models import Opportunity

LISTS, DETAILS, STAFF_LISTS, REPEAT = 2.5, 1.5, 4.0, 1.0


@dataclass(frozen=True)
class Page:
    """`most` is the bound on CPU as a multiple of the control's, None where there is another bound.

    `afresh` asks by a new address each time, so that no page is answered from what the server kept; `repeat` says that
    the browser has the page already. `rows` is how many the page must list for its bound to mean anything.
    """

    name: str
    path: str
    most: float | None
    user: User | None = None
    times: int = 160
    afresh: bool = False
    repeat: bool = False
    rows: int = 0

    def address(self, visit):
        """Return the address to ask for on a visit of this name."""
        if not self.afresh:
            return self.path
        return f"{self.path}{'&' if '?' in self.path else '?'}visit={visit}"

    @property
    def headers(self):
        return {"Cookie": f"{settings.SESSION_COOKIE_NAME}={signed_in(self.user)}"} if self.user else {}


def pages():
    busiest = _busiest()
    opportunities = reverse("involvement:opportunities")
    interests = reverse("involvement:interests", args=[busiest.reference])
    report = reverse("reports:report", args=["involvement-and-spend"])
    coverage = reverse("reports:report", args=["panel-coverage"])
    detail = reverse("involvement:opportunity", args=[busiest.reference])
    return [
        Page("control", reverse("bench_control"), None, afresh=True),
        Page("public list", opportunities, LISTS, afresh=True, rows=20),
        Page("public list, search", f"{opportunities}?q=carers", LISTS, afresh=True),
        Page("public list, kept", opportunities, LISTS, rows=20),
        Page("repeat visit", opportunities, REPEAT, repeat=True),
        Page("detail page", detail, DETAILS, afresh=True),
        Page("sign-in", reverse("account_login"), DETAILS),
        Page("interest list", interests, STAFF_LISTS, busiest.host, rows=50),
        Page("claims queue", reverse("payments:queue"), STAFF_LISTS, _holder(Role.APPROVER), rows=50),
        Page("report", report, None, _holder(Role.MANAGER), times=10),
        Page("coverage", coverage, None, _holder(Role.MANAGER), times=10),
    ]


def _busiest():
    """Return the open opportunity that most people are interested in."""
    opportunities = Opportunity.objects.open_on(today()).annotate(many=Count("interests"))
    return opportunities.order_by("-many", "pk").select_related("host").first()


def _holder(role):
    return User.objects.filter(role_grants__role=role).order_by("pk").first()


def signed_in(user):
    """Return the key of a session in which this person is signed in."""
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    return session.session_key
