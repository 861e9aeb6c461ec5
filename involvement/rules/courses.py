"""What a course must say before it can be given: pure sentences, no queries."""

from django.utils.translation import gettext

from coproduction.policy.enums import TravelRule

TRAVEL_IS_PAID = (TravelRule.MILEAGE_OR_PUBLIC_TRANSPORT, TravelRule.RAIL_BOOKED)


def what_is_wrong(course, prerequisites):
    """Return {field: sentence} of what does not fit together in a course. `prerequisites` are TrainingKinds."""
    wrong = {}
    if not (course.for_experts or course.for_staff or course.for_partners):
        wrong["for_whom"] = gettext("Choose at least one group of people this course is for.")
    if course.kind and course.kind.pk in [kind.pk for kind in prerequisites]:
        wrong["prerequisites"] = gettext("A course cannot need the training that it gives.")
    return {**wrong, **(_pay(course) if course.for_experts else {})}


def _pay(course):
    """Experts are told what a course pays, or why it does not, as in any advert."""
    if course.band_id and course.unpaid_reason:
        return {"unpaid_reason": gettext("Choose a payment or say why there is none, not both.")}
    if not course.band_id and not course.unpaid_reason:
        return {"unpaid_reason": gettext("Choose a payment for people’s time, or say why it is not paid.")}
    if not course.budget_id and (course.band_id or course.travel_rule in TRAVEL_IS_PAID):
        return {"budget": gettext("Choose the budget that pays for this.")}
    return {}
