"""Who may answer, record what changed and review: pure sentences, no queries."""

from django.utils.translation import gettext_lazy as _

from coproduction.core.dates import days_between
from involvement.enums import OpportunityStatus, Permission
from involvement.impact_enums import FeedbackSide
from involvement.rules.opportunities import may_manage

ANSWERED = _("You have told us already. Thank you.")
ALONE = _(
    "You are the only one we ask on the staff side, so an answer without your name would still be yours."
)
HAS_BEGUN = {
    OpportunityStatus.PUBLISHED,
    OpportunityStatus.CLOSED,
    OpportunityStatus.UNDER_WAY,
    OpportunityStatus.COMPLETED,
}
CHASED_EVERY = 28  # days


def may_leave_name_out(asked):
    """The host is one person: leaving the name out would hide nothing."""
    return asked.side == FeedbackSide.EXPERT


def may_record_changes(user, opportunity):
    """Those who run an advert say what changed until it is reviewed; then a coordinator alone may put it right."""
    if opportunity.status == OpportunityStatus.REVIEWED:
        return user.has_perm(Permission.CHECK_OPPORTUNITY)
    return opportunity.status in HAS_BEGUN and may_manage(user, opportunity)


def may_review(user, opportunity):
    return opportunity.status == OpportunityStatus.COMPLETED and may_manage(user, opportunity)


def times_chased(due_on, *, on):
    """Return how often a review was chased before this time: 0 in the first four weeks after the day it was due."""
    return (days_between(due_on, on) - 1) // CHASED_EVERY
