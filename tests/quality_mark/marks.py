"""Marks in each state, for tests of what becomes of them."""

from datetime import timedelta

from django.utils import timezone

from coproduction.accounts.enums import Role
from coproduction.core.dates import today
from quality_mark.enums import AwardStatus
from tests.factories import person
from tests.factories.quality_mark import AwardFactory, DecisionFactory, VersionFactory

REASON = "The policy was rewritten without people."


def a_mark(status=AwardStatus.CURRENT, *, ends_in=400, **facts):
    """Return a mark with a status whose last day is so many days away."""
    ends = today() + timedelta(days=ends_in)
    facts = {"awarded_on": ends - timedelta(days=730), "expires_on": ends, **facts}
    if status == AwardStatus.WITHDRAWN:
        by = person(Role.PANEL_CHAIR)
        facts |= {"withdrawn_by": by, "withdrawn_at": timezone.now(), "withdrawn_reason": REASON}
    if status == AwardStatus.RENEWED:
        facts["renewed_as"] = AwardFactory(serial=9000)
    return AwardFactory(status=status, **facts)


def a_mark_of(submission, status=AwardStatus.CURRENT, **facts):
    """Return a mark of this submission."""
    version = VersionFactory(sent=True, submission=submission)
    return a_mark(status, decision=DecisionFactory(item__version=version), **facts)
