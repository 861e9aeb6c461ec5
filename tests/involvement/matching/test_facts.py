"""What matching keeps of people and adverts is, after every change by a service, what would be kept afresh."""

from datetime import timedelta

import pytest
from django.utils import timezone

from coproduction.core.dates import today
from coproduction.reference.enums import TopicKind
from experts.enums import CheckState, TimeOfDay, Weekday
from experts.models import Expert
from experts.services import checks, people, training
from experts.services.details import say_about
from involvement.enums import Section
from involvement.models import AdvertFacts, ExpertFacts
from involvement.rules.sections import fingerprint
from involvement.services import interests, matching, opportunities, publication, sessions
from involvement.services.facts import refresh_everything
from tests.factories import (
    CheckKindFactory,
    InterestFactory,
    LanguageFactory,
    LocalityFactory,
    OpportunityFactory,
    TopicFactory,
    TrainingKindFactory,
)

pytestmark = pytest.mark.django_db


def kept():
    return (
        list(ExpertFacts.objects.order_by("pk").values()),
        list(AdvertFacts.objects.order_by("pk").values()),
    )


def test_each_change_by_a_service_leaves_what_would_be_kept_afresh(expert, other_expert, host, coordinator):
    advert = OpportunityFactory(host=host, published=True)
    refresh_everything()
    interest = InterestFactory(opportunity=advert, expert=expert.expert)
    steps = [
        lambda: say_about(
            user=expert,
            by=expert,
            topics={TopicKind.INTEREST: [TopicFactory(), TopicFactory()]},
            languages=[LanguageFactory()],
            localities=[LocalityFactory()],
            times={(Weekday.MONDAY, TimeOfDay.MORNING)},
            postcode="nr11aa",
            travel_miles=8,
            in_person=False,
        ),
        lambda: training.record_training(
            expert=expert.expert, kind=TrainingKindFactory(months=12), gained_on=today(), by=coordinator
        ),
        lambda: _clear(expert.expert, coordinator),
        lambda: interests.offer(interest=interest, by=host),
        lambda: matching.invite(opportunity=advert, expert_ids=[other_expert.pk], by=host),
        lambda: people.take_break(expert=expert.expert, by=expert),
        lambda: people.come_back(expert=Expert.objects.get(pk=expert.pk), by=coordinator),
        lambda: _add_session(advert, host),
        lambda: publication.cancel(opportunity=advert, reason="Not now", by=host),
    ]
    before = kept()
    for number, step in enumerate(steps):
        step()
        now = kept()
        refresh_everything()
        assert now == kept(), f"step {number}"
        assert now != before, f"step {number}"
        before = now


def _clear(expert, by):
    check = checks.ask_for_check(expert=expert, kind=CheckKindFactory(months=36), by=by)
    checks.record_check(check=check, state=CheckState.CLEAR, decided_on=today(), by=by)


def _add_session(advert, host):
    starts = timezone.now() + timedelta(days=30)
    sessions.add_session(
        opportunity=advert,
        place="online",
        starts_at=starts,
        ends_at=starts + timedelta(hours=2),
        link="https://example.org/room",
        by=host,
    )


def test_a_draft_says_whom_it_suits_in_plain_words(host):
    matching.keep_kind_needs(
        kind="interview_panel",
        training=[TrainingKindFactory(name="Values Based Recruitment")],
        checks=[],
        by=host,
    )
    advert = opportunities.start_advert(title="Panel", kind="interview_panel", by=host)
    assert advert.needs == ["You need Values Based Recruitment training, in date on the first day."]
    values = {
        "topics": [TopicFactory(name="Carers")],
        "languages": [LanguageFactory(name="Polish"), LanguageFactory(name="Urdu")],
        "weekdays": [0, 4],
        "times_of_day": ["morning"],
        "training": [],
        "checks": [CheckKindFactory(name="DBS check")],
    }
    version = fingerprint(advert, Section.SUITS)
    opportunities.save_section(
        opportunity=advert, section=Section.SUITS, values=values, version=version, by=host
    )
    advert.refresh_from_db()
    assert advert.needs == [
        "You need this check: DBS check. We arrange it with you.",
        "It helps if you speak or sign Polish or Urdu.",
        "It helps if you know about any of these: Carers.",
        "It is likely to be on Monday or Friday, in the morning.",
    ]
    kept_now = AdvertFacts.objects.get(pk=advert.pk)
    assert kept_now.times == " 0m 4m " and kept_now.topic_count == 1 and kept_now.closes_on is None


def test_the_public_page_says_what_is_needed(client, host):
    advert = OpportunityFactory(host=host, published=True, needs=["You need this check: DBS check."])
    assert "You need this check: DBS check." in client.get(advert.get_absolute_url()).text
