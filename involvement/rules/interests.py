"""Who may be interested, offered a place and take it: pure sentences, no queries.

A function named `why_not_...` returns the whole sentence that refuses, or '' where it may be done.
"""

from coproduction.core.dates import age_on, say_date
from experts.rules.people import may_be_offered, why_not_interested
from involvement.enums import InterestStatus, OpportunityStatus

TAKES_PEOPLE = {OpportunityStatus.PUBLISHED, OpportunityStatus.CLOSED, OpportunityStatus.UNDER_WAY}
WAITS_FOR_US = (InterestStatus.EXPRESSED, InterestStatus.SHORTLISTED)
HOLDS_A_PLACE = (InterestStatus.OFFERED, InterestStatus.ACCEPTED)
OVER = "This opportunity is not going on now, so nothing can be changed."
FULL = "Sorry, all the places have been taken. You have not done anything wrong."
ALL_OFFERED = "Every place is taken or offered. You can offer a place again when one becomes free."


def why_closed(opportunity, *, on):
    """Say why nobody can express interest in an advert on a day."""
    if opportunity.status == OpportunityStatus.PUBLISHED and opportunity.closing_date >= on:
        return ""
    if opportunity.status in TAKES_PEOPLE:
        return f"The closing date was {say_date(opportunity.closing_date)}, so you cannot tell us you are interested now."
    return "This opportunity is not open, so you cannot tell us you are interested now."


def why_not_express(expert, opportunity, interest, *, on):
    if interest and interest.status != InterestStatus.WITHDRAWN:
        return f"You have told us already. This is where it is now: {words_of(interest)}."
    return (
        why_closed(opportunity, on=on)
        or why_not_interested(expert)
        or why_too_young(expert, opportunity, on=on)
    )


def why_too_young(expert, opportunity, *, on):
    """Say to a person why they are not old enough for this on the day it begins, or ''."""
    if not opportunity.least_age:
        return ""
    if expert.date_of_birth is None:
        return "This is for people of some ages only. Tell us your date of birth in your profile first."
    if age_on(_begins(opportunity, on), expert.date_of_birth) >= opportunity.least_age:
        return ""
    return f"This is for people who are {opportunity.least_age} or over. Please look at our other ways to take part."


def why_not_withdraw(interest):
    if interest.opportunity.status not in TAKES_PEOPLE:
        return OVER
    return _why_not_move(interest, InterestStatus.WITHDRAWN, words_of(interest))


def why_not_decide(interest, target, *, by, on):
    """Say why this member of staff may not make this decision about a person's interest."""
    if by.pk == interest.expert_id:
        return "You cannot decide about your own interest. Ask a coordinator to do it."
    if interest.opportunity.status not in TAKES_PEOPLE:
        return OVER
    if target == InterestStatus.OFFERED and not may_be_offered(interest.expert):
        return _why_not_offered(interest.expert)
    if target == InterestStatus.OFFERED and why_too_young(interest.expert, interest.opportunity, on=on):
        return (
            f"This is for people who are {interest.opportunity.least_age} or over. {_age_of(interest.expert)}"
        )
    return _why_not_move(interest, target, InterestStatus(interest.status).label)


def why_not_accept(interest, *, on):
    if interest.opportunity.status not in TAKES_PEOPLE:
        return OVER
    if not may_be_offered(interest.expert):
        return "You are not an active member of the network now, so you cannot accept. Look at your profile."
    if has_run_out(interest, on=on):
        return (
            f"This offer ran out on {say_date(interest.answer_by)}. Contact us if you still want the place."
        )
    return _why_not_move(interest, InterestStatus.ACCEPTED, words_of(interest))


def why_not_decline(interest):
    return _why_not_move(interest, InterestStatus.DECLINED, words_of(interest))


def has_run_out(interest, *, on):
    """The last day to answer is a day on which people may still answer."""
    return (
        interest.status == InterestStatus.OFFERED
        and interest.answer_by is not None
        and interest.answer_by < on
    )


def is_unanswered(interest, *, on):
    """Say whether a person still waits for us after the date we promised an answer by."""
    promised = interest.opportunity.decision_date
    return interest.status in WAITS_FOR_US and promised is not None and promised < on


def words_of(interest):
    return InterestStatus(interest.status).words_for_expert


def _why_not_move(interest, target, now):
    return (
        ""
        if InterestStatus(interest.status).may_become(target)
        else f"That cannot be done now: {_lower(now)}."
    )


def _why_not_offered(expert):
    label = expert.get_status_display().lower()
    return f"Only an active member of the network can be offered a place. This person is ‘{label}’."


def _begins(opportunity, on):
    return max(filter(None, (opportunity.first_date, on)))


def _age_of(expert):
    if expert.date_of_birth is None:
        return "We do not know how old this person is: ask for their date of birth first."
    return "This person will not be old enough when it begins."


def _lower(words):
    return words[:1].lower() + words[1:]
