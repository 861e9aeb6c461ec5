"""Each person reads of panels in the language they asked for, beside others who read English."""

from involvement.enums import DebriefSide
from involvement.models import Debrief
from involvement.notices import debriefs, panel_offers, seats
from tests.factories import PanelSeatFactory
from tests.involvement.seats.conftest import ask, panel_in


def two_seats(panel):
    """Return (a seat of somebody who reads Welsh, one of somebody who reads English)."""
    welsh, english = (PanelSeatFactory(panel=panel) for _ in range(2))
    welsh.expert.user.language = "cy"
    return welsh, english


def starts(messages):
    return [each.body.split()[0] for each in messages]


def test_of_their_seat(db):
    found = [seats.reminder(seat) for seat in two_seats(panel_in())]
    assert starts(found) == ["Helo", "Hello"]
    assert "Pryd: " in found[0].body and "When: " in found[1].body


def test_of_what_was_asked_for(recruiter, host):
    request = ask(panel_in(), recruiter)
    recruiter.language = "cy"
    found = [panel_offers.unfilled(request, person, far="near", link="/") for person in (recruiter, host)]
    assert starts(found) == ["Helo", "Hello"]


def test_of_how_it_went(db):
    panel = panel_in(days=-2)
    rows = [
        Debrief.objects.create(panel=panel, side=DebriefSide.EXPERT, expert=seat.expert)
        for seat in two_seats(panel)
    ]
    assert starts(debriefs.reminder(row) for row in rows) == ["Helo", "Hello"]
