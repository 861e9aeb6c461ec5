"""A coordinator says for a person who is not online that they are interested, take a place, cannot come."""

from datetime import timedelta

import pytest
from django.utils import timezone

from coproduction.audit.models import Event
from coproduction.correspondence.models import Delivery
from experts.models import Contribution, Occasion
from experts.selectors.done import SOMETHING_ELSE, what_was_done
from involvement.models import Interest
from involvement.services import interests
from tests.experts.acting import begin, offline, token
from tests.factories import OpportunityFactory, SessionFactory
from tests.involvement.interests.conftest import says_yes


@pytest.fixture
def mary(db):
    return offline()


@pytest.fixture
def cora(as_, coordinator, mary):
    browser = as_(coordinator)
    begin(browser, coordinator, mary)
    return browser


@pytest.fixture
def advert(db):
    advert = OpportunityFactory(published=True)
    starts = timezone.now() + timedelta(days=40)
    SessionFactory(
        opportunity=advert, activity__starts_at=starts, activity__ends_at=starts + timedelta(hours=2)
    )
    return advert


def test_from_i_am_interested_to_a_place_and_apologies(cora, coordinator, mary, advert):
    page = f"/opportunities/{advert.reference}/interest/"
    assert cora.get(f"/opportunities/{advert.reference}/").status_code == 200
    assert cora.get(page).status_code == 200
    typed = {
        **token(coordinator, mary),
        "words": "I ran a carers group",
        "access_needs": "Large print",
        "wants_help": "no",
        "send": "yes",
    }
    answer = cora.post(page, typed)
    interest = Interest.objects.get()
    assert answer.url == f"/my/interests/{interest.pk}/" and interest.expert_id == mary.pk
    interests.offer(interest=interest, by=advert.host)
    says_yes(cora, f"/my/interests/{interest.pk}/", **token(coordinator, mary))
    contribution = Contribution.objects.get()
    assert contribution.expert_id == mary.pk
    session = contribution.activity.session.pk
    assert cora.get(f"/my/sessions/{session}/").status_code == 200
    assert cora.post(f"/my/sessions/{session}/cannot-come/", token(coordinator, mary)).status_code == 302
    contribution.refresh_from_db()
    assert (contribution.status, contribution.confirmed_by) == ("apologies", coordinator)
    moves = Event.objects.filter(action="interest.moved", actor=coordinator)
    assert set(moves.values_list("on_behalf_of", "how")) == {(mary.pk, "phone")} and moves.count() == 2
    done = [sentence for _, sentence in what_was_done(Occasion.objects.get())]
    assert done == [
        f"You told us that you are interested in ‘{advert.title}’.",
        f"You said yes to a place in ‘{advert.title}’.",
        f"You told us that you cannot come to ‘{contribution.activity.title}’.",
    ]
    assert SOMETHING_ELSE not in done
    assert set(Delivery.objects.filter(message__recipient=mary).values_list("channel", flat=True)) == {
        "letter"
    }


def test_no_and_changing_their_mind(cora, coordinator, mary, advert):
    interest = interests.express(opportunity=advert, user=mary)
    interests.offer(interest=interest, by=advert.host)
    cora.post(f"/my/interests/{interest.pk}/decline/", token(coordinator, mary))
    interest.refresh_from_db()
    assert interest.status == "declined"
    other = interests.express(opportunity=OpportunityFactory(published=True), user=mary)
    cora.post(f"/my/interests/{other.pk}/withdraw/", token(coordinator, mary))
    other.refresh_from_db()
    assert other.status == "withdrawn"
    done = [sentence for _, sentence in what_was_done(Occasion.objects.get())]
    assert [line.split(" ‘")[0] for line in done] == ["You said no to a place in", "We took your name off"]


def test_the_host_of_the_advert_may_do_it_and_is_not_taken_for_the_person(as_, coordinator, mary, advert):
    """A coordinator who decides about interests still cannot offer themselves a place by speaking for another."""
    browser = as_(coordinator)
    interest = interests.express(opportunity=advert, user=mary)
    begin(browser, coordinator, mary)
    assert browser.post(f"/staff/interests/{interest.pk}/offer/").status_code == 403
    interest.refresh_from_db()
    assert interest.status == "expressed"
