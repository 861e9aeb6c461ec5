"""Writing down what people said and what came of it, and what got in the way. A change shows on the public page at once."""

from django.db import transaction
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.accounts.enums import Role
from coproduction.accounts.selectors import holders_of
from coproduction.audit import services as audit
from coproduction.core.dates import today
from coproduction.core.exceptions import RuleBroken
from coproduction.correspondence.services import remind_each
from involvement.models import Barrier, Feedback, Outcome, Session
from involvement.notices import feedback as notices
from involvement.rules import feedback as rules
from involvement.selectors import reviews
from involvement.services.opportunities import locked

NOT_NOW = _("You cannot write down what changed here now. Ask a coordinator.")
OUTCOME = ("said", "state", "did", "is_public")


@transaction.atomic
def record_outcome(*, opportunity, answers, by, **values):
    """Keep one 'you said, we did'. `answers` are the keys of the Things it answers."""
    opportunity = _open(opportunity, by)
    outcome = Outcome.objects.create(opportunity=opportunity, recorded_by=by, **values)
    _answer(outcome, answers)
    _note(outcome, "outcome.recorded", by, after=_said(outcome))
    return outcome


@transaction.atomic
def change_outcome(*, outcome, answers, by, **values):
    """Put a 'you said, we did' right, or publish it or take it back from the public."""
    outcome.opportunity = _open(outcome.opportunity, by)
    before = _said(outcome)
    for name, value in values.items():
        setattr(outcome, name, value)
    outcome.save(update_fields=[*values, "updated_at"])
    _answer(outcome, answers)
    _note(outcome, "outcome.changed", by, before=before, after=_said(outcome))
    return outcome


@transaction.atomic
def record_barrier(*, opportunity, kind, words, done, is_done, by, feedback=None):
    """Keep what got in the way, and what was done about it so far. `feedback` is the answer that told us, if one did."""
    opportunity = _open(opportunity, by)
    if feedback and Barrier.objects.filter(feedback=feedback).exists():
        raise RuleBroken(
            gettext("Somebody has recorded this already. It is on the list of what got in the way.")
        )
    barrier = Barrier.objects.create(
        opportunity=opportunity,
        kind=kind,
        words=words,
        done=done,
        feedback=feedback,
        raised_on=today(),
        closed_on=today() if is_done else None,
        recorded_by=by,
    )
    audit.record(
        actor=by, action="barrier.recorded", target=barrier, after={"kind": kind, "is_done": is_done}
    )
    return barrier


@transaction.atomic
def change_barrier(*, barrier, kind, words, done, is_done, by):
    """Say what was done about what got in the way, and whether anything is left to do."""
    _open(barrier.opportunity, by)
    before = {"kind": barrier.kind, "is_done": barrier.closed_on is not None}
    barrier.kind, barrier.words, barrier.done = kind, words, done
    barrier.closed_on = (barrier.closed_on or today()) if is_done else None
    barrier.save(update_fields=["kind", "words", "done", "closed_on", "updated_at"])
    after = {"kind": kind, "is_done": is_done}
    audit.record(actor=by, action="barrier.changed", target=barrier, before=before, after=after)
    return barrier


def chase_reviews():
    """Remind hosts of reviews that are due soon, and hosts and then coordinators of those that are late.

    Returns how many were told. Running again tells nobody twice.
    """
    coordinators = list(holders_of(Role.COORDINATOR))
    late = [
        (review, person, time)
        for review in reviews.overdue()
        for time in [rules.times_chased(review.due_on, on=today())]
        for person in {review.opportunity.host, *(coordinators if time else [])}
    ]
    return remind_each(reviews.due_soon(), key=notices.soon_key, outgoing=notices.soon) + remind_each(
        late,
        key=lambda row: notices.overdue_key(row[0], row[1], time=row[2]),
        outgoing=lambda row: notices.overdue(row[0], row[1], time=row[2]),
    )


def _open(opportunity, by):
    opportunity = locked(opportunity)
    if not rules.may_record_changes(by, opportunity):
        raise RuleBroken(NOT_NOW)
    return opportunity


def _answer(outcome, answers):
    """Tie an outcome to what it answers: keys of another advert's things find nothing."""
    found = {"feedback": [], "session": []}
    for kind, _rest, key in (each.partition(":") for each in answers):
        if kind in found:
            found[kind].append(key)
    of_it = {"opportunity": outcome.opportunity_id}
    outcome.feedback.set(Feedback.objects.filter(pk__in=found["feedback"], **of_it))
    outcome.sessions.set(Session.objects.filter(pk__in=found["session"], **of_it))


def _said(outcome):
    return {"state": str(outcome.state), "is_public": outcome.is_public}


def _note(outcome, action, by, **what):
    outcome.opportunity.save(update_fields=["updated_at"])  # the public page is kept until its advert changes
    audit.record(actor=by, action=action, target=outcome, **what)
