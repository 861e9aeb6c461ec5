"""{% load interests %}: where a reader stands with an advert, for the panel on its page. A stranger costs no query."""

from django import template
from django.utils.translation import gettext

from coproduction.core.dates import today
from experts.enums import Permission
from experts.rules.people import has_applied, why_not_interested
from experts.selectors.people import expert_or_none
from involvement.enums import InterestStatus
from involvement.rules.interests import why_closed, why_not_withdraw, why_too_young, words_of
from involvement.selectors.interests import interest_of

register = template.Library()


@register.simple_tag(takes_context=True)
def where_i_stand(context, opportunity):
    """Return what the panel says: the person's interest in words, or whether they can express one, or must join first."""
    user = context["request"].person
    closed = why_closed(opportunity, on=today())
    if user.is_anonymous:
        return {"may_express": not closed}
    may_ask = {"may_ask_why": user.has_perm(Permission.TAKE_PART)}
    interest = interest_of(user, opportunity)
    if interest and interest.status != InterestStatus.WITHDRAWN:
        may_withdraw = not why_not_withdraw(interest)
        return {"interest": interest, "words": words_of(interest), "may_withdraw": may_withdraw, **may_ask}
    if closed:
        return may_ask
    return {**_for_someone_new(user, interest, opportunity), **may_ask}


def _for_someone_new(user, interest, opportunity):
    expert = expert_or_none(user)
    if not has_applied(expert):
        return {"must_join": expert is not None or not user.holds_a_staff_role}
    refusal = (
        ""
        if user.has_perm(Permission.TAKE_PART)
        else gettext("Your role in the portal does not include taking part.")
    )
    refusal = refusal or why_not_interested(expert) or why_too_young(expert, opportunity, on=today())
    return {"may_express": not refusal, "refusal": refusal, "withdrawn": interest is not None}


@register.filter
def as_the_person_reads(interest):
    """Say where an interest is in the person's words, not in ours."""
    return words_of(interest)
