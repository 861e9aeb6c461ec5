"""The pages of matching: who may open them, what they say, what they keep back, and what is written down."""

from datetime import timedelta

import pytest
from django.urls import reverse

from coproduction.audit.models import Event
from coproduction.core.dates import today
from coproduction.correspondence.models import Message
from coproduction.reference.enums import TopicKind
from experts.models import Expert, ExpertTopic
from involvement.models import Invitation, KindNeeds, Opportunity
from involvement.services import interests
from involvement.services.facts import refresh_everything
from tests.factories import (
    CheckFactory,
    CheckKindFactory,
    InterestFactory,
    OpportunityFactory,
    QualificationFactory,
    TopicFactory,
    TrainingKindFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def advert(host):
    return OpportunityFactory(host=host, published=True)


@pytest.fixture
def asks(advert):
    """An advert that asks for a topic of each kind, training and a check."""
    advert.topics.set(
        [TopicFactory(name="Carers"), TopicFactory(name="Psychosis", kind=TopicKind.LIVED_EXPERIENCE)]
    )
    advert.training.set([TrainingKindFactory(name="Values Based Recruitment")])
    advert.checks.set([CheckKindFactory(name="DBS check")])
    return advert


def ready_for(expert, advert, *, until=None):
    """Give a person all that an advert asks for, in date until a day."""
    for topic in advert.topics.all():
        ExpertTopic.objects.create(expert=expert, topic=topic)
    for kind in advert.training.all():
        gained = today() - timedelta(days=500)
        QualificationFactory(expert=expert, kind=kind, gained_on=gained, expires_on=until)
    for kind in advert.checks.all():
        CheckFactory(expert=expert, kind=kind, expires_on=until)
    refresh_everything()


def page_of(advert, name="matches"):
    return reverse(f"involvement:{name}", args=[advert.reference])


def test_a_host_sees_who_fits_but_not_what_is_shared_only_with_us(as_, host, asks, expert):
    ready_for(expert.expert, asks)
    answer = as_(host).get(page_of(asks))
    assert answer.status_code == 200
    assert "Esther Expert" in answer.text and "They share Carers." in answer.text
    assert "Their Values Based Recruitment training is in date." in answer.text
    for kept_back in ("Psychosis", expert.email, "DBS"):
        assert kept_back not in answer.text


def test_a_coordinator_sees_every_reason(as_, coordinator, asks, expert):
    ready_for(expert.expert, asks)
    answer = as_(coordinator).get(page_of(asks))
    assert "They share 2 of the 2 things it asks for: Carers, Psychosis." in answer.text
    assert "Their check (DBS check) is in date." in answer.text


def test_what_is_missing_comes_with_its_remedy(as_, coordinator, host, asks, expert):
    ready_for(expert.expert, asks, until=today() - timedelta(days=1))
    answer = as_(coordinator).get(page_of(asks))
    assert "People who would fit if something was put right" in answer.text
    ran_out = f"{today() - timedelta(days=1):%B %Y}"
    assert (
        f"Their Values Based Recruitment training ran out in {ran_out}. Tell them about the next dates."
        in answer.text
    )
    assert f"Their check (DBS check) ran out in {ran_out}. Arrange the check with them." in answer.text
    answer = as_(host).get(page_of(asks))
    assert "A check you ask for is not in date. Our people participation team can help." in answer.text
    assert "DBS" not in answer.text


def test_every_look_is_written_down(as_, host, advert, expert):
    refresh_everything()
    as_(host).get(page_of(advert))
    event = Event.objects.get(action="matches.viewed")
    assert (event.actor, event.after) == (host, {"people": [expert.pk]})


def test_another_host_finds_nothing(as_, other_host, advert):
    assert as_(other_host).get(page_of(advert)).status_code == 404


def test_a_closed_advert_has_no_matches(as_, host, advert):
    Opportunity.objects.update(closing_date=today() - timedelta(days=1))
    assert as_(host).get(page_of(advert)).status_code == 403


def invite(browser, advert, *people):
    found = browser.get(page_of(advert))
    token = (
        found.context["csrf_token"] and found.text.split('name="submission_token" value="')[1].split('"')[0]
    )
    chosen = {"people": [one.pk for one in people], "submission_token": token}
    return browser.post(page_of(advert), chosen)


def test_an_invitation_is_sent_once_with_the_reasons(as_, host, asks, expert):
    ready_for(expert.expert, asks)
    assert invite(as_(host), asks, expert).status_code == 302
    message = Message.objects.get(kind="invitation")
    assert message.recipient == expert and message.link == asks.get_absolute_url()
    assert "- You share 2 of the 2 things it asks for: Carers, Psychosis." in message.body
    again = as_(host).get(page_of(asks))
    assert "Invited on" in again.text and "Invite people" not in again.text
    assert Invitation.objects.get().invited_by == host
    expert.expert.facts.refresh_from_db()
    assert expert.expert.facts.last_offer is not None


def test_nobody_is_invited_who_is_not_on_the_list(as_, host, advert, expert, nobody):
    refresh_everything()
    answer = invite(as_(host), advert, nobody)
    assert answer.status_code == 422 and not Invitation.objects.exists()
    assert invite(as_(host), advert).status_code == 422


def test_a_person_sees_the_ways_that_fit_them(as_, asks, expert):
    ready_for(expert.expert, asks)
    answer = as_(expert).get(reverse("involvement:my_matches"))
    assert str(asks) in answer.text and "You share 2 of the 2 things it asks for" in answer.text
    assert "Distance not checked" in answer.text


def test_a_person_reads_what_would_put_it_right(as_, asks, expert):
    ready_for(expert.expert, asks, until=today() - timedelta(days=1))
    answer = as_(expert).get(reverse("involvement:my_matches"))
    assert "These would fit if something was put right" in answer.text
    assert "Ask us about the next dates." in answer.text


def test_somebody_on_a_break_is_told_so(as_, expert):
    Expert.objects.update(status="paused")
    assert "taking a break" in as_(expert).get(reverse("involvement:my_matches")).text


def test_a_person_is_told_why_they_were_not_matched(as_, asks, expert):
    refresh_everything()
    public = as_(expert).get(asks.get_absolute_url())
    why = reverse("involvement:why_not_me", args=[asks.reference])
    assert f'href="{why}"' in public.text
    answer = as_(expert).get(why)
    assert "You need Values Based Recruitment training." in answer.text
    assert "You need this check: DBS check." in answer.text
    assert "which you have not chosen" in answer.text


def test_a_coordinator_asks_about_any_person(as_, coordinator, asks, expert):
    found = as_(coordinator).get(page_of(asks, "why_choose"), {"q": "esther"})
    assert "Esther Expert" in found.text
    answer = as_(coordinator).get(reverse("involvement:why_not_them", args=[asks.reference, expert.pk]))
    assert "They need Values Based Recruitment training." in answer.text
    assert Event.objects.filter(action="match.explained").exists()


def test_no_place_is_offered_without_the_training_and_check(as_, host, asks, expert):
    interest = InterestFactory(opportunity=asks, expert=expert.expert)
    page = reverse("involvement:interest_person", args=[interest.pk])
    shown = as_(host).get(page)
    assert "They cannot be offered a place yet." in shown.text and "DBS" not in shown.text
    answer = as_(host).post(
        reverse("involvement:interest_offer", args=[interest.pk]), {"choice": "meets_all"}
    )
    assert "They need Values Based Recruitment training." in answer.text
    interest.refresh_from_db()
    assert interest.status == "expressed"
    ready_for(expert.expert, asks)
    assert interests.offer(interest=interest, by=host).status == "offered"


@pytest.mark.parametrize("who", ["coordinator", "administrator"])
def test_a_kind_of_advert_has_its_usual_needs(as_, request, host, who):
    training = TrainingKindFactory(name="Values Based Recruitment")
    browser = as_(request.getfixturevalue(who))
    page = reverse("involvement:kind", args=["interview_panel"])
    assert browser.post(page, {"training": [training.pk]}).status_code == 302
    assert "Values Based Recruitment" in browser.get(reverse("involvement:kinds")).text
    assert list(KindNeeds.objects.get().training.all()) == [training]
    as_(host).post(reverse("involvement:advert_start"), {"title": "Panel", "kind": "interview_panel"})


def test_an_unknown_kind_is_not_found(as_, coordinator):
    assert as_(coordinator).get(reverse("involvement:kind", args=["nonsense"])).status_code == 404
