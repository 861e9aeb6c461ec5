"""What people said and what came of it: what is still unanswered, who is to be told, and what the public reads."""

from typing import NamedTuple

from django.db.models import Count, Exists, OuterRef, Prefetch, Q
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from coproduction.accounts.models import User
from coproduction.core.dates import say_date
from experts.enums import ContributionStatus
from experts.models import Contribution
from experts.selectors.record import Part
from involvement.enums import InterestStatus, OpportunityStatus
from involvement.models import Interest, Opportunity, Outcome, Session
from involvement.selectors.feedback import given_by, readable, title_of

CAME = Q(activity__contributions__status=ContributionStatus.ATTENDED)
MOST_SHOWN = 200
MOST_IN_RECORD = 100
LONGEST_LABEL = 200


class Thing(NamedTuple):
    """One thing that wants an answer: its key in a form, what it is in words, and whether it has its answer."""

    key: str
    words: str
    is_answered: bool


def things_said(opportunity, feedback=None):
    """Return the Things people contributed: what was said in words, and each session somebody came to.

    What waits, for too few answered without a name, is not among them: nobody can read it, so nobody can answer it.
    """
    feedback = feedback or readable(opportunity)
    things = [_of_feedback(each) for each in feedback.all if each.words or each.barrier_words]
    sessions = Session.objects.filter(opportunity=opportunity).select_related("activity")
    counted = sessions.annotate(came=Count("activity__contributions", filter=CAME))
    has_outcome = Exists(Outcome.sessions.through.objects.filter(session=OuterRef("pk")))
    held = counted.filter(came__gt=0).annotate(is_answered=has_outcome).order_by("activity__starts_at", "pk")
    things += [_of_session(each) for each in held]
    if not held and _has_people(opportunity):
        answered = Outcome.objects.filter(opportunity=opportunity).exists()
        things.append(Thing("whole", gettext("What people who took part contributed"), answered))
    return things


def unanswered(opportunity):
    """Return the Things that stand in the way of `reviewed`."""
    return [thing for thing in things_said(opportunity) if not thing.is_answered]


def _of_feedback(feedback):
    words = feedback.words or gettext("What got in the way: {words}").format(words=feedback.barrier_words)
    only_a_barrier = not feedback.words and hasattr(feedback, "recorded_barrier")
    is_answered = feedback.is_answered or only_a_barrier
    return Thing(f"feedback:{feedback.pk}", f"‘{_short(words)}’", is_answered)


def _of_session(session):
    day = say_date(timezone.localdate(session.activity.starts_at))
    words = ngettext(
        "What {count} person contributed on {day} (session {session})",
        "What {count} people contributed on {day} (session {session})",
        session.came,
    ).format(count=session.came, day=day, session=session.pk)
    return Thing(f"session:{session.pk}", words, session.is_answered)


def _short(words):
    return words if len(words) <= LONGEST_LABEL else f"{words[:LONGEST_LABEL].rstrip()}…"


def _has_people(opportunity):
    return Interest.objects.filter(opportunity=opportunity, status=InterestStatus.ACCEPTED).exists()


def outcomes_of(opportunity):
    return Outcome.objects.filter(opportunity=opportunity).order_by("created_at", "pk")


def published_of(opportunity):
    """Return what the public page of an advert says of what changed: nothing until it is reviewed."""
    if opportunity.status != OpportunityStatus.REVIEWED:
        return []
    return list(outcomes_of(opportunity).filter(is_public=True)[:MOST_SHOWN])


def took_part(opportunity):
    """Return the people to tell: who came to a session, or had a place where there were none."""
    came = Contribution.objects.filter(
        expert=OuterRef("pk"), activity__session__opportunity=opportunity
    ).attended()
    place = Interest.objects.filter(
        expert=OuterRef("pk"), opportunity=opportunity, status=InterestStatus.ACCEPTED
    )
    return User.objects.filter(Q(Exists(came)) | Q(Exists(place)), is_active=True).order_by("pk")


def changed_for(user):
    """Return the reviewed opportunities this person took part in, the latest first."""
    came = Contribution.objects.filter(
        expert=user.pk, activity__session__opportunity=OuterRef("pk")
    ).attended()
    place = Interest.objects.filter(
        expert=user.pk, opportunity=OuterRef("pk"), status=InterestStatus.ACCEPTED
    )
    rows = Opportunity.objects.filter(Q(Exists(came)) | Q(Exists(place)), status=OpportunityStatus.REVIEWED)
    return rows.order_by("-review__reviewed_at", "-pk")


def public_impact(*, directorate=None, locality=None, year=None):
    """Return the reviewed opportunities with what may be shown in public as `shown`, the latest first."""
    public = Outcome.objects.filter(is_public=True)
    rows = Opportunity.objects.filter(
        Exists(public.filter(opportunity=OuterRef("pk"))), status=OpportunityStatus.REVIEWED
    )
    wanted = {"directorate": directorate, "locality": locality, "review__reviewed_at__year": year}
    rows = rows.filter(**{name: value for name, value in wanted.items() if value})
    shown = Prefetch("outcomes", public.order_by("created_at", "pk"), to_attr="shown")
    return (
        rows.select_related("directorate", "locality", "review")
        .prefetch_related(shown)
        .order_by("-review__reviewed_at", "-pk")
    )


def record_parts(person):
    """Return the Parts of a person's involvement record: what they said under their name, and what changed."""
    given = [_say_given(each) for each in given_by(person)[:MOST_IN_RECORD]]
    changed = changed_for(person).prefetch_related("outcomes")[:MOST_IN_RECORD]
    said = [_say_outcome(opportunity, each) for opportunity in changed for each in opportunity.outcomes.all()]
    return [Part(gettext("Feedback I gave"), given), Part(gettext("What changed"), said[:MOST_IN_RECORD])]


def _say_given(feedback):
    words = f": ‘{feedback.words}’" if feedback.words else ""
    return f"{title_of(feedback)}, {say_date(feedback.given_on)}{words}"


def _say_outcome(opportunity, outcome):
    return gettext("{opportunity}: people said ‘{said}’. {state}: {did}").format(
        opportunity=opportunity, said=outcome.said, state=outcome.get_state_display(), did=outcome.did
    )
