"""What we tell people about sessions, and the file for their calendar, are in the language of the person."""

from datetime import timedelta

import pytest
from django.utils import timezone

from coproduction.correspondence.models import Message
from involvement.models import Series
from involvement.notices import sessions as notices
from involvement.rules.series import say_pattern
from involvement.series_enums import Repeats
from tests.factories import ContributionFactory, InterestFactory, SessionFactory


@pytest.fixture
def two(db):
    """Return a session tomorrow with two Contributions: of somebody who reads Welsh, and of somebody who reads English."""
    session = SessionFactory(activity__starts_at=timezone.now() + timedelta(days=1))
    people = [ContributionFactory(activity=session.activity) for _ in range(2)]
    people[0].expert.user.language = "cy"
    people[0].expert.user.save()
    return session, people


def test_a_reminder_is_in_the_language_of_the_person(still_clock, two):
    session, people = two
    welsh, english = (notices.reminder(session, each).body for each in people)
    assert "Dyma nodyn atgoffa am sesiwn" in welsh and "Pryd: " in welsh
    assert "This is a reminder of a session" in english and "When: " in english


def test_what_is_said_to_many_at_once_is_in_the_language_of_each(
    still_clock, two, django_capture_on_commit_callbacks
):
    session, people = two
    interests = [InterestFactory(opportunity=session.opportunity, expert=each.expert) for each in people]
    with django_capture_on_commit_callbacks(execute=True):
        notices.sessions_added([session], interests)
        for each in people:
            notices.session_changed(session, each, at=timezone.now(), asks=True)
    said = Message.objects.order_by("pk").values_list("recipient", "kind", "body")
    welsh = {kind: body for person, kind, body in said if person == people[0].expert_id}
    english = {kind: body for person, kind, body in said if person == people[1].expert_id}
    assert "Mae dyddiadau newydd" in welsh["sessions_added"] and "Ble:" in welsh["session_changed"]
    assert "There are new dates" in english["sessions_added"] and "Where:" in english["session_changed"]


def test_a_refusal_and_a_pattern_are_whole_sentences(still_clock):
    first = timezone.localdate()
    for every, words in ((1, "Every week on a "), (2, "Every 2 weeks on a ")):
        assert say_pattern(Series(repeats=Repeats.WEEKS, every=every, first_day=first)).startswith(words)
