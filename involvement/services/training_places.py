"""Places on a date of training: booked, waited for, kept for somebody, given up. Never more than there are.

Whatever moves a place locks the row of its date, so that the places are counted by one at a time. Where a person takes one,
they are locked before it.
"""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coproduction.audit import services as audit
from coproduction.core.dates import today
from coproduction.core.exceptions import RuleBroken
from coproduction.correspondence.services import refuse_too_soon
from coproduction.reference.selectors import setting
from experts.enums import ContributionStatus
from experts.models import Contribution
from experts.services import contributions
from experts.services.locking import locked_whole
from involvement.enums import PlaceStatus
from involvement.models import TrainingDate, TrainingPlace
from involvement.notices import training as notices
from involvement.rules import training as rules
from involvement.selectors import training as selectors
from involvement.selectors.booking import expert_of, travel_rule_of, why_lacking, why_not_book

LEARNER = "Learner"  # English: kept as the role of a Contribution
FULL_LIST = _("So many people are waiting for this date that we cannot add more. Look at the other dates.")
MOST_WAITING = 500


@transaction.atomic
def book(*, date, user, by):
    """Give a person a place on a date, or put them on its waiting list. Returns the TrainingPlace."""
    locked_whole(user.pk)
    date = locked(date)
    place, other = selectors.own_places(user, date)
    refuse(why_not_book(user, date, expert=expert_of(user), place=place, other=other))
    return _ask(date, place or TrainingPlace(date=date, user=user), by)


@transaction.atomic
def book_partner(*, date, name, email, organisation, access_needs=""):
    """Do the same for a partner organisation's person, known by their e-mail address. Returns the TrainingPlace.

    Who has booked already is sent their link once more: whoever typed the address learns nothing from that.
    """
    date = locked(date)
    refuse(rules.why_closed(date, now=timezone.now()))
    place = TrainingPlace.objects.filter(date=date, partner_email__iexact=email).first()
    if place and place.status not in rules.MAY_ASK_AGAIN:
        notices.partner_again(_with_all(place))
        return place
    place = place or TrainingPlace(date=date)
    place.partner_name, place.partner_email, place.organisation = name, email.lower(), organisation
    place.access_needs = access_needs
    return _ask(date, place, None)


@transaction.atomic
def accept(*, place, by):
    """Take a place that was kept for somebody. Taking it twice changes nothing."""
    if place.user_id:
        locked_whole(place.user_id)
    place = _taken(place)
    if place.status == PlaceStatus.BOOKED:
        return place
    refuse(rules.why_not_accept(place, now=timezone.now()))
    if place.user:
        refuse(rules.why_not_for(place.date.course, place.user, expert_of(place.user)))
        refuse(why_lacking(place.user, place.date))
    return move(place, PlaceStatus.BOOKED, by=by, answer_by=None)


@transaction.atomic
def give_up(*, place, by):
    """Give up a place, an offer or a wait. What becomes free is kept for the next on the list."""
    place = _taken(place)
    refuse(rules.why_not_give_up(place, now=timezone.now()))
    move(place, PlaceStatus.WITHDRAWN, by=by, answer_by=None)
    pass_on(place.date)
    return place


@transaction.atomic
def confirm(*, place, by):
    """Say that somebody can still come to a date that has changed. Saying it twice changes nothing."""
    place = _taken(place)
    refuse(rules.why_not_give_up(place, now=timezone.now()))
    if place.must_confirm:
        place.must_confirm = False
        place.save(update_fields=["must_confirm", "updated_at"])
        audit.record(actor=by, action="training_place.confirmed", target=place)
    return place


@transaction.atomic
def give_up_all(expert, *, by):
    """Give up every place to come of a person who leaves the network."""
    rows = TrainingPlace.objects.filter(user=expert.pk, status__in=rules.STILL_OPEN)
    to_come = rows.filter(date__activity__starts_at__gt=timezone.now(), date__activity__cancelled_at=None)
    # In the order of the dates, so that two who leave at once cannot each wait for the other.
    for place in to_come.order_by("date_id"):
        give_up(place=place, by=by)


@transaction.atomic
def tell_again(*, place, by):
    """Tell somebody on a date once more where their place stands: by the way they chose, or by their partner's e-mail.

    Not twice within some minutes, as with every other message.
    """
    place = _taken(place)
    refuse(rules.why_not_tell_again(place))
    refuse_too_soon(notices.again_key(place))
    notices.told_again(place)
    audit.record(
        actor=by, action="training_place.told_again", target=place, after={"status": str(place.status)}
    )


def pass_on(date):
    """Keep each free place of a locked date for whoever has waited longest, until a day they are told."""
    if rules.why_not_change(date, now=timezone.now()):
        return
    days = setting("training_answer_days")
    until = rules.last_day_to_answer(date, on=today(), days=days)
    waiting = TrainingPlace.objects.filter(date=date, status=PlaceStatus.WAITING).order_by("asked_at", "pk")
    for place in waiting[: selectors.places_left(date)]:
        move(_with_all(place), PlaceStatus.OFFERED, by=None, answer_by=until)


def lapse():
    """Let go of what was kept for people who did not answer, and pass it on. Returns how many. Safe to run twice."""
    lapsed = sum(_lapse(place) for place in selectors.ran_out())
    return lapsed + sum(_close_list(date) for date in selectors.begun_with_people_waiting())


@transaction.atomic
def _lapse(place):
    place = _taken(place)
    if not rules.has_run_out(place, on=today()):
        return 0
    move(place, PlaceStatus.LAPSED, by=None)
    pass_on(place.date)
    return 1


@transaction.atomic
def _close_list(date):
    """Tell those who still wait when a date has begun that they have no place."""
    date = locked(date)
    waiting = TrainingPlace.objects.filter(date=date, status__in=(PlaceStatus.WAITING, PlaceStatus.OFFERED))
    places = [move(_with_all(place), PlaceStatus.LAPSED, by=None) for place in waiting.order_by("pk")]
    return len(places)


def locked(date):
    """Return a date with all about it, its row locked."""
    rows = TrainingDate.objects.select_for_update(of=("self",)).select_related(*selectors.ALL_ABOUT)
    return rows.get(pk=date.pk)


def move(place, target, *, by, **fields):
    """Move a place of a locked date to another status: the only door. An expert's Contribution follows it.

    Who had a place and has none any more is not reminded of it.
    """
    before = PlaceStatus(place.status)
    if not before.may_become(target):
        raise RuleBroken(rules.GONE)
    for name, value in {**fields, "status": target, "must_confirm": False}.items():
        setattr(place, name, value)
    place.save(update_fields=[*fields, "status", "must_confirm", "updated_at"])
    if before == PlaceStatus.BOOKED and target in (PlaceStatus.WITHDRAWN, PlaceStatus.CANCELLED):
        notices.take_back_reminders([place], place.date.activity.starts_at)
    _said(place, before=before, by=by)
    return place


def refuse(sentence):
    if sentence:
        raise RuleBroken(sentence)


def _ask(date, place, by):
    """Write down that somebody asks for a place: theirs at once where one is free, or else on the list."""
    free = selectors.places_left(date) > 0
    status = PlaceStatus.BOOKED if free else PlaceStatus.WAITING
    if not free and TrainingPlace.objects.filter(date=date, status=status).count() >= MOST_WAITING:
        raise RuleBroken(FULL_LIST)
    place.asked_at, place.answer_by = timezone.now(), None
    if place.pk:
        place.save()
        return move(place, status, by=by)
    place.status = status
    place.save()
    _said(place, before=None, by=by)
    return place


def _said(place, *, before, by):
    """Let the contribution follow, write the event, and tell the person."""
    if place.user_id:
        _expect_or_not(place, before, by)
    event = audit.record(
        actor=by,
        action="training_place.moved",
        target=place,
        before={"status": str(before) if before else None},
        after={"status": str(place.status)},
    )
    notices.place_moved(place, event)


def _expect_or_not(place, before, by):
    """Expect an expert who has a place, on the terms of the course; take that back when they give it up."""
    expert = expert_of(place.user)
    course = place.date.course
    if place.status == PlaceStatus.BOOKED and rules.goes_as_expert(course, expert):
        contributions.expect(
            activity=place.date.activity,
            expert=expert,
            role=LEARNER,
            band=course.band,
            travel_rule=travel_rule_of(place.date),
            preparation_minutes=course.preparation_minutes,
            budget=course.budget,
            by=by,
        )
    if before == PlaceStatus.BOOKED and place.status == PlaceStatus.WITHDRAWN:
        expected = Contribution.objects.filter(
            expert_id=place.user_id, activity=place.date.activity, status=ContributionStatus.EXPECTED
        )
        for contribution in expected:
            contributions.withdraw_expected(contribution=contribution, by=by)


def _with_all(place):
    return selectors.places_with_all().get(pk=place.pk)


def _taken(place):
    """Return a place as it is now, with the row of its date locked."""
    date = locked(place.date)
    place = _with_all(place)
    place.date = date
    return place
