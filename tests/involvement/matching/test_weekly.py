"""The weekly message: the best of last week's new adverts, once for each person and week, and never to who is away."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from coproduction.correspondence.models import Message
from coproduction.reference.models import Setting
from experts.enums import ExpertStatus
from experts.models import ExpertTopic
from involvement.models import Invitation, WeeklyMatch
from involvement.notices import matching as notices
from involvement.services import weekly
from involvement.services.facts import refresh_everything
from involvement.tasks.matching import tell_of_new_adverts
from tests.factories import ExpertFactory, InterestFactory, OpportunityFactory, TopicFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]
MONDAY = date(2026, 11, 23)
LAST_WEEK = datetime(2026, 11, 18, 12, tzinfo=UTC)


@pytest.fixture
def carers():
    return TopicFactory(name="Carers")


@pytest.fixture
def adverts(carers):
    """Seven adverts that were new last week, all about the same."""
    made = [OpportunityFactory(published=True, published_at=LAST_WEEK, place="online") for _ in range(7)]
    for advert in made:
        advert.topics.set([carers])
    return made


def interested_in(topic, **facts):
    expert = ExpertFactory(**facts)
    ExpertTopic.objects.create(expert=expert, topic=topic)
    return expert


def told():
    return Message.objects.filter(kind="weekly_matches")


def test_the_best_few_are_told_once_however_often_it_runs(adverts, carers):
    expert = interested_in(carers)
    refresh_everything()
    tell_of_new_adverts()
    tell_of_new_adverts()
    message = told().get()
    assert message.recipient == expert.user and message.subject == "New ways to take part that may suit you"
    assert WeeklyMatch.objects.count() == 5
    named = {each.opportunity.title for each in WeeklyMatch.objects.select_related("opportunity")}
    assert all(f"- {title}. Closes on " in message.body for title in named)


def test_the_next_week_brings_only_what_is_new_then(adverts, carers):
    interested_in(carers)
    refresh_everything()
    tell_of_new_adverts()
    with time_machine.travel("2026-11-30T12:00:00Z", tick=False):
        tell_of_new_adverts()
        assert told().count() == 1
        newer = OpportunityFactory(
            published=True, published_at=datetime(2026, 11, 26, 12, tzinfo=UTC), place="online"
        )
        newer.topics.set([carers])
        refresh_everything()
        tell_of_new_adverts()
    assert told().count() == 2 and str(newer) in told().latest("pk").body


@pytest.mark.parametrize("status", [each for each in ExpertStatus if each != ExpertStatus.ACTIVE])
def test_nobody_who_is_away_is_told(adverts, carers, status):
    interested_in(carers, status=status)
    refresh_everything()
    assert weekly.tell_of_new_adverts() == 0 and not told().exists()


def test_somebody_who_paused_since_the_facts_were_kept_is_not_told(adverts, carers):
    expert = interested_in(carers)
    refresh_everything()
    type(expert).objects.update(status=ExpertStatus.PAUSED)
    weekly.tell_of_new_adverts()
    assert not told().exists()


def test_a_poor_match_is_not_told(adverts):
    ExpertFactory()
    Setting.objects.create(name="match_weekly_least", value=90)
    refresh_everything()
    assert weekly.tell_of_new_adverts() == 0


def test_what_a_person_answered_or_was_invited_to_is_left_out(adverts, carers, coordinator):
    expert = interested_in(carers)
    InterestFactory(expert=expert, opportunity=adverts[0])
    Invitation.objects.create(
        expert=expert, opportunity=adverts[1], invited_by=coordinator, invited_at=LAST_WEEK
    )
    Setting.objects.create(name="match_weekly_most", value=10)
    Setting.objects.create(name="match_weekly_least", value=0)
    refresh_everything()
    weekly.tell_of_new_adverts()
    kept = set(WeeklyMatch.objects.values_list("opportunity_id", flat=True))
    assert kept == {each.pk for each in adverts[2:]}


def test_a_run_that_is_stopped_is_finished_by_the_next(adverts, carers, monkeypatch):
    everyone = [interested_in(carers) for _ in range(6)]
    refresh_everything()
    monkeypatch.setattr(weekly, "PEOPLE_AT_ONCE", 2)
    said = []

    def stop_at_the_second(person, lines, week, words):
        said.append(person)
        if len(said) == 4:
            raise KeyboardInterrupt
        return notices.weekly(person, lines, week, words)

    with monkeypatch.context() as stopping:
        stopping.setattr(weekly, "weekly", stop_at_the_second)
        with pytest.raises(KeyboardInterrupt):
            weekly.tell_of_new_adverts()
    assert told().count() == 2 and WeeklyMatch.objects.count() == 10
    weekly.tell_of_new_adverts()
    assert set(told().values_list("recipient", flat=True)) == {each.pk for each in everyone}
    assert told().count() == 6 and WeeklyMatch.objects.count() == 30


def test_an_advert_of_another_week_is_not_new():
    for days in (6, 16):
        at = datetime(2026, 11, 22, 12, tzinfo=UTC) + timedelta(days=7 - days)
        OpportunityFactory(published=True, published_at=at)
    fresh = OpportunityFactory(published=True, published_at=LAST_WEEK)
    assert list(weekly.new_adverts(MONDAY)) == [fresh]


@pytest.mark.parametrize(
    ("day", "week"),
    [(date(2026, 11, 23), "2026-W48"), (date(2027, 1, 1), "2026-W53"), (date(2027, 1, 4), "2027-W01")],
)
def test_a_week_is_named_by_its_iso_number(day, week):
    assert weekly.week_of(day) == week
