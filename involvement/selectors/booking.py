"""What a person reads before they book training: whether they may, what it pays, and what else is on that day."""

from django.utils import timezone

from coproduction.core.dates import say_minutes, today
from coproduction.policy.enums import LimitKind, TravelRule
from coproduction.policy.selectors import offer_in_words, time_limit
from experts.models import Expert
from experts.selectors.estimates import estimates_for
from experts.selectors.warnings import Proposed, warnings_for
from involvement.enums import Place
from involvement.rules import training as rules
from involvement.rules.words import TRAVEL, say_pay
from involvement.selectors import training as selectors


def expert_of(user):
    """Return this user's Expert, or None."""
    return Expert.objects.select_related("user").filter(pk=user.pk).first()


def why_not_book(user, training, *, expert, place, other):
    """Say why this person cannot book a date now, or ''. `expert` and `selectors.own_places` are theirs, or None."""
    return (
        rules.why_closed(training, now=timezone.now())
        or rules.why_not_for(training.course, user, expert)
        or rules.why_not_ask(place, other, on=today())
        or why_lacking(user, training)
    )


def why_lacking(user, training):
    """Say which training this person needs before a date, or ''."""
    kinds = list(training.course.prerequisites.all())
    if not kinds:
        return ""
    day = timezone.localdate(training.activity.starts_at)
    return rules.why_lacking(kinds, selectors.trained(user), day=day, on=today())


def travel_rule_of(training):
    """Return how travel to a date is paid: nobody travels to one that is only online."""
    return TravelRule.ONLINE if training.place == Place.ONLINE else training.course.travel_rule


def terms_for(expert, training):
    """Return what coming means for an Expert or None, as a dict of words; None where they do not come as an expert."""
    course, on = training.course, today()
    if not rules.goes_as_expert(course, expert):
        return None
    pay = offer_in_words(course.band, on=on) if course.band_id else ""
    return {
        "pay": say_pay(pay, course.unpaid_reason),
        "is_paid": bool(course.band_id),
        "travel": TRAVEL.get(travel_rule_of(training), TRAVEL["none"]),
        "preparation": say_minutes(course.preparation_minutes) if course.preparation_minutes else "",
        "pay_days": time_limit(LimitKind.PAYMENT_PROMISE, on=on),
        "warnings": warnings_for(expert, _proposed(training)) if course.band_id else [],
    }


def pay_in_words(course, *, on):
    """Say what a course pays experts for their time, or why it does not."""
    return say_pay(offer_in_words(course.band, on=on) if course.band_id else "", course.unpaid_reason)


def _proposed(training):
    course = training.course
    amounts = estimates_for(
        [training.activity], band=course.band, preparation_minutes=course.preparation_minutes
    )
    day = timezone.localdate(training.activity.starts_at)
    return [Proposed(on=day, amount=amount) for amount in amounts]
