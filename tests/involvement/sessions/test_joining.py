"""How to join online: for those who have a place, and for nobody else."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from experts.enums import ContributionStatus
from experts.models import Expert
from involvement.enums import Place
from tests.factories import ActivityFactory, ContributionFactory, OpportunityFactory, SessionFactory

SAID = {"by_phone": "Ring 01603 000000, code 42", "captions": "Press the letters CC", "help": "Ring Sam"}


@pytest.fixture
def advert(host):
    return OpportunityFactory(host=host, published=True)


def session(advert, days=3, place=Place.ONLINE):
    activity = ActivityFactory(starts_at=timezone.now() + timedelta(days=days))
    return SessionFactory(
        opportunity=advert, activity=activity, place=place, link="https://example.org/secret-room"
    )


def page(client, name, *args):
    return client.get(reverse(f"involvement:{name}", args=args)).content.decode()


def test_the_host_says_it_once_for_all_that_are_to_come(as_, host, advert):
    first, other, in_a_room, over = (
        session(advert), session(advert, 10), session(advert, 11, Place.IN_PERSON), session(advert, -5),
    )  # fmt: skip
    url = reverse("involvement:session_joining", args=[first.pk])
    as_(host).post(url, {**SAID, "platform": "  ", "for_all": "on"})
    for each in (first, other, in_a_room, over):
        each.refresh_from_db()
    assert [each.online for each in (first, other, in_a_room, over)] == [SAID, SAID, {}, {}]


@pytest.mark.parametrize("status", ContributionStatus)
def test_only_those_who_have_a_place_read_it(as_, expert, advert, status):
    meets = session(advert)
    meets.online = SAID
    meets.save()
    came = {"attended": True} if status == ContributionStatus.ATTENDED else {"status": status}
    ContributionFactory(expert=Expert.objects.get(pk=expert.pk), activity=meets.activity, **came)
    words = page(as_(expert), "session", meets.pk)
    has_a_place = status in (ContributionStatus.EXPECTED, ContributionStatus.ATTENDED)
    for secret in ("secret-room", "code 42", "Ring Sam"):
        assert (secret in words) is has_a_place
    file = as_(expert).get(reverse("involvement:session_calendar", args=[meets.pk]))
    assert file.status_code == (200 if has_a_place else 404)
    assert "code 42" not in page(as_(expert), "opportunity", advert.reference)


def test_another_host_does_not_say_it(as_, other_host, advert):
    url = reverse("involvement:session_joining", args=[session(advert).pk])
    assert as_(other_host).post(url, SAID).status_code == 404
