"""Those who run a date tell anybody on it once more where their place stands: a colleague, an expert, a partner's person."""

from datetime import timedelta

import pytest
from django.urls import reverse

from coproduction.audit.models import Event
from coproduction.core.submission import new_token
from coproduction.correspondence.models import Message
from involvement.enums import PlaceStatus
from involvement.selectors.partners import key_of
from tests.factories.training import TrainingDateFactory, TrainingPlaceFactory

BUTTON = "Tell them again where their place stands"


def again(desk, by, place, date=None):
    url = reverse("involvement:training_told_again", args=[(date or place.date).pk, place.pk])
    return desk.post(url, {"submission_token": new_token(by)})


@pytest.fixture
def desk(as_, coordinator):
    return as_(coordinator)


def test_a_partners_person_gets_the_link_to_their_place_once_more(date, desk, coordinator):
    place = TrainingPlaceFactory(date=date, partner=True)
    assert again(desk, coordinator, place).url == reverse("involvement:training_room", args=[date.pk])
    said = Message.objects.get(kind="training_booked")
    assert (said.address, said.recipient, said.in_inbox) == (place.partner_email, None, False)
    assert key_of(place) in said.body
    event = Event.objects.get(action="training_place.told_again")
    assert (event.actor, event.target_id, event.after) == (coordinator, str(place.pk), {"status": "booked"})


@pytest.mark.parametrize(
    ("status", "kind"),
    [("booked", "training_booked"), ("waiting", "training_waiting"), ("cancelled", "training_cancelled")],
)
def test_a_colleague_is_told_what_is_so_now(date, host, desk, coordinator, status, kind):
    place = TrainingPlaceFactory(date=date, user=host, status=status)
    again(desk, coordinator, place)
    said = Message.objects.get()
    assert (said.recipient, said.kind, said.in_inbox) == (host, kind, True)


def test_no_more_often_than_any_other_message(date, desk, coordinator, clock):
    place = TrainingPlaceFactory(date=date, partner=True)
    for number in (1, 2):
        again(desk, coordinator, place)
        refused = again(desk, coordinator, place)
        assert (refused.status_code, "10 minutes ago" in refused.content.decode()) == (409, True)
        assert Message.objects.count() == number
        clock.shift(timedelta(minutes=11))
    assert Event.objects.filter(action="training_place.told_again").count() == 2


@pytest.mark.parametrize(
    "gone", [{"status": PlaceStatus.APOLOGIES}, {"partner": True, "partner_email": "", "partner_name": ""}]
)
def test_there_is_no_button_where_there_is_nothing_to_say(date, desk, coordinator, gone):
    place = TrainingPlaceFactory(date=date, **gone)
    room = reverse("involvement:training_room", args=[date.pk])
    assert BUTTON not in desk.get(room).content.decode()
    assert again(desk, coordinator, place).status_code == 409
    assert not Message.objects.exists()
    TrainingPlaceFactory(date=date)
    assert desk.get(room).content.decode().count(BUTTON) == 1


def test_only_for_the_people_of_a_date_one_runs(date, as_, desk, coordinator, host):
    place = TrainingPlaceFactory(date=date)
    assert again(desk, coordinator, place, date=TrainingDateFactory()).status_code == 404
    assert again(as_(host), host, place).status_code == 403
    assert not Message.objects.exists()
