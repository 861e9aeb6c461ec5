"""Real threads at the last seat of a panel, counted by their effects."""

from contextlib import suppress
from datetime import timedelta
from itertools import pairwise
from threading import Barrier, BrokenBarrierError

import pytest
from django.db import OperationalError, connection
from django.utils import timezone

from coproduction.accounts.enums import Role
from coproduction.audit.models import Event
from coproduction.core.exceptions import RuleBroken
from experts.models import Contribution
from involvement.models import PanelOffer, PanelSeat, PanelTerms
from involvement.services import asking, seats
from involvement.services.panel_terms import set_panel_terms
from tests.factories import person
from tests.involvement.opportunities.racing import together
from tests.involvement.seats.conftest import ask, panel_in, ready, terms

pytestmark = [
    pytest.mark.race,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="locks of rows are PostgreSQL's"),
]
RACERS = 8


def asked(number=1):
    """Return the offers of one request to eight people, for so many seats."""
    people = [ready() for _ in range(RACERS)]
    request = ask(panel_in(), person(Role.RECRUITER), number=number)
    have = set(PanelOffer.objects.filter(request=request).values_list("expert", flat=True))
    for each in people:
        if each.pk not in have:
            PanelOffer.objects.create(
                request=request, expert=each, offered_at=timezone.now(), answer_by=request.needed_by
            )
    return list(PanelOffer.objects.filter(request=request).select_related("expert__user", "request"))


def accepts(offer):
    try:
        asking.accept(offer=offer, by=offer.expert.user)
    except RuleBroken as refusal:
        return str(refusal)
    except OperationalError:
        return "deadlock"  # only where the lock is taken out
    return "accepted"


def test_eight_people_and_two_seats():
    racing = asked(number=2)
    answers = together(RACERS, lambda number: accepts(racing[number]))
    panel = racing[0].request.panel_id
    assert PanelSeat.objects.filter(panel=panel).count() == 2
    assert Contribution.objects.filter(panel_seat__panel=panel).count() == 2
    assert answers.count("accepted") == 2
    assert all("have been taken" in answer for answer in answers if answer != "accepted")


def test_without_the_lock_the_seats_are_overbooked(monkeypatch):
    """The test above is worth something only if it can fail."""

    abreast = Barrier(RACERS)

    def unlocked(pk):
        with suppress(BrokenBarrierError):  # each counts the seats when all have come this far
            abreast.wait(5)
        return seats.Panel.objects.select_related("activity__directorate", "activity__venue").get(pk=pk)

    monkeypatch.setattr(seats, "locked_panel", unlocked)
    for _ in range(10):
        racing = asked(number=2)  # whoever takes the last seat tells all the others, and would wait for them
        abreast.reset()
        together(RACERS, lambda number, racing=racing: accepts(racing[number]))
        if PanelSeat.objects.filter(panel=racing[0].request.panel_id).count() > 2:
            return
    pytest.fail("eight racers never overbooked two seats, so this race proves nothing")


def test_one_person_cannot_take_two_seats_at_the_same_time():
    expert, recruiter = ready(), person(Role.RECRUITER)
    for _ in range(4):
        ask(panel_in(), recruiter)
    racing = list(PanelOffer.objects.filter(expert=expert).select_related("expert__user", "request"))
    assert len(racing) == 4
    together(4, lambda number: accepts(racing[number]))
    assert (
        PanelSeat.objects.filter(expert=expert, panel__held_on=racing[0].request.panel.held_on).count() == 1
    )


def test_two_runs_of_the_task_ask_the_next_person_once():
    racing = asked()
    PanelOffer.objects.update(answer_by=timezone.localdate() - timedelta(days=1))
    for _ in range(4):
        ready()
    together(2, lambda _: asking.go_on())
    request = racing[0].request
    assert PanelOffer.objects.filter(request=request, status="lapsed").count() == RACERS
    assert PanelOffer.objects.filter(request=request, status="offered").count() == 2


def test_two_who_leave_at_once_do_not_wait_for_each_other():
    """Each was offered a seat on the panel on which the other sits: locked as they come, the two would wait for ever."""
    recruiter = person(Role.RECRUITER)
    for _ in range(4):
        panels, people = [panel_in(days=10), panel_in(days=12)], [ready(), ready()]
        for number, expert in enumerate(people):
            asking.seat_by_hand(
                panel=panels[number], expert=expert, seat="member", terms=terms(), by=recruiter
            )
        for number, expert in enumerate(people):
            request = ask(panels[1 - number], recruiter)
            PanelOffer.objects.get_or_create(
                request=request,
                expert=expert,
                defaults={"offered_at": timezone.now(), "answer_by": request.needed_by},
            )
        assert together(2, lambda number, people=people: leaves(people[number], recruiter)) == [
            "gone",
            "gone",
        ]


def leaves(expert, by):
    try:
        asking.give_up_all(expert, by=by)
    except OperationalError:
        return "deadlock"
    return "gone"


def test_eight_who_say_at_once_what_a_seat_pays_leave_one_answer_and_a_whole_trail():
    recruiters = [person(Role.RECRUITER) for _ in range(RACERS)]

    def says(number):
        rest = {"band": None, "travel_rule": "none", "budget": None}
        set_panel_terms(directorate=None, preparation_minutes=number + 1, by=recruiters[number], **rest)

    together(RACERS, says)
    trail = list(Event.objects.filter(action="panel_terms.set").order_by("pk"))
    assert len(trail) == RACERS
    assert PanelTerms.objects.get().preparation_minutes == trail[-1].after["preparation_minutes"]
    firsts = [each for each in trail if not each.before]
    assert len(firsts) == 1
    assert all(later.before == earlier.after for earlier, later in pairwise(trail))
