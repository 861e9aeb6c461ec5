"""Whom the chair is offered to ask: never someone barred, never more staff than experts, and fair."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, strategies as st

from quality_mark.enums import MeetingStatus, Side, SubmissionStatus
from quality_mark.rules.allocation import due_on, why_not_allocate, why_not_at
from quality_mark.rules.proposal import Candidate, propose, why_not_balanced
from tests.factories.quality_mark import SubmissionFactory

CANDIDATES = st.lists(
    st.builds(
        Candidate,
        user_id=st.integers(1, 1000),
        side=st.sampled_from(Side),
        load=st.integers(0, 3),
        shared=st.integers(0, 2),
        last_asked=st.none() | st.datetimes(timezones=st.just(UTC), min_value=datetime(2020, 1, 1)),
        barred=st.booleans(),
    ),
    unique_by=lambda candidate: candidate.user_id,
    max_size=12,
)


@given(candidates=CANDIDATES, experts=st.integers(1, 4), staff=st.integers(1, 4))
def test_a_proposal_is_balanced_and_fair(candidates, experts, staff):
    chosen = propose(candidates, experts=experts, staff=staff)
    by_side = {side: [each for each in chosen if each.side == side] for side in Side}
    assert not any(each.barred for each in chosen)
    assert len(by_side[Side.EXPERT]) <= experts and len(by_side[Side.STAFF]) <= staff
    assert len(by_side[Side.EXPERT]) >= len(by_side[Side.STAFF])
    for left in candidates:
        if left not in chosen and not left.barred:
            # Nobody who has less to do is passed over for somebody who has more.
            assert all(each.load <= left.load for each in by_side[left.side])


@given(CANDIDATES)
def test_the_same_people_are_proposed_whatever_order_they_come_in(candidates):
    assert propose(candidates, experts=2, staff=2) == propose(candidates[::-1], experts=2, staff=2)


def test_among_equals_who_knows_most_and_then_who_was_asked_longest_ago():
    long_ago, lately = datetime(2025, 1, 1, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC)
    people = [
        Candidate(1, Side.EXPERT, last_asked=lately),
        Candidate(2, Side.EXPERT, last_asked=long_ago),
        Candidate(3, Side.EXPERT),
        Candidate(4, Side.EXPERT, shared=1, last_asked=lately),
        Candidate(5, Side.EXPERT, load=1, shared=2),
    ]
    assert [each.user_id for each in propose(people, experts=5, staff=0)] == [4, 3, 2, 1, 5]


@pytest.mark.parametrize(
    ("sides", "words"),
    [
        ({Side.EXPERT, Side.STAFF}, ""),
        ({Side.EXPERT}, "a member of staff"),
        ({Side.STAFF}, "an expert by experience"),
        (set(), "an expert by experience"),
    ],
)
def test_there_is_one_of_each_side_at_least(sides, words):
    said = why_not_balanced(sides)
    assert words in said and bool(said) is bool(words)


@pytest.mark.parametrize(
    ("status", "today", "words"),
    [
        (MeetingStatus.PLANNED, date(2026, 11, 22), ""),
        (MeetingStatus.PLANNED, date(2026, 11, 23), "too soon"),
        (MeetingStatus.PLANNED, date(2026, 11, 29), "23 November 2026"),
        (MeetingStatus.CANCELLED, date(2026, 11, 1), "Choose another one"),
    ],
)
def test_a_meeting_leaves_five_working_days(status, today, words):
    said = why_not_at(status, date(2026, 11, 30), paper_days=5, today=today)
    assert words in said and bool(said) is bool(words)
    assert due_on(date(2026, 11, 30), paper_days=5) == date(2026, 11, 23)


@pytest.mark.parametrize("status", SubmissionStatus)
def test_people_are_asked_only_before_the_panel_decides(status):
    before_it = {SubmissionStatus.SUBMITTED, SubmissionStatus.IN_REVIEW, SubmissionStatus.AWAITING_MEETING}
    allowed = {*before_it, SubmissionStatus.APPEALED}
    assert (
        why_not_allocate(SubmissionFactory.build(author=None, directorate=None, status=status)) == ""
    ) is (status in allowed)
