"""How it went, told by telephone: a coordinator types it for the person, with their name or without."""

import pytest
from django.core.serializers import serialize
from django.urls import reverse

from coproduction.audit.models import Event
from experts.models import Occasion
from experts.selectors.done import what_was_done
from involvement.models import Feedback, FeedbackAsked
from involvement.services.feedback import note_who_is_due
from tests.experts.acting import begin, offline, token
from tests.factories import InterestFactory
from tests.involvement.feedback.conftest import held

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]
SAID = {"listened": "yes", "prepared": "partly", "again": "yes", "words": "The room was cold."}


@pytest.fixture
def mary():
    return offline()


@pytest.fixture
def asked(advert, mary):
    InterestFactory(opportunity=advert, expert=mary.expert, status="accepted")
    held(advert, mary)
    note_who_is_due()
    return FeedbackAsked.objects.get(person=mary)


def page_of(asked):
    return reverse("involvement:feedback", args=[asked.pk])


def done():
    return [sentence for _, sentence in what_was_done(Occasion.objects.get())]


def test_it_is_kept_as_the_persons_own_and_who_typed_it_is_written_down(as_, coordinator, mary, asked):
    cora = as_(coordinator)
    begin(cora, coordinator, mary)
    assert page_of(asked) in cora.get(reverse("involvement:my_feedback")).text
    assert cora.get(page_of(asked)).status_code == 200
    typed = {**SAID, "name": "with", **token(coordinator, mary)}
    assert cora.post(page_of(asked), typed).url == reverse("involvement:my_feedback")
    kept = Feedback.objects.get()
    assert (kept.person, kept.side, kept.words) == (mary, "expert", "The room was cold.")
    event = Event.objects.get(action="feedback.answered")
    assert (event.actor, event.on_behalf_of, event.how) == (coordinator, mary, "phone")
    assert done() == [f"You told us how ‘{asked.session.activity.title}’ went."]


def test_without_a_name_nothing_says_whose_it_is_nor_who_typed_it(as_, coordinator, mary, asked):
    cora = as_(coordinator)
    begin(cora, coordinator, mary)
    cora.post(page_of(asked), {**SAID, "name": "without", **token(coordinator, mary)})
    kept = Feedback.objects.get()
    assert (kept.person, kept.session, kept.given_on) == (None, None, None)
    event = Event.objects.get(action="feedback.given_without_a_name")
    assert (event.actor, event.on_behalf_of, event.how) == (None, None, "")
    assert event.target_id == str(asked.opportunity_id)
    assert str(kept.pk) not in serialize("json", Event.objects.all())
    cora.post("/staff/network/stop/")
    assert done() == []


@pytest.mark.parametrize("who", ["host", "other_host", "coordinator", "manager", "administrator", "expert"])
def test_nobody_answers_for_a_person_without_saying_so(as_, request, who, coordinator, asked):
    client = as_(request.getfixturevalue(who))
    for method in (client.get, client.post):
        assert method(page_of(asked), {**SAID, "name": "with"}).status_code == 404
    if who == "coordinator":  # who does things for one person does nothing for another
        begin(client, coordinator, offline("Ann Other"))
        for method in (client.get, client.post):
            assert method(page_of(asked), {**SAID, "name": "with"}).status_code == 404
    assert not Feedback.objects.exists()


def test_what_the_coordinator_is_asked_themselves_is_not_answered_meanwhile(
    as_, coordinator, mary, asked, advert
):
    """A coordinator who hosts the same advert keeps their own answer apart from Mary's."""
    own = FeedbackAsked.objects.create(
        opportunity=advert, session=asked.session, person=coordinator, side="staff", asked_on=asked.asked_on
    )
    cora = as_(coordinator)
    begin(cora, coordinator, mary)
    assert cora.post(page_of(own), {**SAID, "name": "with"}).status_code == 404
    own.refresh_from_db()
    assert own.answered_on is None


def test_a_slip_is_said_and_what_was_typed_stays(as_, coordinator, mary, asked):
    cora = as_(coordinator)
    begin(cora, coordinator, mary)
    refused = cora.post(page_of(asked), {**SAID, "again": "", "name": "with"})
    assert refused.status_code == 422 and "The room was cold." in refused.text
    assert not Feedback.objects.exists()
