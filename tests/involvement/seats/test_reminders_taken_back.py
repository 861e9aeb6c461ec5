"""A reminder of a panel that has reached nobody yet is taken back when the panel moves, is cancelled or the seat is given up."""

from datetime import timedelta

import pytest

from coproduction.correspondence.models import Delivery, Message
from involvement.models import Panel, PanelSeat
from involvement.services import asking, panel_days
from involvement.tasks.seats import remind_about_panels
from tests.involvement.panels.conftest import bring_in, csv_of, trust  # noqa: F401 - a fixture
from tests.involvement.seats.test_where_panels_meet import COLUMNS, LINK, TO_COME

pytestmark = pytest.mark.django_db
SAID = {**TO_COME, "Room or place": "Room 2", "How to join online": LINK}


def reminders():
    return list(Message.objects.filter(kind="panel_reminder").order_by("pk").values_list("body", flat=True))


@pytest.fixture
def reminded(trust, recruiter, still_clock):  # noqa: F811
    """Two people have been written a reminder of tomorrow's panel, which has not been sent."""
    experts = "expert1@example.org; expert2@example.org"
    bring_in(csv_of({**SAID, "Expert emails": experts}, more=COLUMNS), recruiter)
    still_clock.shift(timedelta(days=11, hours=8))
    remind_about_panels()
    assert len(reminders()) == 2
    return Panel.objects.get()


def change(recruiter, **changed):
    row = {**SAID, "Expert emails": "expert1@example.org; expert2@example.org", **changed}
    assert bring_in(csv_of(row, more=COLUMNS), recruiter)[0] == {"changed": 1}


@pytest.mark.parametrize(
    ("column", "now"),
    [("Start", "10:00"), ("Room or place", "Room 9"), ("How to join online", "Ring 01234 567890")],
)
def test_one_that_changes_is_reminded_of_as_it_is_now(reminded, recruiter, column, now):
    change(recruiter, **{column: now})
    assert reminders() == []
    remind_about_panels()
    said = {"10:00": "at 10am"}.get(now, now)
    assert len(reminders()) == 2 and all(said in body for body in reminders())


def test_what_was_sent_stays(reminded, recruiter):
    Delivery.objects.update(state="sent", sent_at=reminded.created_at)
    change(recruiter, Start="10:00")
    assert len(reminders()) == 2


def test_another_fact_takes_nothing_back(reminded, recruiter):
    before = list(Message.objects.filter(kind="panel_reminder").order_by("pk").values_list("pk", flat=True))
    change(recruiter, Band="6")
    assert before == list(
        Message.objects.filter(kind="panel_reminder").order_by("pk").values_list("pk", flat=True)
    )


def test_a_cancelled_panel_reminds_nobody(reminded, recruiter):
    panel_days.cancel_panel(panel=reminded, by=recruiter)
    remind_about_panels()
    assert reminders() == []


def test_who_gives_their_seat_up_is_not_reminded(reminded, trust, recruiter):  # noqa: F811
    asking.give_up_seat(seat=PanelSeat.objects.get(expert=trust[1]), by=trust[1].user)
    assert [each.recipient for each in Message.objects.filter(kind="panel_reminder")] == [trust[2].user]
