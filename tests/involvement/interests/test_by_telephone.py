"""What people are asked again, answered by telephone: a coordinator types it, and it is written down as theirs."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from coproduction.audit.models import Event
from experts.models import Contribution, Occasion
from experts.selectors.done import what_was_done
from involvement.models import AskedAgain, ChangeAnswer
from involvement.rules.changes import mark_of
from involvement.selectors import tasks_for
from involvement.services import changes, interests, sessions
from tests.experts.acting import begin, offline, token
from tests.factories import InterestFactory, RateFactory
from tests.involvement.interests.conftest import seen_in, session_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def mary():
    return offline()


@pytest.fixture
def session(advert):
    return session_in(advert)


@pytest.fixture
def place(advert, session, mary):
    """Mary's place, at what the advert paid when she said yes."""
    interest = InterestFactory(opportunity=advert, expert=mary.expert, status="offered")
    return interests.accept(interest=interest, by=mary)


@pytest.fixture
def change(advert, place):
    """The advert pays £20 an hour now, and everyone with a place was asked."""
    advert.refresh_from_db()
    better = {"band": RateFactory(amount=Decimal(20)).band}
    return changes.change_advert(
        opportunity=advert, values=better, reason="We pay more", version=mark_of(advert), by=advert.host
    )


def done():
    return [sentence for _, sentence in what_was_done(Occasion.objects.latest("pk"))]


def asked_of(place):
    return reverse("involvement:interest_change", args=[place.pk])


def test_a_place_is_kept_after_a_change(as_, coordinator, mary, place, change):
    cora = as_(coordinator)
    begin(cora, coordinator, mary)
    url = asked_of(place)
    assert f'href="{url}"' in cora.get("/start/").text
    page = cora.get(url)
    assert page.status_code == 200 and "£20" in page.text
    answer = cora.post(url, {"last_seen": page.context["newest"], **token(coordinator, mary)})
    assert answer.url == reverse("involvement:interest", args=[place.pk])
    assert ChangeAnswer.objects.get().kept_by == coordinator
    assert Contribution.objects.get(expert=mary.expert).band_id == change.opportunity.band_id
    event = Event.objects.get(action="interest.kept_after_change")
    assert (event.actor, event.on_behalf_of, event.how) == (coordinator, mary, "phone")
    assert done() == [f"You said that you keep your place in ‘{place.opportunity.title}’ as it is now."]
    assert tasks_for(mary) == []


def test_a_place_is_given_up_after_a_change(as_, coordinator, mary, place, change):
    cora = as_(coordinator)
    begin(cora, coordinator, mary)
    cora.post(reverse("involvement:interest_withdraw", args=[place.pk]), token(coordinator, mary))
    place.refresh_from_db()
    assert place.status == "withdrawn"
    assert ChangeAnswer.objects.get().kept_at is None
    assert done()[-1] == f"We took your name off ‘{place.opportunity.title}’."


def test_what_changed_meanwhile_is_read_out_first(as_, coordinator, mary, place, change, advert):
    """While Mary is on the telephone the host changes it again: what she has not heard is not kept for her."""
    cora = as_(coordinator)
    begin(cora, coordinator, mary)
    newest = cora.get(asked_of(place)).context["newest"]
    advert.refresh_from_db()
    less = {"band": RateFactory(amount=Decimal(5)).band}
    changes.change_advert(
        opportunity=advert, values=less, reason="We pay less", version=mark_of(advert), by=advert.host
    )
    answer = cora.post(asked_of(place), {"last_seen": newest, **token(coordinator, mary)})
    assert answer.status_code == 409 and "changed again" in answer.text
    assert not ChangeAnswer.objects.filter(kept_at__isnull=False).exists()


@pytest.mark.parametrize("who", ["host", "coordinator", "manager", "administrator", "other_expert"])
def test_nobody_else_answers_for_a_person(as_, request, who, coordinator, mary, place, change):
    user = request.getfixturevalue(who)
    client = as_(user)
    closed = 404 if who == "other_expert" else 403
    for method in (client.get, client.post):
        assert method(asked_of(place), {"last_seen": change.pk}).status_code == closed
    if who == "coordinator":  # who does things for one person does nothing for another
        begin(client, coordinator, offline("Ann Other"))
        for method in (client.get, client.post):
            assert method(asked_of(place), {"last_seen": change.pk}).status_code == 404
    assert not ChangeAnswer.objects.filter(kept_at__isnull=False).exists()


def test_a_session_that_moved_is_answered(as_, coordinator, mary, place, session):
    starts_at = timezone.now() + timedelta(days=20)
    sessions.change_session(
        session=session,
        by=place.opportunity.host,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=2),
    )
    cora = as_(coordinator)
    begin(cora, coordinator, mary)
    url = reverse("involvement:session", args=[session.pk])
    seen = seen_in(cora.get(url).text)
    assert cora.post(f"{url}can-come/", {"seen": seen, **token(coordinator, mary)}).status_code == 302
    assert not AskedAgain.objects.exists()
    event = Event.objects.get(action="session_move.agreed")
    assert (event.actor, event.on_behalf_of, event.how) == (coordinator, mary, "phone")
    assert done() == [f"You said that you can still come to ‘{place.opportunity.title}’."]


def test_a_session_is_chosen(as_, coordinator, mary, place, advert):
    chosen = session_in(advert, days=12, places=1)
    cora = as_(coordinator)
    begin(cora, coordinator, mary)
    take = reverse("involvement:session_take", args=[place.pk, chosen.pk])
    for _ in range(2):
        assert cora.post(take, token(coordinator, mary)).status_code == 302
    assert Contribution.objects.filter(activity=chosen.activity, expert=mary.expert).count() == 1
    assert done() == [f"You chose a session of ‘{advert.title}’."]


def test_what_an_advert_and_its_venue_say_is_read_out(as_, coordinator, mary, advert):
    cora = as_(coordinator)
    begin(cora, coordinator, mary)
    page = cora.get(advert.get_absolute_url()).text
    venue = reverse("involvement:venue", args=[advert.venue_id])
    assert f'href="{venue}"' in page
    assert cora.get(venue).status_code == 200
