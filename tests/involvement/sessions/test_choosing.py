"""Sessions that people choose: places of their own, never overbooked, open again when given up."""

import pytest
from django.db import connection
from django.urls import reverse

from coproduction.core.exceptions import RuleBroken
from coproduction.correspondence.models import Message
from experts.models import Contribution
from involvement.services import session_choices, sessions
from involvement.services.attendance import send_apologies
from tests.factories import ExpertFactory, InterestFactory, OpportunityFactory
from tests.involvement.opportunities.racing import together
from tests.involvement.sessions.conftest import session_in

RACERS, PLACES = 12, 3


def accepted(advert, expert=None):
    return InterestFactory(opportunity=advert, expert=expert or ExpertFactory(), status="accepted")


def takes(session, interest):
    try:
        session_choices.take_session(session=session, interest=interest, by=interest.expert.user)
    except RuleBroken as refusal:
        return str(refusal)
    return "taken"


@pytest.mark.django_db
def test_a_person_takes_gives_up_and_takes_again(as_, advert, row, expert):
    interest, session = accepted(advert, row), session_in(advert, places=1)
    client, page = as_(expert), reverse("involvement:sessions_choose", args=[interest.pk])
    assert "1 place left" in client.get(page).content.decode()
    take = reverse("involvement:session_take", args=[interest.pk, session.pk])
    for _ in range(2):
        assert client.post(take).url == page
    words = client.get(page).content.decode()
    assert "You have a place." in words and "There is a problem" not in words and "already" not in words
    contribution = Contribution.objects.get()
    assert (contribution.expert, contribution.band) == (row, advert.band)
    other = accepted(advert)
    assert takes(session, other).startswith("This session is full.")
    send_apologies(contribution=contribution, session=session, by=expert)
    assert takes(session, other) == "taken"
    assert takes(session, interest).startswith("This session is full.")
    assert list(Message.objects.filter(kind="session_chosen").values_list("recipient_id", flat=True)) == [
        expert.pk,
        other.expert_id,
    ]


@pytest.mark.django_db
def test_only_a_place_on_the_advert_opens_its_sessions(as_, advert, row, expert, other_expert):
    interest, session = InterestFactory(opportunity=advert, expert=row), session_in(advert, places=1)
    urls = [
        (as_, reverse("involvement:sessions_choose", args=[interest.pk]), "get"),
        (as_, reverse("involvement:session_take", args=[interest.pk, session.pk]), "post"),
    ]
    for sign_in, url, method in urls:
        assert getattr(sign_in(expert), method)(url).status_code == 403
        assert getattr(sign_in(other_expert), method)(url).status_code == 404
    elsewhere = session_in(OpportunityFactory(published=True), places=1)
    mine = accepted(advert, ExpertFactory())
    url = reverse("involvement:session_take", args=[mine.pk, elsewhere.pk])
    assert as_(mine.expert.user).post(url).status_code == 404


@pytest.mark.django_db
def test_places_are_not_fewer_than_those_who_chose_and_stay_places(advert, row, host):
    session = session_in(advert, places=2)
    takes(session, accepted(advert, row))
    takes(session, accepted(advert))
    for places, words in ((1, "at least 2"), (None, "cannot be changed")):
        with pytest.raises(RuleBroken, match=words):
            sessions.change_session(session=session, by=host, places=places)
    sessions.change_session(session=session, by=host, places=5)
    session.refresh_from_db()
    assert session.places == 5
    assert not Message.objects.filter(kind="session_changed").exists()


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="locks of rows are PostgreSQL's")
@pytest.mark.parametrize("is_locked", [True, False])
def test_twelve_people_and_three_places_at_a_session(monkeypatch, is_locked):
    """Without the lock they are overbooked at least once in ten times, or this race would prove nothing."""
    if not is_locked:
        monkeypatch.setattr(session_choices, "locked", lambda opportunity: opportunity)
    overbooked = False
    for _ in range(1 if is_locked else 10):
        advert = OpportunityFactory(published=True, places=RACERS)
        session = session_in(advert, places=PLACES)
        racing = [accepted(advert) for _ in range(RACERS)]
        answers = together(RACERS, lambda number, s=session, r=racing: takes(s, r[number]))
        expected = Contribution.objects.filter(activity=session.activity, status="expected").count()
        assert expected == answers.count("taken")
        if expected > PLACES:
            overbooked = True
            break
        assert not is_locked or expected == PLACES
    assert overbooked is not is_locked
