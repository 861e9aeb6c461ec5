"""Asking for experts in turn, answering, and never more than the seats there are."""

from datetime import timedelta

import pytest

from coproduction.accounts.enums import Role
from coproduction.audit.models import Event
from coproduction.core.dates import today
from coproduction.core.exceptions import RuleBroken
from coproduction.correspondence.models import Message
from coproduction.reference.services import change_setting
from experts.models import Contribution, Qualification
from involvement.enums import Seat
from involvement.models import PanelOffer, PanelRequest, PanelSeat
from involvement.selectors.turns import in_turn
from involvement.services import asking
from tests.factories import ActivityFactory, ContributionFactory, PanelFactory, person
from tests.involvement.seats.conftest import ask, observe, panel_in, ready, sat, terms, trained

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]


def offers(request, status="offered"):
    return [each.expert for each in PanelOffer.objects.filter(request=request, status=status).order_by("pk")]


def told(expert, kind):
    return Message.objects.filter(recipient=expert.user, kind=kind).count()


def test_two_are_asked_for_each_seat_and_the_next_in_turn_when_one_says_no(recruiter):
    people = [ready() for _ in range(4)]
    request = ask(panel_in(), recruiter)
    first = offers(request)
    assert len(first) == 2
    asking.decline(offer=PanelOffer.objects.get(expert=first[0]), by=first[0].user)
    assert len(offers(request)) == 2
    assert set(offers(request)) <= set(people) - {first[0]}


def test_only_those_are_asked_whose_training_counts_on_the_day_and_who_are_that_far(recruiter, ladder):
    panel = panel_in(days=10)
    lapsing = ready(until=today() + timedelta(days=9))
    on_the_day = ready(until=panel.held_on)
    new = trained()
    untrained_member = trained()
    sat(untrained_member, days=100)
    Qualification.objects.filter(expert=untrained_member).delete()
    not_ready = trained()
    observe(not_ready, ready=False)
    veteran = trained()
    sat(veteran, days=100)
    paused = ready(status="paused")
    busy = ready()
    ContributionFactory(
        expert=busy,
        activity=ActivityFactory(
            starts_at=panel.activity.starts_at + timedelta(hours=1), ends_at=panel.activity.ends_at
        ),
    )
    chair = ready()
    panel.chair_email = chair.user.email.upper()
    panel.save()
    request = ask(panel, recruiter, number=6)
    assert set(offers(request)) == {on_the_day, veteran}
    assert {lapsing, new, not_ready, paused, busy, chair} & set(offers(request)) == set()


def test_in_a_new_trust_everyone_with_training_in_date_is_asked_and_nobody_else(recruiter):
    panel = panel_in(days=10)
    new, watched, lapsing = trained(), ready(), trained(until=today() + timedelta(days=9))
    request = ask(panel, recruiter, number=6)
    assert set(offers(request)) == {new, watched}
    assert lapsing not in offers(request)
    asking.accept(offer=PanelOffer.objects.get(expert=new), by=new.user)
    assert PanelSeat.objects.get(panel=panel, expert=new).override_by is None


@pytest.mark.parametrize("least", [0, 1])
def test_an_observers_seat_goes_to_those_who_have_not_observed_yet(recruiter, least):
    change_setting("panel_observed_needed", least, by=person(Role.ADMINISTRATOR))
    new, done = trained(), ready()
    request = ask(panel_in(), recruiter, seat=Seat.OBSERVER)
    assert offers(request) == [new]
    assert done not in offers(request)


def test_nobody_sits_before_they_have_observed_where_the_trust_asks_for_it(recruiter, ladder):
    seat = {"panel": panel_in(), "seat": Seat.MEMBER, "terms": terms(), "by": recruiter}
    with pytest.raises(RuleBroken, match="1 panel observed and signed off"):
        asking.seat_by_hand(expert=trained(), **seat)
    assert asking.seat_by_hand(expert=ready(), **seat).override_by is None


def test_the_turn_goes_by_the_last_panel_and_unanswered_offers_and_not_by_saying_no(recruiter):
    lately, long_ago, silent, said_no = (ready() for _ in range(4))
    sat(lately, days=20)
    sat(long_ago, days=90)
    for each in (silent, said_no):
        sat(each, days=150)
    earlier = ask(panel_in(), recruiter)
    PanelOffer.objects.all().delete()
    when = {"offered_at": earlier.opened_at, "answer_by": today()}
    PanelOffer.objects.create(request=earlier, expert=silent, status="lapsed", **when)
    PanelOffer.objects.create(request=earlier, expert=said_no, status="declined", **when)
    panel = panel_in(days=12)
    request = PanelRequest(panel=panel, seat=Seat.MEMBER, asked_by=recruiter)
    assert list(in_turn(request)) == [said_no, long_ago, lately, silent]


def test_saying_yes_writes_the_seat_and_the_contribution_on_the_terms_that_were_shown(recruiter):
    expert, other = ready(), ready()
    panel = panel_in()
    request = ask(panel, recruiter)
    offer = PanelOffer.objects.get(expert=expert)
    asking.accept(offer=offer, by=expert.user)
    asking.accept(offer=offer, by=expert.user)
    seat = PanelSeat.objects.get(panel=panel)
    contribution = Contribution.objects.get(activity=panel.activity)
    assert (seat.expert, seat.seat, seat.contribution) == (expert, "member", contribution)
    assert (contribution.band, contribution.budget) == (request.band, request.budget)
    assert (contribution.travel_rule, contribution.preparation_minutes) == (request.travel_rule, 30)
    request.refresh_from_db()
    assert request.status == "filled"
    assert offers(request, "taken") == [other]
    assert told(expert, "panel_seated") == told(other, "panel_offer_taken") == 1
    assert Message.objects.filter(recipient=recruiter, kind="panel_answered").count() == 1
    with pytest.raises(RuleBroken, match="have been taken"):
        asking.accept(offer=PanelOffer.objects.get(expert=other), by=other.user)


def test_training_that_is_lost_between_offer_and_answer_is_refused(recruiter):
    expert = ready()
    panel = panel_in()
    ask(panel, recruiter)
    Qualification.objects.filter(expert=expert).update(expires_on=panel.held_on - timedelta(days=1))
    with pytest.raises(RuleBroken, match="training in date on the day"):
        asking.accept(offer=PanelOffer.objects.get(), by=expert.user)
    assert not PanelSeat.objects.filter(panel=panel).exists()


def test_nobody_sits_in_two_places_at_once(recruiter):
    expert = ready()
    panel = panel_in()
    ask(panel, recruiter)
    ContributionFactory(
        expert=expert,
        activity=ActivityFactory(
            title="Carers group", starts_at=panel.activity.starts_at, ends_at=panel.activity.ends_at
        ),
    )
    with pytest.raises(RuleBroken, match="You are expected at ‘Carers group’"):
        asking.accept(offer=PanelOffer.objects.get(), by=expert.user)


def test_what_nobody_answers_runs_out_and_the_next_is_asked_once(recruiter, still_clock):
    for _ in range(3):
        ready()
    request = ask(panel_in(days=20), recruiter)
    first = offers(request)
    still_clock.shift(timedelta(days=4))
    assert asking.go_on() == 2
    assert asking.go_on() == 0
    assert offers(request, "lapsed") == first
    assert len(offers(request)) == 1
    assert [told(each, "panel_offer_lapsed") for each in first] == [1, 1]
    with pytest.raises(RuleBroken, match="You had until 26 November 2026"):
        asking.accept(offer=PanelOffer.objects.get(expert=first[0]), by=first[0].user)


def test_whoever_asked_hears_once_when_nobody_is_left(recruiter):
    expert = ready()
    ask(panel_in(), recruiter)
    asking.decline(offer=PanelOffer.objects.get(), by=expert.user)
    assert Message.objects.filter(recipient=recruiter, kind="panel_nobody_left").count() == 1


def test_a_seat_given_up_is_offered_to_the_next_in_turn(recruiter):
    expert = ready()
    panel = panel_in()
    request = ask(panel, recruiter)
    asking.accept(offer=PanelOffer.objects.get(), by=expert.user)
    later = ready()
    asking.give_up_seat(seat=PanelSeat.objects.get(panel=panel), by=expert.user)
    request.refresh_from_db()
    assert (request.status, request.filled_at) == ("open", None)
    assert offers(request) == [later]
    assert offers(request, "given_up") == [expert]
    assert Contribution.objects.get(activity=panel.activity).status == "apologies"
    assert told(expert, "panel_given_up") == 1
    asking.seat_by_hand(panel=panel, expert=expert, seat=Seat.MEMBER, terms=terms(), by=recruiter)
    assert Contribution.objects.get(activity=panel.activity).status == "expected"
    assert offers(request, "accepted") == [expert]
    assert offers(request, "taken") == [later]


def test_calling_off_tells_those_still_asked_and_keeps_the_seats(recruiter):
    people = [ready() for _ in range(3)]
    panel = panel_in()
    request = ask(panel, recruiter, number=2)
    asking.accept(offer=PanelOffer.objects.get(expert=people[0]), by=people[0].user)
    asking.call_off(request=request, by=recruiter)
    assert set(offers(request, "taken")) == {people[1], people[2]}
    assert PanelSeat.objects.filter(panel=panel).count() == 1
    with pytest.raises(RuleBroken):
        asking.call_off(request=request, by=recruiter)


def test_one_ask_at_a_time_and_none_for_a_panel_that_is_over_or_off(recruiter):
    panel = panel_in()
    ask(panel, recruiter)
    with pytest.raises(RuleBroken, match="already"):
        ask(panel, recruiter)
    with pytest.raises(RuleBroken, match="started"):
        ask(PanelFactory(), recruiter)
    with pytest.raises(RuleBroken, match="before the panel"):
        ask(panel_in(days=3), recruiter, needed_in=3)


def test_nobody_without_training_is_seated_without_a_reason_and_a_name(recruiter):
    panel, expert = panel_in(), ready()
    Qualification.objects.filter(expert=expert).delete()
    seat = {"panel": panel, "expert": expert, "terms": terms(), "by": recruiter}
    with pytest.raises(RuleBroken, match="training in date on the day"):
        asking.seat_by_hand(seat=Seat.MEMBER, **seat)
    held = asking.seat_by_hand(seat=Seat.MEMBER, override_reason="Trained elsewhere, paper to come.", **seat)
    assert (held.override_by, held.override_reason) == (recruiter, "Trained elsewhere, paper to come.")
    assert Event.objects.get(action="panel_seat.taken").after["override"] is True


def test_anyone_active_may_observe(recruiter):
    expert = trained()
    Qualification.objects.filter(expert=expert).delete()
    held = asking.seat_by_hand(
        panel=panel_in(), expert=expert, seat=Seat.OBSERVER, terms=terms(), by=recruiter, override_reason="x"
    )
    assert held.override_by is None


def test_a_request_whose_panel_has_begun_ends(recruiter, still_clock):
    expert = ready()
    request = ask(panel_in(days=6), recruiter, needed_in=2)
    PanelOffer.objects.update(answer_by=today() + timedelta(days=30))
    still_clock.shift(timedelta(days=6, hours=1))
    assert asking.go_on() == 1
    assert asking.go_on() == 0
    request.refresh_from_db()
    assert request.status == "unfilled"
    assert offers(request, "taken") == [expert]


def test_leaving_the_network_frees_the_seat_and_the_offers(recruiter):
    expert, other = ready(), ready()
    panel, second = panel_in(), panel_in(days=20)
    request = ask(panel, recruiter)
    asking.accept(offer=PanelOffer.objects.get(request=request, expert=expert), by=expert.user)
    again = ask(second, recruiter)
    asking.give_up_all(expert, by=expert.user)
    assert offers(request, "given_up") == [expert]
    assert offers(again, "declined") == [expert]
    assert other.panel_offers.filter(status="offered").exists()
