"""The pages that are measured, who looks at each, and the most it may cost as a multiple of the control."""

from dataclasses import dataclass
from importlib import import_module

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.db.models import Count
from django.urls import reverse

from coproduction.accounts.enums import Role
from coproduction.accounts.models import User
from involvement.models import Opportunity

LISTS, DETAILS, STAFF_LISTS, REPEAT = 2.5, 1.5, 4.0, 1.0


@dataclass(frozen=True)
class Page:
    """`most` is the bound on CPU as a multiple of the control's, None where there is another bound."""

    name: str
    path: str
    most: float | None
    user: User | None = None
    times: int = 200
    repeat: bool = False

    @property
    def headers(self):
        return {"Cookie": f"{settings.SESSION_COOKIE_NAME}={signed_in(self.user)}"} if self.user else {}


def pages():
    busiest = (
        Opportunity.objects.annotate(many=Count("interests"))
        .order_by("-many", "pk")
        .select_related("host")
        .first()
    )
    detail = reverse("involvement:opportunity", args=[busiest.reference])
    opportunities = reverse("involvement:opportunities")
    return [
        Page("control", reverse("bench_control"), None),
        Page("public list", opportunities, LISTS),
        Page("public list, search", f"{opportunities}?q=carers", LISTS),
        Page("repeat visit", opportunities, REPEAT, repeat=True),
        Page("detail page", detail, DETAILS),
        Page("sign-in", reverse("account_login"), DETAILS),
        Page(
            "interest list",
            reverse("involvement:interests", args=[busiest.reference]),
            STAFF_LISTS,
            busiest.host,
        ),
        Page("claims queue", reverse("payments:queue"), STAFF_LISTS, _holder(Role.APPROVER)),
        Page(
            "report",
            reverse("reports:report", args=["involvement-and-spend"]),
            None,
            _holder(Role.MANAGER),
            times=10,
        ),
    ]


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
