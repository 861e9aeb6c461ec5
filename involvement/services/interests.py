"""From 'I am interested' to a place: each move by one door, told and written down in the same transaction.

The advert's row is locked before the interest's, always in that order: places are counted under that lock. A person who
answers for themselves is locked before both.
"""

from datetime import timedelta
from itertools import islice

from django.db import transaction
from django.utils import timezone

from coproduction.audit import services as audit
from coproduction.core.dates import today
from coproduction.core.exceptions import RuleBroken
from coproduction.reference.selectors import setting
from experts.services.locking import locked_whole
from involvement.enums import InterestStatus
from involvement.models import Decision, Interest
from involvement.notices import interests as notices
from involvement.rules import interests as rules
from involvement.rules.changes import OFFER_CHANGED
from involvement.selectors.interests import how_many, places_left, ran_out
from involvement.selectors.matching.lists import why_lacking
from involvement.selectors.offers import mark_of
from involvement.selectors.waiting import (
    how_many_before,
    in_turn,
    last_day_to_answer,
    still_undecided,
    with_places_and_people_waiting,
)
from involvement.services import places
from involvement.services.facts import refresh_people
from involvement.services.opportunities import locked
from involvement.services.questions import drawn_number, keep_answers

STILL_OPEN = (
    InterestStatus.EXPRESSED,
    InterestStatus.SHORTLISTED,
    InterestStatus.WAITING,
    InterestStatus.OFFERED,
    InterestStatus.ACCEPTED,
)


class OfferChanged(RuleBroken):
    """What is offered changed after the page that the person answers was shown: they read it again first."""


@transaction.atomic
def express(*, opportunity, user, by=None, words="", access_needs="", wants_help=False, answers=None):
    """Say that a person is interested, or is again after changing their mind. Returns the Interest.

    `by` is who says it for them, where they do not say it themselves; `answers` are {key of a Question: words}.
    """
    by = by or user
    expert = locked_whole(user.pk).get(user.pk)
    opportunity = locked(opportunity)
    interest = _locked(Interest.objects.filter(opportunity=opportunity, expert=expert))
    _refuse(rules.why_not_express(expert, opportunity, interest, on=today()))
    said = {"words": words, "access_needs": access_needs, "wants_help": wants_help}
    afresh = {"expressed_at": timezone.now(), "reason": "", "answer_by": None, "answered_at": None}
    if interest:
        interest.marks.all().delete()
        keep_answers(interest, answers or {})
        cleared = {**said, **afresh, "decided_at": None, "decided_by": None, "waiting_since": None}
        return _move(interest, InterestStatus.EXPRESSED, by=by, **cleared)
    number = drawn_number(opportunity)
    interest = Interest.objects.create(
        opportunity=opportunity, expert=expert, number=number, **said, **afresh
    )
    keep_answers(interest, answers or {})
    _tell(interest, before=None, by=by)
    return interest


@transaction.atomic
def withdraw(*, interest, by):
    """Take back an interest, or give up a place: apologies are sent to every session still to come."""
    interest = taken(interest)
    _refuse(rules.why_not_withdraw(interest))
    before = interest.status
    if before == InterestStatus.ACCEPTED:
        places.give_up(interest=interest, by=by)
    _move(interest, InterestStatus.WITHDRAWN, by=by)
    if before in rules.HOLDS_A_PLACE:
        pass_on(interest.opportunity, freed=1)
    return interest


@transaction.atomic
def withdraw_all(expert, *, by):
    """Take back everything a person who leaves is still interested in, and give up their places. Hosts are told."""
    # In the order of the adverts, so that two who leave at once cannot each wait for the other.
    open_ones = Interest.objects.filter(
        expert=expert, status__in=STILL_OPEN, opportunity__status__in=rules.TAKES_PEOPLE
    ).select_related("opportunity")
    for interest in open_ones.order_by("opportunity_id"):
        withdraw(interest=interest, by=by)


@transaction.atomic
def shortlist(*, interest, by):
    """Keep this person in mind for a place."""
    return _decide(taken(interest), InterestStatus.SHORTLISTED, by=by)


@transaction.atomic
def wait(*, interest, reason, by):
    """Put a person at the end of the waiting list, with the reason they will read. They are told their number on it."""
    interest = taken(interest)
    _refuse(rules.why_no_waiting_list(interest.opportunity))
    return _decide(
        interest, InterestStatus.WAITING, by=by, why=reason, reason=reason, waiting_since=timezone.now()
    )


@transaction.atomic
def offer(*, interest, by, why=""):
    """Offer a place that is neither taken nor offered to another. The person has some days to answer.

    `why` is kept with the decision; it is needed to offer a place to somebody before others who wait.
    """
    interest = taken(interest)
    _refuse(rules.why_not_decide(interest, InterestStatus.OFFERED, by=by, on=today()))
    if places_left(interest.opportunity) == 0:
        raise RuleBroken(rules.ALL_OFFERED)
    _refuse(why_lacking(interest))
    if not why:
        _refuse(rules.why_not_before(how_many_before(interest)))
    # Where every session is over, more may be added.
    usual = today() + timedelta(days=setting("offer_answer_days"))
    answer_by = last_day_to_answer(interest.opportunity) or usual
    return _decide(interest, InterestStatus.OFFERED, by=by, why=why, reason="", answer_by=answer_by)


@transaction.atomic
def not_choose(*, interest, reason, by):
    """Say no, with the reason the person will read."""
    return _decide(taken(interest), InterestStatus.NOT_CHOSEN, by=by, why=reason, reason=reason)


@transaction.atomic
def accept(*, interest, by, seen=None):
    """Take the offered place: the terms are frozen, and the person is expected at every session to come.

    `seen` is the mark of the terms on the page the person answered; raises OfferChanged where they changed since.
    """
    locked_whole(interest.expert_id)
    interest = taken(interest)
    if interest.status == InterestStatus.ACCEPTED:
        return interest
    _refuse(rules.why_not_accept(interest, on=today()))
    if seen is not None and seen != mark_of(interest):
        raise OfferChanged(OFFER_CHANGED)
    _refuse_when_full(interest.opportunity)
    sessions = places.take(interest=interest, by=by)
    return _move(interest, InterestStatus.ACCEPTED, by=by, sessions=sessions, answered_at=timezone.now())


@transaction.atomic
def decline(*, interest, by):
    """Say no to an offered place."""
    interest = taken(interest)
    _refuse(rules.why_not_decline(interest))
    _move(interest, InterestStatus.DECLINED, by=by, answered_at=timezone.now())
    pass_on(interest.opportunity, freed=1)
    return interest


def lapse_offers():
    """Let go of the offers nobody answered in time. Returns how many. Safe to run twice."""
    return sum(_lapse(interest) for interest in ran_out())


@transaction.atomic
def _lapse(interest):
    interest = taken(interest)
    if not rules.has_run_out(interest, on=today()):
        return False
    _move(interest, InterestStatus.LAPSED, by=None)
    pass_on(interest.opportunity, freed=1)
    return True


def pass_on(opportunity, *, freed):
    """Offer each of the `freed` places of a locked advert to whoever has waited longest. Returns how many were offered.

    Where nobody else is still to be decided about, every free place is theirs, not only what was freed just now.
    """
    answer_by = last_day_to_answer(opportunity)
    left = places_left(opportunity)
    if opportunity.status not in rules.TAKES_PEOPLE or not left or answer_by is None:
        return 0
    number = min(left, freed) if still_undecided(opportunity) else left
    given = list(islice(filter(_may_have, in_turn(opportunity)), number))
    for interest in given:
        Decision.objects.create(interest=interest, status=InterestStatus.OFFERED, reason=rules.IN_TURN)
        _move(interest, InterestStatus.OFFERED, by=None, answer_by=answer_by, reason="")
    return len(given)


def pass_on_all():
    """Offer the free places of every advert on which people wait. Beat calls it; safe to run twice."""
    return sum(_pass_on_locked(advert) for advert in with_places_and_people_waiting())


@transaction.atomic
def _pass_on_locked(opportunity):
    return pass_on(locked(opportunity), freed=0)


def _may_have(interest):
    """Say whether a person who waits can be offered a place today. Who cannot keeps their turn."""
    return not (rules.why_not_offer(interest, on=today()) or why_lacking(interest))


@transaction.atomic
def end_list(*, opportunity, by):
    """Before an advert is over: refuse while people wait for a decision, and tell those on its waiting list that it ended."""
    _refuse(rules.why_not_over(still_undecided(opportunity)))
    for interest in in_turn(opportunity):
        _decide_now(interest, InterestStatus.NOT_CHOSEN, by=by, why=rules.LIST_ENDED, reason=rules.LIST_ENDED)


def _refuse(sentence):
    if sentence:
        raise RuleBroken(sentence)


def _refuse_when_full(opportunity):
    taken = how_many(opportunity).get(InterestStatus.ACCEPTED, 0)
    if opportunity.places is not None and taken >= opportunity.places:
        raise RuleBroken(rules.FULL)


def _locked(interests):
    rows = interests.select_for_update(of=("self",)).select_related("expert__user", "opportunity__host")
    return rows.first()


def taken(interest):
    """Return an interest locked, and its advert before it, with what the rules read."""
    opportunity = locked(interest.opportunity)
    interest = _locked(Interest.objects.filter(pk=interest.pk))
    interest.opportunity = opportunity
    return interest


def _decide(interest, target, *, by, why="", **fields):
    _refuse(rules.why_not_decide(interest, target, by=by, on=today()))
    return _decide_now(interest, target, by=by, why=why, **fields)


def _decide_now(interest, target, *, by, why, **fields):
    _move(interest, target, by=by, decided_at=timezone.now(), decided_by=by, **fields)
    Decision.objects.create(interest=interest, status=target, reason=why, by=by)
    return interest


def _move(interest, target, *, by, sessions=(), **fields):
    before = interest.status
    if not InterestStatus(before).may_become(target):
        raise RuleBroken(rules.OVER)
    for name, value in {**fields, "status": target}.items():
        setattr(interest, name, value)
    interest.save(update_fields=[*fields, "status", "updated_at"])
    refresh_people([interest.expert_id])
    _tell(interest, before=before, by=by, sessions=sessions)
    return interest


def _tell(interest, *, before, by, sessions=()):
    event = audit.record(
        actor=by,
        action="interest.moved",
        target=interest,
        before={"status": before},
        after={"status": str(interest.status)},
    )
    notices.interest_moved(interest, event, before=before, sessions=sessions)
