"""Saying afterwards whether the help was there: one page for whatever a person took part in."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from experts.enums import ActivityKind, ContributionStatus
from experts.models import Expert, NeedMet
from experts.selectors import tasks_for
from tests.experts.acting import begin, offline
from tests.factories import AccessNeedFactory, ActivityFactory, ContributionFactory

pytestmark = pytest.mark.django_db


def activity(kind=ActivityKind.SESSION, *, hours=-3):
    starts_at = timezone.now() + timedelta(hours=hours)
    return ActivityFactory(kind=kind, starts_at=starts_at, ends_at=starts_at + timedelta(hours=2))


def page(thing):
    return reverse("experts:help_had", args=[thing.pk])


@pytest.fixture
def row(expert):
    return Expert.objects.get(pk=expert.pk)


@pytest.fixture
def need(row):
    return AccessNeedFactory(expert=row)


@pytest.mark.parametrize("kind", ActivityKind)
def test_what_waits_leads_to_the_page_that_asks(as_, need, expert, kind):
    thing = activity(kind)
    ContributionFactory(activity=thing, expert=need.expert, status=ContributionStatus.ATTENDED, minutes=60)
    NeedMet.objects.create(expert=need.expert, need=need, activity=thing, kind=need.kind)
    link = next(todo.url for todo in tasks_for(expert) if "the help you needed" in todo.words)
    assert "Did you have the help you needed?" in as_(expert).get(link).content.decode()


def test_not_before_it_has_begun_and_not_where_one_has_no_place(as_, need, expert):
    coming, sorry = activity(hours=3), activity()
    ContributionFactory(activity=coming, expert=need.expert)
    ContributionFactory(activity=sorry, expert=need.expert, status=ContributionStatus.APOLOGIES)
    answer = as_(expert).get(page(coming))
    assert answer.status_code == 403 and "once the session has started" in answer.content.decode()
    assert as_(expert).post(f"{page(coming)}bsl/", {"was_met": "yes"}).status_code == 409
    assert as_(expert).get(page(sorry)).status_code == 404


def test_who_shares_nothing_is_told_so(as_, row, expert):
    thing = activity()
    ContributionFactory(activity=thing, expert=row, status=ContributionStatus.ATTENDED, minutes=60)
    assert "nothing to answer" in as_(expert).get(page(thing)).content.decode()


def test_a_coordinator_says_it_for_someone_who_is_not_online(as_, coordinator):
    person, browser, thing = offline(), as_(coordinator), activity()
    need = AccessNeedFactory(expert=person.expert)
    ContributionFactory(activity=thing, expert=person.expert, status=ContributionStatus.ATTENDED, minutes=60)
    begin(browser, coordinator, person)
    assert browser.post(f"{page(thing)}{need.kind}/", {"was_met": "yes"}).url == page(thing)
    assert browser.get(page(thing)).status_code == 200
    assert NeedMet.objects.get().expert == person.expert
