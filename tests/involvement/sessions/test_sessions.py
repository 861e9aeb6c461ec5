"""Adding, changing and calling off sessions, and who hears of it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from coproduction.core.exceptions import RuleBroken
from coproduction.correspondence.models import Message
from experts.models import Contribution
from involvement.enums import OpportunityStatus
from involvement.services import interests, publication, sessions
from tests.factories import InterestFactory, OpportunityFactory, VenueFactory
from tests.involvement.sessions.conftest import session_in


@pytest.fixture
def accepted(advert, row, expert):
    return InterestFactory(opportunity=advert, expert=row, status="accepted")


def when(days=10, hours=2):
    starts_at = timezone.now() + timedelta(days=days)
    return {"starts_at": starts_at, "ends_at": starts_at + timedelta(hours=hours)}


def add(advert, host, **changes):
    facts = {"place": "online", "joining": "Ring the bell", **when(), **changes}
    return sessions.add_session(opportunity=advert, by=host, **facts)


def kinds():
    return list(Message.objects.order_by("pk").values_list("kind", flat=True))


def test_a_new_session_is_an_activity_of_its_own(advert, host, still_clock):
    session = add(advert, host, place="in_person", venue=VenueFactory())
    activity = session.activity
    assert (activity.key, activity.page, activity.page_key) == (
        f"session:{session.pk}",
        "involvement:session",
        str(session.pk),
    )
    assert (activity.title, activity.rung, activity.directorate) == (
        advert.title,
        advert.rung,
        advert.directorate,
    )
    assert activity.notice_days == 10


def test_everyone_with_a_place_is_expected_and_told(advert, host, accepted):
    InterestFactory(opportunity=advert, status="offered")
    session = add(advert, host)
    assert Contribution.objects.get().activity_id == session.activity_id
    assert kinds() == ["session_added"]


@pytest.mark.parametrize("status", ["completed", "reviewed", "cancelled"])
def test_what_is_over_takes_no_sessions(advert, host, status):
    advert.status = status
    advert.save()
    with pytest.raises(RuleBroken, match="cannot be added"):
        add(advert, host)


def test_a_membership_has_no_sessions(host):
    with pytest.raises(RuleBroken, match="membership"):
        add(OpportunityFactory(host=host, published=True, kind="membership"), host)


def test_a_draft_without_a_directorate_says_what_to_do_first(host):
    with pytest.raises(RuleBroken, match="directorate"):
        add(OpportunityFactory(host=host, directorate=None), host)


def test_the_same_session_is_not_there_twice(advert, host):
    then, library = when(), VenueFactory()
    add(advert, host, **then)
    add(advert, host, place="in_person", venue=library, **then)
    add(advert, host, place="mixed", venue=VenueFactory(), **then)
    for how in ({}, {"place": "mixed", "venue": library}):
        with pytest.raises(sessions.TimeTaken, match="already a session at this time"):
            add(advert, host, **how, **then)


def test_a_session_called_off_or_of_another_advert_leaves_its_time_free(advert, host):
    then = when()
    add(OpportunityFactory(host=host, published=True), host, **then)
    sessions.cancel_session(session=add(advert, host, **then), by=host)
    assert add(advert, host, **then).pk


def test_a_session_is_not_moved_onto_another(advert, host):
    then = when()
    add(advert, host, **then)
    later = add(advert, host, **when(days=11))
    with pytest.raises(sessions.TimeTaken):
        sessions.change_session(session=later, by=host, **then)


def test_one_that_was_there_twice_already_can_say_better_how_to_get_in(advert, host):
    twin = session_in(advert, place="online")
    session_in(advert, place="online", activity__starts_at=twin.activity.starts_at)
    sessions.change_session(session=twin, by=host, joining="Ring twice")
    twin.refresh_from_db()
    assert twin.joining == "Ring twice"


def test_a_session_is_to_come(advert, host):
    with pytest.raises(RuleBroken, match="later than now"):
        add(advert, host, **when(days=-1))


def test_a_change_is_told_once_to_those_expected(advert, host, accepted):
    session = add(advert, host)
    Message.objects.all().delete()
    moved = when(days=12)
    changed = sessions.change_session(session=session, by=host, **moved)
    assert changed.activity.starts_at == moved["starts_at"]
    sessions.change_session(session=session, by=host, **moved)
    assert kinds() == ["session_changed"], "saving the same again tells nobody"
    sessions.change_session(session=session, by=host, link="https://example.org/room")
    assert kinds() == ["session_changed"] * 2
    assert "https://example.org/room" in Message.objects.last().body


def test_a_session_that_has_started_cannot_be_changed_or_called_off(advert, host):
    session = session_in(advert, days=-1)
    for do in (sessions.change_session, sessions.cancel_session):
        with pytest.raises(RuleBroken, match="started"):
            do(session=session, by=host)


def test_a_session_cannot_be_moved_into_the_past(advert, host):
    with pytest.raises(RuleBroken, match="later than now"):
        sessions.change_session(session=session_in(advert), by=host, **when(days=-1))


def test_a_session_called_off_is_told_and_gone_from_what_is_expected(advert, host, accepted, expert):
    session = add(advert, host)
    sessions.cancel_session(session=session, by=host)
    assert Contribution.objects.get().status == "cancelled_by_us"
    assert kinds() == ["session_added", "session_cancelled"]
    with pytest.raises(RuleBroken, match="cancelled"):
        sessions.cancel_session(session=session, by=host)
    interests.withdraw(interest=accepted, by=expert)
    assert Contribution.objects.get().status == "cancelled_by_us"


def test_cancelling_the_advert_calls_off_what_is_to_come_with_one_message(advert, host, accepted):
    add(advert, host)
    session_in(advert, days=-5)
    Message.objects.all().delete()
    publication.cancel(opportunity=advert, reason="No funding.", by=host)
    advert.refresh_from_db()
    assert advert.status == OpportunityStatus.CANCELLED
    assert Contribution.objects.get().status == "cancelled_by_us"
    assert kinds() == ["opportunity_cancelled"]
