"""Where a panel meets: typed or brought in; read by those asked, how to join by those seated; told anew when it changes."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from coproduction.core.submission import FIELD, new_token
from coproduction.correspondence.models import Message
from coproduction.reference.models import Directorate
from experts.selectors.calendars import file_for
from involvement.enums import Seat
from involvement.models import Panel, PanelOffer, PanelSeat
from involvement.rules.links import token_for
from involvement.services import asking
from involvement.services.facts import refresh_people
from involvement.tasks.seats import remind_about_panels
from tests.factories import VenueFactory
from tests.involvement.panels.conftest import bring_in, csv_of, look, trust  # noqa: F401 - a fixture
from tests.involvement.seats.conftest import ask, panel_in, ready, terms

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]
LINK = "https://meet.example.org/panel-7"
TO_COME = {
    "Interview date": "05/12/2026", "Outcome": "", "Candidates interviewed": "",
    "Candidates who met an expert": "", "Experts had equal vote": "",
}  # fmt: skip
COLUMNS = ("Venue", "Room or place", "How to join online")


def to(name, *args):
    return reverse(f"involvement:{name}", args=args)


def facts_of(panel):
    return panel.activity.venue, panel.activity.room, panel.joining


def bodies(user, kind):
    return [each.body for each in Message.objects.filter(recipient=user, kind=kind).order_by("pk")]


@pytest.fixture
def lodge(db):
    return VenueFactory(name="The Lodge")


def test_it_is_typed_checked_and_shown(as_, recruiter, trust, lodge):  # noqa: F811
    desk = as_(recruiter)
    typed = {
        "reference": "846-1", "title": "Staff Nurse", "band": "5",
        "directorate": Directorate.objects.get(name="Corporate").pk, "date_day": "5", "date_month": "12",
        "date_year": "2026", "start": "9am", "end": "12:30pm", "expert_1": "expert1@example.org",
        "seat_1": "member", "venue": lodge.pk, "room": " Meeting   room 2 ", "joining": LINK,
    }  # fmt: skip
    check = desk.post(to("panel_new"), {**typed, FIELD: new_token(recruiter)}).text
    assert "Meeting room 2, The Lodge" in check and LINK in check
    answer = desk.post(to("panel_new"), {**typed, "send": "1", FIELD: new_token(recruiter)})
    panel = Panel.objects.get()
    assert answer.url == to("panel", panel.pk)
    assert facts_of(panel) == (lodge, "Meeting room 2", LINK)
    page = desk.get(answer.url).text
    assert "Meeting room 2, The Lodge" in page and f'href="{LINK}"' in page
    change = desk.get(to("panel_change", panel.pk)).text
    assert "Meeting room 2" in change and LINK in change


def test_a_file_may_say_it_and_an_empty_cell_takes_nothing_away(recruiter, trust, lodge):  # noqa: F811
    said = {**TO_COME, "Venue": "the lodge", "Room or place": "Room 2", "How to join online": LINK}
    assert bring_in(csv_of(said, more=COLUMNS), recruiter)[0] == {"new": 1}
    assert facts_of(Panel.objects.get()) == (lodge, "Room 2", LINK)
    assert bring_in(csv_of(TO_COME), recruiter)[0] == {"unchanged": 1}
    assert bring_in(csv_of({**TO_COME}, more=COLUMNS), recruiter)[0] == {"unchanged": 1}
    (judged,) = look(csv_of({**said, "Room or place": "Room 9"}, more=COLUMNS), recruiter)
    assert judged.words == ["Room or place: ‘Room 9’ in place of ‘Room 2’"]
    (judged,) = look(csv_of({**said, "Venue": "The Moon"}, more=COLUMNS), recruiter)
    assert judged.words == [
        "‘The Moon’ is not in the trust’s list of venues. Write it as the room or place instead."
    ]


@pytest.mark.parametrize(
    ("changed", "kinds", "asked"),
    [
        ({"Room or place": "Room 9"}, ["panel_moved"], True),
        ({"Venue": "The Mill"}, ["panel_moved"], True),
        ({"How to join online": "Ring 01234 567890"}, ["panel_joining"], False),
        ({"Band": "6"}, [], False),
    ],
)
def test_those_seated_hear_when_it_changes(recruiter, trust, lodge, changed, kinds, asked):  # noqa: F811
    VenueFactory(name="The Mill")
    said = {**TO_COME, "Venue": "The Lodge", "Room or place": "Room 2", "How to join online": LINK}
    bring_in(csv_of(said, more=COLUMNS), recruiter)
    bring_in(csv_of({**said, **changed}, more=COLUMNS), recruiter)
    told = Message.objects.filter(recipient=trust[1].user).exclude(kind="panel_seated")
    assert list(told.values_list("kind", flat=True)) == kinds
    assert PanelSeat.objects.get().must_confirm is asked
    for message in told:
        assert next(iter(changed.values())) in message.body


def test_a_panel_that_goes_online_asks_again(recruiter, trust):  # noqa: F811
    bring_in(csv_of(TO_COME), recruiter)
    bring_in(csv_of({**TO_COME, "How to join online": LINK}, more=COLUMNS), recruiter)
    assert PanelSeat.objects.get().must_confirm
    (body,) = bodies(trust[1].user, "panel_moved")
    assert f"Where: Online. How to join online: {LINK}" in body


def test_nobody_is_promised_a_place_once_the_panel_is_over(as_, recruiter, still_clock):
    expert = ready()
    panel = panel_in(days=5)
    ask(panel, recruiter, needed_in=4)
    offer = PanelOffer.objects.get()
    asking.accept(offer=offer, by=expert.user)
    pages = (to("panel_offer", offer.pk), to("my_seat", panel.pk))
    for page in pages:
        assert "We will tell you where" in as_(expert.user).get(page).text
    still_clock.shift(timedelta(days=6))
    for page in pages:
        shown = as_(expert.user).get(page).text
        assert "We will tell you where" not in shown and "Not given" in shown


def test_those_asked_read_where_and_those_seated_how_to_join(as_, recruiter, lodge, still_clock):
    expert = ready()
    panel = panel_in(days=5, joining=LINK, activity__venue=lodge, activity__room="Room 2")
    ask(panel, recruiter, needed_in=4)
    offer = PanelOffer.objects.get()
    (body,) = bodies(expert.user, "panel_offered")
    assert "Where: Room 2, The Lodge, or online" in body and LINK not in body
    mine = as_(expert.user)
    for page in (
        mine.get(to("panel_offer", offer.pk)),
        Client().get(to("panel_answer", token_for("offer", offer.pk))),
    ):
        assert "Room 2, The Lodge" in page.text and "We tell you once you have a seat" in page.text
        assert LINK not in page.text
    asking.accept(offer=offer, by=expert.user)
    page = mine.get(to("panel_offer", offer.pk)).text
    assert "It is on the page of your seat" in page and LINK not in page
    (body,) = bodies(expert.user, "panel_seated")
    assert f"Room 2, The Lodge, or online. How to join online: {LINK}" in body
    assert f'href="{LINK}"' in mine.get(to("my_seat", panel.pk)).text
    assert b"Room 2" in file_for(expert) and LINK.encode() not in file_for(expert).replace(b"\r\n ", b"")
    still_clock.shift(timedelta(days=4))
    remind_about_panels()
    (body,) = bodies(expert.user, "panel_reminder")
    assert LINK in body
    asking.give_up_seat(seat=PanelSeat.objects.get(panel=panel), by=expert.user)
    assert LINK not in mine.get(to("my_seat", panel.pk)).text


def test_who_asks_is_told_that_nobody_said_where(as_, recruiter):
    desk, panel = as_(recruiter), panel_in()
    page = desk.get(to("panel_ask", panel.pk)).text
    assert "Nobody has said where this panel meets." in page and to("panel_change", panel.pk) in page
    placed = panel_in(activity__room="Room 2")
    assert "Nobody has said where" not in desk.get(to("panel_ask", placed.pk)).text


def test_with_no_place_the_words_are_as_before(recruiter):
    expert = ready()
    asking.seat_by_hand(panel=panel_in(), expert=expert, seat=Seat.MEMBER, terms=terms(), by=recruiter)
    (body,) = bodies(expert.user, "panel_seated")
    assert "Where: We will tell you where, or how to join" in body


@pytest.mark.parametrize(
    ("facts", "asked"),
    [
        ({}, {"online", "in_person", "both"}),
        ({"activity__room": "Room 2"}, {"in_person", "both"}),
        ({"activity__venue": "The Lodge"}, {"in_person", "both"}),
        ({"joining": LINK}, {"online", "both"}),
        ({"joining": LINK, "activity__venue": "The Lodge"}, {"online", "in_person", "both"}),
    ],
)
def test_only_those_who_can_be_there_are_asked(recruiter, lodge, facts, asked):
    if "activity__venue" in facts:
        facts = {**facts, "activity__venue": lodge}
    ways = {"online": (True, False), "in_person": (False, True), "both": (True, True)}
    people = {name: ready(online=online, in_person=here) for name, (online, here) in ways.items()}
    for expert in people.values():
        refresh_people([expert.pk])
    request = ask(panel_in(**facts), recruiter, number=3)
    offered = set(PanelOffer.objects.filter(request=request).values_list("expert", flat=True))
    assert offered == {people[name].pk for name in asked}
