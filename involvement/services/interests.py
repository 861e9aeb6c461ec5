"""From 'I am interested' to a place: each move by one door, told and written down in the same transaction.

The advert's row is locked before the interest's, always in that order: places are counted under that lock.
"""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from coproduction.audit import services as audit
from coproduction.core.dates import today
from coproduction.core.exceptions import RuleBroken
from coproduction.reference.selectors import setting
from experts.models import Expert
from involvement.enums import InterestStatus
from involvement.models import Interest, Opportunity
from involvement.notices import interests as notices
from involvement.rules import interests as rules
from involvement.selectors.interests import how_many, places_left, ran_out
from involvement.selectors.matching.lists import why_lacking
from involvement.services import places
from involvement.services.facts import refresh_people

STILL_OPEN = (
    InterestStatus.EXPRESSED,
    InterestStatus.SHORTLISTED,
    InterestStatus.WAITING,
    InterestStatus.OFFERED,
    InterestStatus.ACCEPTED,
)


@transaction.atomic
def express(*, opportunity, user, by=None, words="", access_needs="", wants_help=False):
    """Say that a person is interested, or is again after changing their mind. Returns the Interest.

    `by` is who says it for them, where they do not say it themselves.
    """
    by = by or user
    opportunity = _locked_advert(opportunity)
    expert = Expert.objects.select_related("user").filter(pk=user.pk).first()
    interest = _locked(Interest.objects.filter(opportunity=opportunity, expert=expert))
    _refuse(rules.why_not_express(expert, opportunity, interest, on=today()))
    said = {"words": words, "access_needs": access_needs, "wants_help": wants_help}
    afresh = {"expressed_at": timezone.now(), "reason": "", "answer_by": None, "answered_at": None}
    if interest:
        cleared = {**said, **afresh, "decided_at": None, "decided_by": None}
        return _move(interest, InterestStatus.EXPRESSED, by=by, **cleared)
    interest = Interest.objects.create(opportunity=opportunity, expert=expert, **said, **afresh)
    _tell(interest, before=None, by=by)
    return interest


@transaction.atomic
def withdraw(*, interest, by):
    """Take back an interest, or give up a place: apologies are sent to every session still to come."""
    interest = _taken(interest)
    _refuse(rules.why_not_withdraw(interest))
    if interest.status == InterestStatus.ACCEPTED:
        places.give_up(interest=interest, by=by)
    return _move(interest, InterestStatus.WITHDRAWN, by=by)


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
    return _decide(_taken(interest), InterestStatus.SHORTLISTED, by=by)


@transaction.atomic
def offer(*, interest, by):
    """Offer a place that is neither taken nor offered to another. The person has some days to answer."""
    interest = _taken(interest)
    target = InterestStatus.OFFERED
    _refuse(rules.why_not_decide(interest, target, by=by, on=today()))
    if places_left(interest.opportunity) == 0:
        raise RuleBroken(rules.ALL_OFFERED)
    _refuse(why_lacking(interest))
    answer_by = today() + timedelta(days=setting("offer_answer_days"))
    return _decide(interest, target, by=by, answer_by=answer_by)


@transaction.atomic
def not_choose(*, interest, reason, by):
    """Say no, with the reason the person will read."""
    return _decide(_taken(interest), InterestStatus.NOT_CHOSEN, by=by, reason=reason)


@transaction.atomic
def accept(*, interest, by):
    """Take the offered place: the terms are frozen, and the person is expected at every session to come."""
    interest = _taken(interest)
    if interest.status == InterestStatus.ACCEPTED:
        return interest
    _refuse(rules.why_not_accept(interest, on=today()))
    _refuse_when_full(interest.opportunity)
    sessions = places.take(interest=interest, by=by)
    return _move(interest, InterestStatus.ACCEPTED, by=by, sessions=sessions, answered_at=timezone.now())


@transaction.atomic
def decline(*, interest, by):
    """Say no to an offered place."""
    interest = _taken(interest)
    _refuse(rules.why_not_decline(interest))
    return _move(interest, InterestStatus.DECLINED, by=by, answered_at=timezone.now())


def lapse_offers():
    """Let go of the offers nobody answered in time. Returns how many. Safe to run twice."""
    return sum(_lapse(interest) for interest in ran_out())


@transaction.atomic
def _lapse(interest):
    interest = _taken(interest)
    if not rules.has_run_out(interest, on=today()):
        return False
    _move(interest, InterestStatus.LAPSED, by=None)
    return True


def _refuse(sentence):
    if sentence:
        raise RuleBroken(sentence)


def _refuse_when_full(opportunity):
    taken = how_many(opportunity).get(InterestStatus.ACCEPTED, 0)
    if opportunity.places is not None and taken >= opportunity.places:
        raise RuleBroken(rules.FULL)


def _locked_advert(opportunity):
    return Opportunity.objects.select_for_update(of=("self",)).select_related("host").get(pk=opportunity.pk)


def _locked(interests):
    rows = interests.select_for_update(of=("self",)).select_related("expert__user", "opportunity__host")
    return rows.first()


def _taken(interest):
    opportunity = _locked_advert(interest.opportunity)
    interest = _locked(Interest.objects.filter(pk=interest.pk))
    interest.opportunity = opportunity
    return interest


def _decide(interest, target, *, by, **fields):
    _refuse(rules.why_not_decide(interest, target, by=by, on=today()))
    return _move(interest, target, by=by, decided_at=timezone.now(), decided_by=by, **fields)


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
