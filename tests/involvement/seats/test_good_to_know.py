"""What people are told of the day of a panel: with the offer, and for as long as they have the seat."""

import pytest
from django.urls import reverse

from involvement.enums import Seat
from involvement.models import PanelOffer, PanelRequest
from involvement.services import asking
from tests.involvement.seats.conftest import ask, panel_in, ready, terms

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]


def test_what_the_offer_said_of_the_day_is_still_there_once_the_seat_is_taken(as_, recruiter):
    expert, by_hand = ready(), ready()
    panel = panel_in()
    ask(panel, recruiter)
    PanelRequest.objects.update(words="Come to the desk at Hellesdon.")
    asking.accept(offer=PanelOffer.objects.get(expert=expert), by=expert.user)
    asking.seat_by_hand(panel=panel, expert=by_hand, seat=Seat.MEMBER, terms=terms(), by=recruiter)
    ask(panel, recruiter, seat=Seat.OBSERVER)
    PanelRequest.objects.filter(seat=Seat.OBSERVER).update(words="Wear what you like.")

    def page(person):
        return as_(person.user).get(reverse("involvement:my_seat", args=[panel.pk])).content.decode()

    assert "Come to the desk at Hellesdon." in page(expert)
    assert "Wear what you like." not in page(expert)
    assert "Wear what you like." in page(by_hand)
    PanelRequest.objects.update(words="")
    assert "Good to know" not in page(expert)
