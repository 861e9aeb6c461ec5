"""Reviews that are owed: due, done and overdue, for lists, reminders and the report."""

from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.core.dates import say_short_date, today
from coproduction.core.todo import ToDo, counted, listed
from coproduction.reference.selectors import setting
from involvement.enums import Permission
from involvement.impact_enums import ReviewState
from involvement.models import Opportunity, Review
from involvement.selectors.reach import within_reach

MOST_TODOS = 20
GIVEN_UP_AFTER = timedelta(days=365)
HEADINGS = (_("Opportunity"), _("Directorate"), _("Locality"), _("Completed"), _("Due"), _("Reviewed"))


def reviews(user):
    """Return the reviews a person may see, with their adverts, the one due first at the top."""
    rows = Review.objects.select_related(
        "opportunity__host", "opportunity__directorate", "opportunity__locality"
    )
    return within_reach(user, rows.order_by("due_on", "pk"))


def narrow(rows, *, state="", directorate=None, locality=None, first=None, last=None):
    """Narrow reviews to a ReviewState, a directorate or locality, and the days on which they are due, both included."""
    wanted = {
        "opportunity__directorate": directorate,
        "opportunity__locality": locality,
        "due_on__gte": first,
        "due_on__lte": last,
    }
    rows = rows.filter(**{name: value for name, value in wanted.items() if value})
    if state == ReviewState.DONE:
        return rows.filter(reviewed_at__isnull=False)
    if state == ReviewState.DUE:
        return rows.filter(reviewed_at__isnull=True, due_on__gte=today())
    return rows.filter(reviewed_at__isnull=True, due_on__lt=today()) if state == ReviewState.OVERDUE else rows


def cells_of(review):
    """Return one review said for a file, in the order of HEADINGS."""
    advert = review.opportunity
    return [
        str(advert),
        advert.directorate.name if advert.directorate else "",
        advert.locality.name if advert.locality else "",
        say_short_date(review.completed_on),
        say_short_date(review.due_on),
        say_short_date(review.reviewed_at) if review.reviewed_at else "",
    ]


def due_soon():
    """Return the reviews that are due within the trust's days, with the host to remind."""
    until = today() + timedelta(days=setting("review_soon_days"))
    return _open().filter(due_on__range=(today(), until))


def overdue():
    """Return the reviews whose day has gone by in the last year."""
    return _open().filter(due_on__range=(today() - GIVEN_UP_AFTER, today() - timedelta(days=1)))


def _open():
    rows = Review.objects.filter(reviewed_at__isnull=True).select_related("opportunity__host")
    return rows.order_by("pk")


def waiting(user):
    """Return what waits about reviews: a host's own ones, and for coordinators how many are overdue."""
    kinds = []
    if user.has_perm(Permission.POST_OPPORTUNITY):
        until = today() + timedelta(days=setting("review_soon_days"))
        mine = _open().filter(opportunity__host=user, due_on__lte=until).order_by("due_on", "pk")
        advert = {"key": "opportunity_id", "title": "opportunity__title", "more": "opportunity__reference"}
        kinds.append(listed(mine, _to_say, most=MOST_TODOS, due="due_on", **advert))
    if user.has_perm(Permission.CHECK_OPPORTUNITY):
        kinds.append(counted(overdue(), _to_chase))
    return kinds


def _to_say(review):
    advert = Opportunity(title=review.title, reference=review.more)
    words = gettext("Say what changed: {opportunity}").format(opportunity=advert)
    return ToDo(words, reverse("involvement:what_changed", args=[review.key]), due=review.due)


def _to_chase(late):
    url = f"{reverse('involvement:reviews')}?state=overdue"
    return ToDo(gettext("Chase reviews that are late"), url, late.number)
