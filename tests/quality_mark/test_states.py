"""Every pair of states, from a list written by hand: a second statement of the domain's drawing."""

import pytest

from quality_mark.enums import AwardStatus, Consent, ReviewStatus, SubmissionStatus

S, A, R, C = SubmissionStatus, AwardStatus, ReviewStatus, Consent

ALLOWED = {
    (S.DRAFT, S.SUBMITTED),
    (S.SUBMITTED, S.DRAFT),  # taken back before anyone was asked to review it
    (S.SUBMITTED, S.IN_REVIEW),
    (S.IN_REVIEW, S.AWAITING_MEETING),
    (S.AWAITING_MEETING, S.AWARDED),
    (S.AWAITING_MEETING, S.CONDITIONAL),
    (S.AWAITING_MEETING, S.RETURNED),
    (S.AWAITING_MEETING, S.DECLINED),
    (S.RETURNED, S.DRAFT),
    (S.CONDITIONAL, S.AWARDED),
    (S.DECLINED, S.APPEALED),
    (S.APPEALED, S.IN_REVIEW),
    (A.CURRENT, A.EXPIRING),
    (A.CURRENT, A.WITHDRAWN),
    (A.EXPIRING, A.EXPIRED),
    (A.EXPIRING, A.RENEWED),
    (A.EXPIRING, A.WITHDRAWN),
    (R.ALLOCATED, R.OPEN),
    (R.ALLOCATED, R.STOOD_DOWN),
    (R.OPEN, R.DONE),
    (R.OPEN, R.STOOD_DOWN),
    (R.DONE, R.STOOD_DOWN),
    (C.ASKED, C.AGREED),
    (C.ASKED, C.DECLINED),
    (C.AGREED, C.DECLINED),
    (C.DECLINED, C.AGREED),
}


@pytest.mark.parametrize("states", [S, A, R, C])
def test_every_pair_of_states(states):
    for before in states:
        for after in states:
            assert before.may_become(after) is ((before, after) in ALLOWED), (before, after)
