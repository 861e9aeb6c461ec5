"""Who is interested in what: for the host's list, and for the person."""

from django.db.models import Count, F, Q
from django.urls import reverse
from django.utils.translation import gettext

from coproduction.core.dates import today
from coproduction.core.todo import ToDo, listed
from involvement.enums import InterestStatus, OpportunityStatus, Permission
from involvement.models import Interest, Opportunity
from involvement.rules.interests import HOLDS_A_PLACE, TAKES_PEOPLE, WAITS_FOR_US

MOST_TODOS = 20
IN_LIST = (
    "opportunity_id", "status", "expressed_at", "answer_by", "number", "waiting_since", "wants_help", "access_needs",
    "expert__user__name", "expert__user__email",
)  # fmt: skip


def interest_of(user, opportunity):
    """Return this person's Interest in an opportunity, or None."""
    return Interest.objects.of(user).filter(opportunity=opportunity).select_related("opportunity").first()


def interests_in(opportunity, *, status=""):
    """Return the interest in an opportunity, of one status where given, as a list shows it.

    The first to come is first; of the waiting list whoever is next; without names, by number, which tells nothing.
    """
    interests = Interest.objects.filter(opportunity=opportunity).select_related("expert__user").only(*IN_LIST)
    if status:
        interests = interests.filter(status=status)
    if status == InterestStatus.WAITING:
        return interests.order_by(F("waiting_since").asc(nulls_first=True), "pk")
    return (
        interests.order_by("number", "pk")
        if opportunity.is_blind
        else interests.order_by("expressed_at", "pk")
    )


def how_many(opportunity):
    """Return {status: number of people} for one opportunity."""
    return dict(
        Interest.objects.filter(opportunity=opportunity)
        .order_by()
        .values_list("status")
        .annotate(Count("pk"))
    )


def places_left(opportunity, *, counts=None):
    """Return how many places are neither taken nor offered; None where the advert has no limit."""
    if opportunity.places is None:
        return None
    counts = how_many(opportunity) if counts is None else counts
    return max(0, opportunity.places - sum(counts.get(status, 0) for status in HOLDS_A_PLACE))


def accepted_in(opportunity):
    return Interest.objects.filter(opportunity=opportunity, status=InterestStatus.ACCEPTED).select_related(
        "expert__user"
    )


def mine(user):
    """Return this person's interests, the newest first."""
    return Interest.objects.of(user).select_related("opportunity").order_by("-expressed_at", "-pk")


def offers_to(user):
    """Return the offers this person has still to answer, the first to run out first."""
    return (
        Interest.objects.of(user)
        .filter(status=InterestStatus.OFFERED, opportunity__status__in=TAKES_PEOPLE)
        .filter(Q(answer_by__isnull=True) | Q(answer_by__gte=today()))
        .select_related("opportunity")
        .order_by("answer_by", "pk")
    )


def ran_out(*, on=None):
    """Return the offers nobody answered in time."""
    return Interest.objects.filter(status=InterestStatus.OFFERED, answer_by__lt=on or today())


def new_interest(user):
    """Return the adverts this person hosts with interest nobody has looked at, in time still, with `waiting`."""
    waiting = Count("interests", filter=Q(interests__status=InterestStatus.EXPRESSED))
    late = Q(decision_date__lt=today())
    hosted = Opportunity.objects.filter(
        host=user, status__in=(OpportunityStatus.PUBLISHED, OpportunityStatus.CLOSED)
    )
    return hosted.exclude(late).annotate(waiting=waiting).filter(waiting__gt=0).order_by("closing_date", "pk")


def waiting(user):
    """Return what waits about interest: offers to answer, people who wait for an answer, people nobody has looked at."""
    about = {"title": "opportunity__title", "more": "opportunity__reference"}
    offers = listed(offers_to(user), _to_answer, most=MOST_TODOS, key="pk", due="answer_by", **about)
    if not user.has_perm(Permission.POST_OPPORTUNITY):
        return [offers]
    adverts = {"key": "reference", "title": "title", "number": "waiting"}
    return [
        offers,
        listed(_overdue(user), _to_tell, most=MOST_TODOS, due="decision_date", **adverts),
        listed(new_interest(user), _to_look_at, most=MOST_TODOS, **adverts),
    ]


def _to_answer(offer):
    advert = Opportunity(title=offer.title, reference=offer.more)
    words = gettext("Answer the offer of a place: {opportunity}").format(opportunity=advert)
    return ToDo(words, reverse("involvement:interest", args=[offer.key]), due=offer.due)


def _overdue(user):
    managed = Opportunity.objects.managed_by(user).filter(
        status__in=TAKES_PEOPLE, decision_date__lt=today(), interests__status__in=WAITS_FOR_US
    )
    return managed.annotate(waiting=Count("interests")).order_by("decision_date", "pk")


def _to_tell(advert):
    return _todo(gettext("Tell people whether they have a place"), advert)


def _to_look_at(advert):
    return _todo(gettext("Look at who is interested"), advert)


def _todo(words, row):
    advert = Opportunity(title=row.title, reference=row.key)
    url = reverse("involvement:interests", args=[row.key])
    return ToDo(f"{words}: {advert}", url, count=row.number, due=row.due)
