"""Asking people and hosts how it went, once each, and keeping what they say: under their name, or without it."""

from django.db import transaction

from coproduction.audit import services as audit
from coproduction.core.dates import today
from coproduction.core.exceptions import RuleBroken
from coproduction.correspondence.services import remind_each
from coproduction.reference.selectors import setting
from involvement.impact_enums import FeedbackSide
from involvement.models import Feedback, FeedbackAsked
from involvement.notices import feedback as notices
from involvement.rules import feedback as rules
from involvement.selectors import feedback as selectors
from involvement.services.opportunities import locked

SAID = ("listened", "prepared", "again", "words", "barrier", "barrier_words")


def ask():
    """Ask everyone who is due, and remind those who have not answered. Returns how many. Running again says nothing twice."""
    note_who_is_due()
    asked = remind_each(selectors.to_tell(), key=notices.ask_key, outgoing=notices.ask)
    return asked + remind_each(selectors.to_remind(), key=notices.reminder_key, outgoing=notices.reminder)


@transaction.atomic
def note_who_is_due():
    """Write down who is to be asked, with no message yet."""
    sessions = selectors.sessions_to_ask_about()
    rows = [
        _asked(opportunity, person, side, session)
        for found, side in (
            (selectors.people_to_ask(sessions), FeedbackSide.EXPERT),
            (selectors.hosts_to_ask(sessions), FeedbackSide.STAFF),
        )
        for session, opportunity, person in found
    ]
    whole = selectors.people_to_ask_at_the_end(selectors.without_sessions())
    rows += [_asked(opportunity, person, side) for opportunity, person, side in whole]
    FeedbackAsked.objects.bulk_create(rows, batch_size=1000, ignore_conflicts=True)


def _asked(opportunity, person, side, session=None):
    return FeedbackAsked(
        opportunity_id=opportunity, session_id=session, person_id=person, side=side, asked_on=today()
    )


@transaction.atomic
def answer(*, asked, without_name, by, **said):
    """Keep what a person says, once. `said` holds SAID. Without their name nothing that is kept leads back to them.

    The day is written by `update`, which leaves the row's own moment alone: a moment could be set beside another.
    """
    asked = FeedbackAsked.objects.select_for_update().get(pk=asked.pk)
    if asked.answered_on:
        raise RuleBroken(rules.ANSWERED)
    if without_name and not rules.may_leave_name_out(asked):
        raise RuleBroken(rules.ALONE)
    FeedbackAsked.objects.filter(pk=asked.pk).update(answered_on=today(), is_waiting=without_name)
    who = {} if without_name else _who(asked)
    words = {name: said.get(name, "") for name in SAID}
    feedback = Feedback.objects.create(opportunity_id=asked.opportunity_id, side=asked.side, **who, **words)
    if without_name:
        _show_once_enough_wait(asked.opportunity)
        audit.record(actor=None, action="feedback.given_without_a_name", target=asked.opportunity)
    else:
        audit.record(actor=by, action="feedback.answered", target=asked, after={"side": asked.side})
    return feedback


def _show_once_enough_wait(opportunity):
    """Show all that waits once it is of enough people, so that each of them stays in a crowd: the sixth as well as the first.

    People are counted and not answers: one person who comes to five sessions answers five times, and is still one.
    The advert is locked, so that of two who answer at the same moment one is the last.
    """
    opportunity = locked(opportunity)
    waiting = selectors.waiting_without_a_name(opportunity)
    if waiting.values("person").distinct().count() < setting("feedback_least_unnamed"):
        return
    waiting.update(is_waiting=False)
    Feedback.objects.filter(opportunity=opportunity, person=None).update(is_shown=True)


def _who(asked):
    return {"person_id": asked.person_id, "session_id": asked.session_id, "given_on": today()}
