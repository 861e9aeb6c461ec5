"""Reading adverts: what they still need, whose they are, and what waits to be done about them."""

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext

from coproduction.core.dates import today
from coproduction.core.todo import ToDo, counted
from coproduction.policy import selectors as policy
from coproduction.reference.selectors import setting
from involvement.enums import OpportunityStatus, Permission
from involvement.models import Opportunity
from involvement.rules.notice import Notice
from involvement.rules.opportunities import Missing, missing_from
from involvement.rules.sections import SECTION_OF

FACTS = ("venue", "locality", "directorate", "band", "budget", "host")


def notice_wanted():
    """Return the trust's Notice, in days or in working days."""
    return Notice(
        setting("notice_days_before_closing"),
        setting("notice_days_before_first_session"),
        bool(setting("notice_in_working_days")),
    )


def with_facts(rows):
    """Fetch adverts with everything a page about one of them reads."""
    return rows.select_related(*FACTS)


def still_missing(opportunity, *, on=None):
    """Return the Missing of an advert on a day (today): the rules, and an amount that is set for what it pays."""
    day = on or today()
    missing = missing_from(opportunity, on=day, notice=notice_wanted())
    if opportunity.band_id and policy.rate_for(opportunity.band, on=day) is None:
        words = gettext("No amount is set for this payment now. Choose another.")
        missing.append(Missing("band", words, SECTION_OF["band"]))
    return missing


def staff_list(user, *, status=""):
    """Return the adverts this person runs, the latest first, each with how many people are waiting for an answer."""
    rows = (
        Opportunity.objects.managed_by(user)
        .select_related("host")
        .annotate(waiting=Count("interests", filter=Q(interests__status="expressed")))
    )
    if status in OpportunityStatus.values:
        rows = rows.filter(status=status)
    return rows.only(
        "reference", "title", "status", "closing_date", "host__name", "host__email", "updated_at"
    ).order_by("-updated_at", "-pk")  # fmt: skip


def queue():
    """Return the adverts waiting to be checked, the one that closes first at the top."""
    return Opportunity.objects.to_check().select_related("host", "directorate").order_by("closing_date", "pk")


def waiting(user):
    """Return what waits about adverts: those to check, and a host's own drafts."""
    kinds = []
    if user.has_perm(Permission.CHECK_OPPORTUNITY):
        kinds.append(counted(Opportunity.objects.to_check(), _to_check))
    if user.has_perm(Permission.POST_OPPORTUNITY):
        drafts = Opportunity.objects.filter(host=user, status=OpportunityStatus.DRAFT)
        kinds.append(counted(drafts, _to_finish))
    return kinds


def _to_check(adverts):
    words = gettext("Check adverts before they are published")
    return ToDo(words, reverse("involvement:adverts_to_check"), adverts.number)


def _to_finish(drafts):
    url = f"{reverse('involvement:adverts')}?status={OpportunityStatus.DRAFT}"
    return ToDo(gettext("Finish your draft adverts"), url, drafts.number)
