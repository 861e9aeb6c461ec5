"""Who may be interested, offered a place and take it: pure sentences, no queries.

A function named `why_not_...` returns the whole sentence that refuses, or '' where it may be done.
"""

from django.utils.translation import gettext, gettext_lazy as _, gettext_noop, ngettext

from coproduction.core.dates import age_on, say_date
from experts.rules.people import may_be_offered, why_not_interested
from involvement.enums import InterestStatus, OpportunityStatus
from involvement.rules.kinds import shape_of

TAKES_PEOPLE = {OpportunityStatus.PUBLISHED, OpportunityStatus.CLOSED, OpportunityStatus.UNDER_WAY}
WAITS_FOR_US = (InterestStatus.EXPRESSED, InterestStatus.SHORTLISTED)
HOLDS_A_PLACE = (InterestStatus.OFFERED, InterestStatus.ACCEPTED)
OVER = _("This opportunity is not going on now, so nothing can be changed.")
FULL = _("Sorry, all the places have been taken. You have not done anything wrong.")
# Kept in English, and said in the language of whoever reads them (`rules.kept_words`).
IN_TURN = gettext_noop("They were next on the waiting list.")
LIST_ENDED = gettext_noop(
    "No place became free for you. This has now ended, so the waiting list has ended too."
)
ALL_OFFERED = _("Every place is taken or offered. You can offer a place again when one becomes free.")


def why_closed(opportunity, *, on):
    """Say why nobody can express interest in an advert on a day."""
    if refusal := shape_of(opportunity.kind).no_interest:
        return refusal
    if _is_open(opportunity, on):
        return ""
    if opportunity.status in TAKES_PEOPLE:
        return gettext(
            "The closing date was {closing_date}, so you cannot tell us you are interested now."
        ).format(closing_date=say_date(opportunity.closing_date))
    return gettext("This opportunity is not open, so you cannot tell us you are interested now.")


def why_closed_to_staff(opportunity, *, on):
    """Say to staff why nobody can express interest in an advert on a day."""
    if refusal := shape_of(opportunity.kind).no_interest:
        return refusal
    if _is_open(opportunity, on):
        return ""
    if opportunity.status in TAKES_PEOPLE:
        day = say_date(opportunity.closing_date)
        return gettext("The closing date was {closing_date}.").format(closing_date=day)
    return gettext("This opportunity is not open.")


def _is_open(opportunity, on):
    return opportunity.status == OpportunityStatus.PUBLISHED and opportunity.closing_date >= on


def why_not_express(expert, opportunity, interest, *, on):
    if interest and interest.status != InterestStatus.WITHDRAWN:
        return gettext("You have told us already. This is where it is now: {interest}.").format(
            interest=words_of(interest)
        )
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
        return gettext(
            "This is for people of some ages only. Tell us your date of birth in your profile first."
        )
    if age_on(_begins(opportunity, on), expert.date_of_birth) >= opportunity.least_age:
        return ""
    return gettext(
        "This is for people who are {least_age} or over. Please look at our other ways to take part."
    ).format(least_age=opportunity.least_age)


def why_not_withdraw(interest):
    if interest.opportunity.status not in TAKES_PEOPLE:
        return OVER
    return _why_not_move(interest, InterestStatus.WITHDRAWN, words_of(interest))


def why_not_decide(interest, target, *, by, on):
    """Say why this member of staff may not make this decision about a person's interest."""
    if by.pk == interest.expert_id:
        return gettext("You cannot decide about your own interest. Ask a coordinator to do it.")
    if interest.opportunity.status not in TAKES_PEOPLE:
        return OVER
    if target == InterestStatus.OFFERED and (refusal := why_not_offer(interest, on=on)):
        return refusal
    return _why_not_move(interest, target, InterestStatus(interest.status).label)


def why_not_offer(interest, *, on):
    """Say why this person cannot be offered a place on a day, whoever would offer it, or ''."""
    if not may_be_offered(interest.expert):
        return _why_not_offered(interest.expert)
    if why_too_young(interest.expert, interest.opportunity, on=on):
        return gettext("This is for people who are {least_age} or over. {expert}").format(
            least_age=interest.opportunity.least_age, expert=_age_of(interest.expert)
        )
    return ""


def why_no_waiting_list(opportunity):
    """Say why nobody needs to wait for a place in an advert, or ''."""
    return (
        "" if opportunity.places else gettext("There is no limit on places, so nobody has to wait for one.")
    )


def why_not_before(how_many):
    """Say why a place cannot be offered without a reason, where so many have waited longer, or ''."""
    if not how_many:
        return ""
    return ngettext(
        "{count} person has waited longer. Give your reason to offer this place out of turn.",
        "{count} people have waited longer. Give your reason to offer this place out of turn.",
        how_many,
    ).format(count=how_many)


def why_not_over(undecided):
    """Say why an opportunity cannot be marked as over, where so many still wait to hear, or ''."""
    if not undecided:
        return ""
    return ngettext(
        "{count} person still waits to hear whether they have a place. Tell them first, so that nobody is left "
        "without an answer.",
        "{count} people still wait to hear whether they have a place. Tell them first, so that nobody is left "
        "without an answer.",
        undecided,
    ).format(count=undecided)


def why_not_accept(interest, *, on):
    if interest.opportunity.status not in TAKES_PEOPLE:
        return OVER
    if not may_be_offered(interest.expert):
        return gettext(
            "You are not an active member of the network now, so you cannot accept. Look at your profile."
        )
    if has_run_out(interest, on=on):
        return gettext("This offer ran out on {answer_by}. Contact us if you still want the place.").format(
            answer_by=say_date(interest.answer_by)
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
        else gettext("That cannot be done now: {now}.").format(now=_lower(now))
    )


def _why_not_offered(expert):
    label = expert.get_status_display().lower()
    return gettext(
        "Only an active member of the network can be offered a place. This person is ‘{label}’."
    ).format(label=label)


def _begins(opportunity, on):
    return max(filter(None, (opportunity.first_date, on)))


def _age_of(expert):
    if expert.date_of_birth is None:
        return gettext("We do not know how old this person is: ask for their date of birth first.")
    return gettext("This person will not be old enough when it begins.")


def _lower(words):
    return words[:1].lower() + words[1:]
