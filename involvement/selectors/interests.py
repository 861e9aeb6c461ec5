"""Who is interested in what: for the host's list, and for the person."""

from django.db.models import Count, Q
from django.urls import reverse

from coproduction.core.dates import today
from coproduction.core.todo import ToDo
from involvement.enums import InterestStatus, OpportunityStatus, Permission
from involvement.models import Interest, Opportunity
from involvement.rules.interests import HOLDS_A_PLACE, TAKES_PEOPLE, WAITS_FOR_US

MOST_TODOS = 20
IN_LIST = (
    "opportunity_id", "status", "expressed_at", "wants_help", "access_needs", "expert__user__name", "expert__user__email",
)  # fmt: skip


def interest_of(user, opportunity):
    """Return this person's Interest in an opportunity, or None."""
    return Interest.objects.of(user).filter(opportunity=opportunity).select_related("opportunity").first()


def interests_in(opportunity, *, status=""):
    """Return the interest in an opportunity, of one status where given, the first to come first, as a list shows it."""
    interests = Interest.objects.filter(opportunity=opportunity).select_related("expert__user").only(*IN_LIST)
    return (interests.filter(status=status) if status else interests).order_by("expressed_at", "pk")


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


def tasks_for(user):
    """Return the ToDos about interest: offers to answer, people who wait for an answer, people nobody has looked at."""
    todos = [_to_answer(offer) for offer in offers_to(user)[:MOST_TODOS]]
    if not user.has_perm(Permission.POST_OPPORTUNITY):
        return todos
    return [*todos, *_overdue(user), *_new(user)]


def _to_answer(offer):
    words = f"Answer the offer of a place: {offer.opportunity}"
    return ToDo(words, reverse("involvement:interest", args=[offer.pk]), due=offer.answer_by)


def _overdue(user):
    managed = Opportunity.objects.managed_by(user).filter(
        status__in=TAKES_PEOPLE, decision_date__lt=today(), interests__status__in=WAITS_FOR_US
    )
    late = managed.annotate(waiting=Count("interests")).order_by("decision_date", "pk")
    return [
        _todo("Tell people whether they have a place", each, due=each.decision_date)
        for each in late[:MOST_TODOS]
    ]


def _new(user):
    return [_todo("Look at who is interested", advert) for advert in new_interest(user)[:MOST_TODOS]]


def _todo(words, advert, due=None):
    url = reverse("involvement:interests", args=[advert.reference])
    return ToDo(f"{words}: {advert}", url, count=advert.waiting, due=due)
