from contextlib import suppress
from datetime import timedelta
from itertools import pairwise

import pytest
from django.db import connection
from django.utils import timezone
from hypothesis import HealthCheck, given, settings, strategies as st

from coproduction.audit.models import Event
from coproduction.core.dates import today
from coproduction.core.exceptions import RuleBroken
from coproduction.correspondence.models import Message
from experts.enums import ContributionStatus
from involvement.enums import InterestStatus, OpportunityStatus
from involvement.models import Opportunity
from involvement.rules.sections import fingerprint
from involvement.selectors.opportunities import still_missing
from involvement.services import opportunities, publication
from involvement.tasks.opportunities import close_adverts
from tests.factories import (
    ActivityFactory,
    ContributionFactory,
    InterestFactory,
    OpportunityFactory,
    SessionFactory,
)
from tests.involvement.opportunities.racing import together

S = OpportunityStatus
ALLOWED = {
    (S.DRAFT, S.IN_REVIEW), (S.DRAFT, S.CANCELLED), (S.IN_REVIEW, S.DRAFT), (S.IN_REVIEW, S.PUBLISHED),
    (S.IN_REVIEW, S.CANCELLED), (S.PUBLISHED, S.CLOSED), (S.PUBLISHED, S.CANCELLED), (S.CLOSED, S.UNDER_WAY),
    (S.CLOSED, S.CANCELLED), (S.UNDER_WAY, S.COMPLETED), (S.UNDER_WAY, S.CANCELLED), (S.COMPLETED, S.REVIEWED),
}  # fmt: skip


@pytest.mark.parametrize("before", S)
@pytest.mark.parametrize("after", S)
def test_every_pair_of_states(before, after):
    assert before.may_become(after) is ((before, after) in ALLOWED)


DOORS = {
    "send": lambda advert, by: publication.send_for_checking(opportunity=advert, by=by),
    "publish": lambda advert, by: publication.publish(opportunity=advert, by=by),
    "send back": lambda advert, by: publication.send_back(opportunity=advert, words="Say more", by=by),
    "cancel": lambda advert, by: publication.cancel(opportunity=advert, reason="No room", by=by),
    "begin": lambda advert, by: publication.begin(opportunity=advert, by=by),
    "complete": lambda advert, by: publication.complete(opportunity=advert, by=by),
    "close": lambda advert, by: publication.close_due(on=today() + timedelta(days=90)),
}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(names=st.lists(st.sampled_from(list(DOORS)), min_size=1, max_size=8))
def test_whatever_is_tried_only_drawn_moves_happen_and_each_is_recorded(coordinator, names):
    advert = OpportunityFactory()
    path = [S.DRAFT]
    for name in names:
        with suppress(RuleBroken):
            DOORS[name](advert, coordinator)
        advert.refresh_from_db()
        if advert.status != path[-1]:
            path.append(S(advert.status))
        assert advert.status != S.PUBLISHED or still_missing(advert) == []
    assert set(pairwise(path)) <= ALLOWED
    events = Event.objects.filter(target_type="involvement.opportunity", target_id=str(advert.pk))
    assert events.count() == len(path) - 1


def checked(**values):
    return OpportunityFactory(status=S.IN_REVIEW, **values)


def test_publishing_twice_is_one_event_and_one_message(coordinator):
    advert = checked()
    publication.publish(opportunity=advert, by=coordinator)
    publication.publish(opportunity=advert, by=coordinator)
    advert.refresh_from_db()
    assert (advert.status, advert.published_by) == (S.PUBLISHED, coordinator)
    assert Event.objects.filter(action="opportunity.published").count() == 1
    assert Message.objects.filter(recipient=advert.host, kind="opportunity_published").count() == 1


def test_publication_is_refused_until_every_rule_holds(coordinator):
    advert = checked(support="", budget=None)
    with pytest.raises(publication.NotComplete) as refused:
        publication.publish(opportunity=advert, by=coordinator)
    assert {each.field for each in refused.value.missing} == {"support", "budget"}
    advert.refresh_from_db()
    assert advert.status == S.IN_REVIEW
    assert not Event.objects.filter(action="opportunity.published").exists()


def test_a_host_cannot_publish_and_another_host_cannot_send(host, other_host):
    with pytest.raises(RuleBroken):
        publication.publish(opportunity=checked(host=host), by=host)
    with pytest.raises(RuleBroken):
        publication.send_for_checking(opportunity=OpportunityFactory(host=host), by=other_host)


def test_what_was_sent_back_tells_the_host(host, coordinator):
    advert = publication.send_back(opportunity=checked(host=host), words="Say who helps", by=coordinator)
    assert advert.status == S.DRAFT and advert.comments.get().words == "Say who helps"
    assert "Say who helps" in Message.objects.get(recipient=host).body


def test_cancelling_tells_everyone_who_still_waits_once(host, coordinator):
    advert = OpportunityFactory(published=True, host=host)
    waiting = [
        InterestFactory(opportunity=advert, status=status) for status in ("expressed", "offered", "waiting")
    ]
    InterestFactory(opportunity=advert, status=InterestStatus.WITHDRAWN)
    publication.cancel(opportunity=advert, reason="The room flooded", by=coordinator)
    publication.cancel(opportunity=advert, reason="Again", by=coordinator)
    told = Message.objects.filter(kind="opportunity_cancelled")
    assert {message.recipient_id for message in told} == {interest.expert_id for interest in waiting}
    assert "The room flooded" in told.first().body
    assert Message.objects.filter(recipient=host, kind="advert_cancelled").count() == 1
    advert.refresh_from_db()
    assert advert.cancelled_reason == "The room flooded"


def test_cancelling_calls_off_the_sessions_to_come(coordinator):
    advert = OpportunityFactory(published=True)
    activity = ActivityFactory(starts_at=timezone.now() + timedelta(days=9))
    SessionFactory(opportunity=advert, activity=activity)
    expected = ContributionFactory(activity=activity)
    publication.cancel(opportunity=advert, reason="The room flooded", by=coordinator)
    expected.refresh_from_db()
    activity.refresh_from_db()
    assert expected.status == ContributionStatus.CANCELLED_BY_US and activity.cancelled_at


def test_adverts_close_the_day_after_their_closing_date_once(still_clock, db):
    last_day = OpportunityFactory(published=True, closing_date=today())
    over = OpportunityFactory(published=True, closing_date=today() - timedelta(days=1))
    draft = OpportunityFactory(closing_date=today() - timedelta(days=1))
    close_adverts()
    close_adverts()
    statuses = {advert.pk: advert.status for advert in Opportunity.objects.all()}
    assert statuses == {last_day.pk: S.PUBLISHED, over.pk: S.CLOSED, draft.pk: S.DRAFT}
    assert Event.objects.filter(action="opportunity.closed").count() == 1


def test_references_hold_the_year_and_differ(host, still_clock):
    first = opportunities.start_advert(title="One", kind="focus_group", by=host)
    second = opportunities.start_advert(title="Two", kind="focus_group", by=host)
    assert first.reference == f"OPP-2026-{first.pk:04d}" != second.reference


def save(advert, by, version=None, **values):
    version = version or fingerprint(advert, "support")
    return opportunities.save_section(
        opportunity=advert, section="support", values=values, version=version, by=by
    )


def test_a_section_saved_meanwhile_by_another_is_not_lost(host, coordinator):
    advert = OpportunityFactory(host=host, support="")
    opened = fingerprint(advert, "support")
    save(advert, coordinator, opened, support="A mentor")
    with pytest.raises(opportunities.ChangedMeanwhile) as refused:
        save(advert, host, opened, support="A phone call")
    assert refused.value.opportunity.support == "A mentor"
    assert Opportunity.objects.get().support == "A mentor"


def test_another_section_saved_meanwhile_and_the_same_words_twice_are_no_clash(host):
    advert = OpportunityFactory(host=host)
    opened = fingerprint(advert, "support")
    opportunities.save_section(
        opportunity=advert,
        section="places",
        values={"places": 9},
        version=fingerprint(advert, "places"),
        by=host,
    )
    save(advert, host, opened, support="A phone call")
    save(advert, host, opened, support="A phone call")
    assert Event.objects.filter(action="opportunity.changed").count() == 2


def test_saving_a_section_says_what_changed_and_drops_the_words_of_the_file(host):
    advert = OpportunityFactory(host=host, imported_words={"budget": "X-1", "band": "£3 a go"})
    save(advert, host, support=advert.support)
    advert.refresh_from_db()
    assert advert.imported_words == {"band": "£3 a go"}


def test_a_public_advert_keeps_what_people_agreed_to(host, coordinator):
    advert = OpportunityFactory(published=True, host=host)
    with pytest.raises(RuleBroken):
        save(advert, coordinator, support="Changed")
    opportunities.correct_words(opportunity=advert, values={"title": "Mended", "places": 99}, by=coordinator)
    advert.refresh_from_db()
    assert (advert.title, advert.places) == ("Mended", 4)
    with pytest.raises(RuleBroken, match="cannot lose"):
        opportunities.correct_words(opportunity=advert, values={"support": ""}, by=coordinator)
    with pytest.raises(RuleBroken):
        opportunities.correct_words(opportunity=advert, values={"title": "Mine"}, by=host)


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="races need PostgreSQL")
def test_twelve_who_publish_at_once_publish_once(coordinator):
    advert = checked()
    together(12, lambda number: publication.publish(opportunity=advert, by=coordinator))
    assert Event.objects.filter(action="opportunity.published").count() == 1


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="races need PostgreSQL")
def test_twelve_adverts_begun_at_once_have_twelve_references(host):
    together(12, lambda number: opportunities.start_advert(title=f"{number}", kind="other", by=host))
    assert len(set(Opportunity.objects.values_list("reference", flat=True))) == 12
