"""Who is to be asked how it went, who has still to answer, and what may be read of the answers."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Exists, OuterRef, Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from coproduction.core.dates import say_date, today
from coproduction.core.todo import ToDo, listed
from coproduction.reference.selectors import setting
from experts.models import Contribution
from involvement.enums import InterestStatus, OpportunityStatus
from involvement.impact_enums import FeedbackSide
from involvement.models import Feedback, FeedbackAsked, Interest, Opportunity, Outcome, Session

GIVEN_UP_AFTER = timedelta(days=30)
MOST_TODOS = 20
MOST_READ = 500


@dataclass(frozen=True)
class Readable:
    """What a host may read, and how much of it. What waits is in no list and no count: a count that grew would say when.

    `least` is how many people it takes until more without a name is shown.
    """

    named: list[Feedback]
    unnamed: list[Feedback]
    least: int
    asked: int
    answered: int

    @property
    def all(self):
        return [*self.named, *self.unnamed]


def sessions_to_ask_about():
    """Return the sessions that ended lately and were attended, each with someone who was not asked yet or a host who was not."""
    now = timezone.now()
    came = Contribution.objects.filter(activity=OuterRef("activity")).attended()
    return Session.objects.filter(
        Exists(came),
        activity__cancelled_at__isnull=True,
        activity__ends_at__range=(now - GIVEN_UP_AFTER, now),
    )


def people_to_ask(sessions):
    """Return (session, opportunity, person) keys of everyone who came to one of these and was not asked."""
    asked = FeedbackAsked.objects.filter(session=OuterRef("activity__session"), person=OuterRef("expert"))
    rows = Contribution.objects.filter(~Exists(asked), activity__session__in=sessions.values("pk")).attended()
    return rows.order_by("pk").values_list(
        "activity__session", "activity__session__opportunity", "expert__user_id"
    )


def hosts_to_ask(sessions):
    """Return (session, opportunity, person) keys of the hosts of these who were not asked."""
    asked = FeedbackAsked.objects.filter(session=OuterRef("pk"), person=OuterRef("opportunity__host"))
    rows = sessions.filter(~Exists(asked)).order_by("pk")
    return rows.values_list("pk", "opportunity_id", "opportunity__host_id")


def without_sessions():
    """Return the opportunities completed lately at which nobody came to a session: they are asked about once, as a whole."""
    came = Contribution.objects.filter(activity__session__opportunity=OuterRef("pk")).attended()
    return Opportunity.objects.filter(
        ~Exists(came),
        status=OpportunityStatus.COMPLETED,
        review__completed_on__gte=today() - GIVEN_UP_AFTER,
        interests__status=InterestStatus.ACCEPTED,
    ).distinct()


def people_to_ask_at_the_end(opportunities):
    """Return (opportunity, person, side) of those who had a place in one of these, and of the hosts, who were not asked."""
    keys = opportunities.values("pk")
    asked = FeedbackAsked.objects.filter(session__isnull=True, opportunity__in=keys)
    seen = set(asked.values_list("opportunity", "person"))
    places = Interest.objects.filter(opportunity__in=keys, status=InterestStatus.ACCEPTED)
    experts = [(*each, FeedbackSide.EXPERT) for each in places.values_list("opportunity", "expert__user_id")]
    hosts = [(*each, FeedbackSide.STAFF) for each in opportunities.values_list("pk", "host_id")]
    return [each for each in (*experts, *hosts) if each[:2] not in seen]


def asked_with_all():
    return FeedbackAsked.objects.select_related("person", "opportunity", "session__activity")


def to_answer(user):
    """Return what this person has still to say, the longest ago first."""
    since = today() - GIVEN_UP_AFTER
    rows = asked_with_all().filter(person=user.pk, answered_on__isnull=True, asked_on__gte=since)
    return rows.order_by("asked_on", "pk")


def to_tell():
    """Return those who were asked lately and have not answered: each hears of it once."""
    since = today() - GIVEN_UP_AFTER
    return asked_with_all().filter(answered_on__isnull=True, asked_on__gte=since).order_by("pk")


def to_remind():
    """Return those who were asked some days ago and have not answered."""
    until = today() - timedelta(days=setting("feedback_reminder_days"))
    return to_tell().filter(asked_on__lte=until)


def given_by(user):
    """Return what this person said under their name, the latest first."""
    rows = Feedback.objects.filter(person=user.pk).select_related("opportunity", "session__activity")
    return rows.order_by("-given_on", "pk")


def readable(opportunity):
    """Return the Readable of an opportunity, each answer with `is_answered`; those without a name in random order."""
    rows = Feedback.objects.filter(opportunity=opportunity).select_related("person", "recorded_barrier")
    rows = rows.annotate(is_answered=Exists(Outcome.feedback.through.objects.filter(feedback=OuterRef("pk"))))
    shown = rows.filter(Q(person__isnull=False) | Q(is_shown=True))
    named, unnamed = [], []
    for each in shown.order_by("given_on", "pk")[:MOST_READ]:
        (unnamed if each.person_id is None else named).append(each)
    may_be_read = Q(answered_on__isnull=False, is_waiting=False)
    counts = {"asked": Count("pk"), "answered": Count("pk", filter=may_be_read)}
    return Readable(
        named=named,
        unnamed=unnamed,
        least=setting("feedback_least_unnamed"),
        **FeedbackAsked.objects.filter(opportunity=opportunity).aggregate(**counts),
    )


def waiting_without_a_name(opportunity):
    """Return the rows of those whose answers without a name are not shown yet."""
    return FeedbackAsked.objects.filter(opportunity=opportunity, is_waiting=True)


def waiting(user):
    """Return the sessions a person has not told us of."""
    title = Coalesce("session__activity__title", "opportunity__title")
    at = "session__activity__starts_at"
    asked = {"key": "pk", "title": title, "more": "opportunity__reference", "at": at}
    return [listed(to_answer(user), _to_tell, most=MOST_TODOS, **asked)]


def _to_tell(asked):
    title = str(Opportunity(title=asked.title, reference=asked.more))
    if asked.at:
        words = gettext("Tell us how it went: {title}, {day}").format(title=title, day=say_date(asked.at))
    else:
        words = gettext("Tell us how it went: {title}").format(title=title)
    return ToDo(words, reverse("involvement:feedback", args=[asked.key]))


def title_of(asked):
    """Say what was asked about, or spoken of: the session's title, or the opportunity's."""
    return asked.session.activity.title if asked.session_id else str(asked.opportunity)
