"""The day of a panel and after it: who came, how it went, signing off, and panels that move or still have nobody."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from coproduction.accounts.enums import Role
from coproduction.core.dates import today
from coproduction.core.exceptions import RuleBroken
from coproduction.correspondence.models import Message
from experts.models import Qualification
from experts.services import activities
from involvement.enums import Seat
from involvement.models import Debrief, PanelOffer, PanelSeat
from involvement.rules.seats import Standing
from involvement.selectors.around import around
from involvement.selectors.ladder import standing_of
from involvement.services import asking, debriefs, escalating, panel_days, seats
from involvement.tasks.seats import ask_how_panels_went, fill_panels, remind_about_panels
from tests.factories import person
from tests.involvement.seats.conftest import ask, observe, panel_in, ready, sat, terms, trained

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]


def kinds_to(user):
    return sorted(Message.objects.filter(recipient=user).values_list("kind", flat=True))


def seated(expert, panel, by, seat=Seat.MEMBER):
    return asking.seat_by_hand(panel=panel, expert=expert, seat=seat, terms=terms(), by=by)


def held(recruiter, still_clock, *people, **facts):
    """Return a panel that is over, with these people seated on it."""
    panel = panel_in(days=3, **facts)
    for expert in people:
        seated(expert, panel, recruiter)
    still_clock.shift(timedelta(days=3, hours=4))
    return panel


def came(panel, recruiter, status="attended", minutes=150):
    rows = [
        (each.contribution_id, status, minutes if status == "attended" else None)
        for each in panel.seats.all()
    ]
    return panel_days.record_attendance(panel=panel, rows=rows, by=recruiter)


def test_who_came_is_written_told_and_asked_how_it_went(recruiter, still_clock):
    expert = ready()
    panel = held(recruiter, still_clock, expert, chair_email="chair@example.nhs.uk")
    came(panel, recruiter)
    contribution = panel.seats.get().contribution
    assert (contribution.status, contribution.minutes) == ("attended", 150)
    assert "panel_attended" in kinds_to(expert.user)
    assert sorted(Debrief.objects.values_list("side", flat=True)) == ["chair", "expert"]
    message = Message.objects.get(address="chair@example.nhs.uk")
    assert not message.in_inbox
    assert str(expert.user) not in message.subject + message.body


def test_nobody_records_their_own_attendance_or_that_of_a_stranger(recruiter, still_clock):
    expert = ready()
    panel = held(recruiter, still_clock, expert)
    seat = panel.seats.get()
    with pytest.raises(RuleBroken, match="your own attendance"):
        panel_days.record_attendance(
            panel=panel, rows=[(seat.contribution_id, "attended", 60)], by=expert.user
        )
    with pytest.raises(RuleBroken, match="not on this panel"):
        panel_days.record_attendance(panel=panel, rows=[(999_999, "attended", 60)], by=recruiter)
    with pytest.raises(RuleBroken, match="once the panel has started"):
        came(panel_in(), recruiter)


def test_how_it_went_is_said_once(recruiter, still_clock):
    panel = held(recruiter, still_clock, expert := ready())
    came(panel, recruiter)
    debrief = Debrief.objects.get(expert=expert)
    answers = {"heard": "yes", "prepared": "partly", "again": "yes", "words": ""}
    debriefs.answer(debrief=debrief, by=expert.user, **answers)
    with pytest.raises(RuleBroken, match="told us already"):
        debriefs.answer(debrief=debrief, by=expert.user, **answers)


def test_those_who_have_not_said_are_reminded_once_after_two_days(recruiter, still_clock):
    silent, told = ready(), ready()
    panel = held(recruiter, still_clock, silent, told, chair_email="chair@example.nhs.uk")
    came(panel, recruiter)
    answers = {"heard": "no", "prepared": "no", "again": "no", "words": ""}
    debriefs.answer(debrief=Debrief.objects.get(expert=told), by=told.user, **answers)
    ask_how_panels_went()
    assert not Message.objects.filter(kind="debrief_reminder").exists()
    still_clock.shift(timedelta(days=2, minutes=1))
    ask_how_panels_went()
    ask_how_panels_went()
    assert [each.recipient for each in Message.objects.filter(kind="debrief_reminder")] == [silent.user]
    assert Message.objects.filter(address="chair@example.nhs.uk").count() == 2


def test_the_ladder_is_climbed_by_signing_off(recruiter, still_clock):
    expert = trained()
    panel = panel_in(days=3)
    asking.seat_by_hand(panel=panel, expert=expert, seat=Seat.OBSERVER, terms=terms(), by=recruiter)
    with pytest.raises(RuleBroken, match="once it is recorded that they came"):
        panel_days.sign_off(seat=panel.seats.get(), ready=True, note="Good", is_chair=False, by=recruiter)
    still_clock.shift(timedelta(days=3, hours=4))
    came(panel, recruiter)
    with pytest.raises(RuleBroken, match="your own seat"):
        panel_days.sign_off(seat=panel.seats.get(), ready=True, note="Good", is_chair=True, by=expert.user)
    with pytest.raises(RuleBroken, match="Only a recruiter"):
        panel_days.sign_off(
            seat=panel.seats.get(), ready=True, note="Good", is_chair=False, by=person(Role.HOST)
        )
    panel_days.sign_off(seat=panel.seats.get(), ready=True, note="Asked well.", is_chair=False, by=recruiter)
    assert standing_of(expert.pk, day=today()) == Standing(trained=True, observed=1, sat=0)
    assert "panel_signed_off" in kinds_to(expert.user)
    with pytest.raises(RuleBroken, match="already"):
        panel_days.sign_off(seat=panel.seats.get(), ready=False, note="No", is_chair=False, by=recruiter)


def test_a_chair_needs_panels_as_a_member_and_a_sign_off(recruiter, settings):
    expert = ready()
    for number in range(3):
        seat = sat(expert, days=30 + number)
    request = {"panel": panel_in(), "expert": expert, "seat": Seat.CHAIR, "terms": terms(), "by": recruiter}
    with pytest.raises(RuleBroken, match="a sign-off to chair"):
        asking.seat_by_hand(**request)
    panel_days.sign_off(seat=seat, ready=True, note="Led well.", is_chair=False, by=recruiter)
    assert asking.seat_by_hand(**request).seat == "chair"


def test_a_panel_that_moves_asks_again_and_training_must_count_on_the_new_day(recruiter):
    expert = ready(until=today() + timedelta(days=15))
    panel = panel_in(days=10)
    seat = seated(expert, panel, recruiter)
    move(panel, recruiter, days=12)
    seat.refresh_from_db()
    assert seat.must_confirm
    assert "panel_moved" in kinds_to(expert.user)
    seats.confirm(seat=seat, by=expert.user)
    seat.refresh_from_db()
    assert not seat.must_confirm
    move(panel, recruiter, days=20)
    with pytest.raises(RuleBroken, match="training in date on the day"):
        seats.confirm(seat=seat, by=expert.user)


def move(panel, by, *, days):
    starts, was = timezone.now() + timedelta(days=days), panel.activity.starts_at
    activities.change_activity(
        activity=panel.activity, by=by, starts_at=starts, ends_at=starts + timedelta(hours=3)
    )
    panel.held_on = starts.date()
    panel.save()
    seats.panel_moved(panel=panel, was=was, by=by)


def test_a_panel_that_is_cancelled_tells_everyone(recruiter):
    people = [ready() for _ in range(3)]
    panel = panel_in()
    request = ask(panel, recruiter, number=2)
    asking.accept(offer=PanelOffer.objects.get(expert=people[0]), by=people[0].user)
    panel_days.cancel_panel(panel=panel, by=recruiter)
    assert "panel_cancelled" in kinds_to(people[0].user)
    assert "panel_offer_taken" in kinds_to(people[1].user)
    request.refresh_from_db()
    assert request.status == "cancelled"


def test_a_seat_we_take_away_says_why(recruiter):
    expert = ready()
    seat = seated(expert, panel_in(), recruiter)
    asking.give_up_seat(seat=seat, by=recruiter, reason="The panel is smaller now.")
    message = Message.objects.get(recipient=expert.user, kind="panel_seat_taken_away")
    assert "The panel is smaller now." in message.body
    seat.refresh_from_db()
    assert seat.contribution.status == "cancelled_by_us"


def test_an_unfilled_panel_escalates_by_working_days_and_each_hears_once(recruiter, still_clock):
    """Monday 23 November: the panel is on Thursday 3 December, five whole working days from Thursday 26 November."""
    coordinator, manager = person(Role.COORDINATOR), person(Role.MANAGER)
    request = ask(panel_in(days=10, recorded_by=recruiter), recruiter, needed_in=9)
    fill_panels()
    assert told("panel_unfilled") == []
    still_clock.shift(timedelta(days=3))
    fill_panels()
    fill_panels()
    assert told("panel_unfilled") == [coordinator.pk]
    still_clock.shift(timedelta(days=5))
    fill_panels()
    fill_panels()
    assert sorted(told("panel_unfilled")) == sorted([coordinator.pk, recruiter.pk, manager.pk])
    assert request.status == "open"


def test_a_day_to_have_people_by_that_has_gone_by_counts_as_the_first_step(recruiter, still_clock):
    coordinator = person(Role.COORDINATOR)
    ask(panel_in(days=40), recruiter, needed_in=2)
    still_clock.shift(timedelta(days=2))
    assert escalating.escalate() == 0
    still_clock.shift(timedelta(days=1))
    assert escalating.escalate() == 1
    assert told("panel_unfilled") == [coordinator.pk]


def told(kind):
    return list(Message.objects.filter(kind=kind).order_by("pk").values_list("recipient", flat=True))


def test_a_filled_panel_does_not_escalate(recruiter):
    expert = ready()
    ask(panel_in(days=3), recruiter, needed_in=2)
    asking.accept(offer=PanelOffer.objects.get(), by=expert.user)
    assert escalating.escalate() == 0


def test_people_are_reminded_of_a_panel_once_and_again_when_it_moves(recruiter, still_clock):
    expert = ready()
    panel = panel_in(days=2)
    seated(expert, panel, recruiter)
    remind_about_panels()
    assert told("panel_reminder") == []
    still_clock.shift(timedelta(days=1, hours=1))
    remind_about_panels()
    remind_about_panels()
    assert told("panel_reminder") == [expert.pk]


def test_training_that_runs_out_after_the_seat_was_taken_shows(recruiter):
    expert = ready()
    panel = panel_in()
    seated(expert, panel, recruiter)
    assert around(panel, recruiter)["seats"][0].lacks == []
    Qualification.objects.filter(expert=expert).delete()
    assert around(panel, recruiter)["seats"][0].lacks != []


def test_nothing_is_mailed_with_a_name_of_an_expert_to_the_chair(recruiter, still_clock):
    expert = ready(name="Quentin Quietname")
    observe(expert)
    panel = held(recruiter, still_clock, expert, chair_email="chair@example.nhs.uk")
    came(panel, recruiter)
    assert all("Quietname" not in each.body for each in mail.outbox if "chair@example.nhs.uk" in each.to)
    assert PanelSeat.objects.filter(panel=panel).count() == 1
