"""Two chairs at once, and a reviewer barred at the moment of the decision: counted by their effects."""

from contextlib import suppress
from datetime import timedelta

import pytest
from django.db import connection

from coproduction.accounts.enums import Role
from coproduction.audit.models import Event
from coproduction.core.exceptions import RuleBroken
from coproduction.correspondence.models import Message
from quality_mark.enums import ConflictKind, SubmissionStatus
from quality_mark.models import Award, Conflict, Decision, MeetingSeat, Vote
from quality_mark.services import deciding
from quality_mark.services.deciding import decide
from quality_mark.services.meetings import close_meeting
from quality_mark.services.moving import move_meeting
from quality_mark.services.seats import invite
from quality_mark.services.voting import vote
from tests.factories import person
from tests.involvement.opportunities.racing import together
from tests.quality_mark.meetings.conftest import AWARDED, seats_of

pytestmark = [
    pytest.mark.race,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="locks of rows are PostgreSQL's"),
]
CHAIRS = 6


def decides(item, chair):
    try:
        decide(item=item, outcome=AWARDED, reasons="They wrote it together.", by=chair)
    except RuleBroken as refusal:
        return str(refusal)
    return "decided"


def test_many_chairs_decide_at_once_and_there_is_one_decision(put):
    item = put(AWARDED)
    chairs = [person(Role.PANEL_CHAIR) for _ in range(CHAIRS)]
    answers = together(CHAIRS, lambda number: decides(item, chairs[number]))
    assert answers.count("decided") == 1
    assert all("decided already" in said for said in answers if said != "decided")
    assert (Decision.objects.count(), Award.objects.count()) == (1, 1)


def test_votes_that_come_in_while_it_is_decided_lead_to_one_answer(put, chair):
    item = put(AWARDED)
    seats = seats_of(item)

    def do(number):
        if number == len(seats):
            return decides(item, chair)
        with suppress(RuleBroken):
            vote(
                item=item,
                seat=seats[number],
                outcome=AWARDED,
                choice="disagree",
                dissent="",
                by=seats[number].member,
            )
        return ""

    answer = together(len(seats) + 1, do)[-1]
    decision = Decision.objects.first()
    if decision is None:
        assert "more than half" in answer
        return
    # Whoever changed their mind before the decision is not counted as agreeing, and nobody did after it.
    agree = Vote.objects.filter(item=item, choice="agree").count()
    assert decision.experts_agreed + decision.staff_agreed == agree


def test_one_barred_while_it_is_decided_is_counted_or_stops_it_and_never_both(put, chair, reviewed):
    item = put(AWARDED)
    member = MeetingSeat.objects.order_by("pk").first().member

    def do(number):
        if number:
            return decides(item, chair)
        Conflict.objects.create(submission=reviewed, person=member, kind=ConflictKind.DECLARED)
        return ""

    answer = together(2, do)[1]
    reviewed.refresh_from_db()
    if answer == "decided":
        assert Decision.objects.get().experts_present == 2
    else:
        assert "1 expert by experience is needed" in answer
        assert reviewed.status == SubmissionStatus.AWAITING_MEETING and not Award.objects.exists()


def test_closing_twice_at_once_pays_once(put, chair):
    item = put(AWARDED)
    minutes = {seat.pk: 60 for seat in seats_of(item) if seat.side == "expert"}

    def close(_):
        with suppress(RuleBroken):
            close_meeting(meeting=item.meeting, minutes=minutes, by=chair)
            return "closed"

    assert together(4, close).count("closed") == 1
    item.meeting.refresh_from_db()
    assert item.meeting.minutes_id


def test_two_who_move_a_meeting_at_once_are_served_one_after_the_other(meeting, panel, chair):
    invite(meeting=meeting, members=panel, by=chair)
    was = meeting.activity.starts_at
    starts = [was + timedelta(days=days) for days in range(1, CHAIRS + 1)]
    chairs = [person(Role.PANEL_CHAIR) for _ in starts]

    def move(number):
        facts = {"starts_at": starts[number], "ends_at": starts[number] + timedelta(hours=2)}
        where = {"venue": None, "link": "https://meet.example.nhs.uk/panel"}
        move_meeting(meeting=meeting, reason="Too few could come.", by=chairs[number], **facts, **where)

    together(CHAIRS, move)
    events = Event.objects.filter(action="quality_meeting.moved").order_by("pk")
    chain = [(event.before["starts_at"], event.after["starts_at"]) for event in events]
    # Each moved what the one before had left, and the last stands.
    assert [before for before, _ in chain] == [was.isoformat(), *(after for _, after in chain[:-1])]
    meeting.refresh_from_db()
    assert meeting.activity.starts_at.isoformat() == chain[-1][1]
    assert meeting.moved_from.isoformat() == chain[-1][0]
    assert Message.objects.filter(kind="quality_meeting_moved").count() == CHAIRS * len(panel)


def test_without_the_lock_two_decisions_are_tried(put, monkeypatch):
    """The first test is worth something only if it can fail: without the lock the database's constraint is all there is."""
    item = put(AWARDED)

    def unlocked(item, *, by):
        return (
            type(item)
            .objects.select_related("meeting__activity", "version__criteria_set", "version__submission")
            .get(pk=item.pk)
        )

    monkeypatch.setattr(deciding, "to_decide", unlocked)
    chairs = [person(Role.PANEL_CHAIR) for _ in range(CHAIRS)]

    def decides_unlocked(number):
        try:
            return decides(item, chairs[number])
        except Exception as error:
            return type(error).__name__

    assert "IntegrityError" in together(CHAIRS, decides_unlocked)
    assert Decision.objects.count() == 1
