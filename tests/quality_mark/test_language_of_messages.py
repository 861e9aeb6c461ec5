"""Each person is written to in their own language, also where several are told of one thing at once."""

from types import SimpleNamespace

import pytest
from django.utils.translation import get_language

from coproduction.accounts.enums import Role
from coproduction.correspondence import services as correspondence
from coproduction.correspondence.models import Message
from coproduction.correspondence.services.wordings import Said
from quality_mark.models import CoSubmitter, Question
from quality_mark.notices import awards, decisions, meetings, people, questions, reviews, submissions
from tests.factories import person
from tests.factories.quality_mark import AwardFactory, ContributorFactory, MeetingFactory, ReviewFactory

pytestmark = pytest.mark.django_db
EVENT = SimpleNamespace(pk=1)
BOTH = {"Cadi": "cy", "Esther": "en-gb"}


@pytest.fixture(autouse=True)
def say(monkeypatch):
    """Let each message say nothing but the language it was put together in."""
    monkeypatch.setattr(correspondence, "say", lambda *_, **__: Said(get_language(), get_language()))


@pytest.fixture
def cadi():
    return reader(Role.HOST, name="Cadi", language="cy")


@pytest.fixture
def esther():
    return reader(Role.HOST, name="Esther")


@pytest.fixture
def award(cadi, esther):
    """A mark of the work of a Welsh reader, and of an English one with them."""
    award = AwardFactory(decision__item__version__submission__author=cadi)
    submission = award.decision.version.submission
    CoSubmitter.objects.create(submission=submission, author=cadi, user=esther)
    return award


def reader(*roles, language="", **facts):
    user = person(*roles, **facts)
    user.language = language
    user.save(update_fields=["language"])
    return user


def told():
    return dict(Message.objects.values_list("recipient__name", "subject"))


def test_of_a_mark(award):
    awards.award_given(award, award.decision.version.submission, EVENT)
    assert told() == BOTH


def test_that_a_mark_runs_out(award, cadi, esther):
    due = [SimpleNamespace(award=award, writer=writer, step=30) for writer in (cadi, esther)]
    assert [awards.expiring(each).subject for each in due] == ["cy", "en-gb"]


def test_of_a_decision(award):
    decisions.decided(award.decision, EVENT)
    assert told() == BOTH


def test_of_a_meeting():
    meeting = MeetingFactory()
    for name, language in BOTH.items():
        member = reader(Role.PANEL_MEMBER, name=name, language=language)
        meetings.invited(meeting.seats.create(member=member, side="staff"), EVENT)
    assert told() == BOTH


def test_of_being_named(award, cadi, esther):
    for user in (cadi, esther):
        people.contributor_asked(ContributorFactory(expert__user=user), SimpleNamespace(pk=user.pk))
    assert told() == BOTH


def test_of_a_question(award):
    version = award.decision.version
    question = Question.objects.create(version=version, asked_by=person(Role.PANEL_MEMBER), words="Why?")
    questions.question_asked(question, version.submission, EVENT)
    assert told() == BOTH


def test_of_a_review():
    for name, language in BOTH.items():
        member = reader(Role.PANEL_MEMBER, name=name, language=language)
        reviews.review_asked(ReviewFactory(reviewer=member))
    assert told() == BOTH


def test_of_a_submission(award):
    version = award.decision.version
    submissions.submission_sent(version.submission, version, EVENT)
    assert told().items() >= BOTH.items()  # and the chairs


def test_the_badge_is_the_same_for_every_reader(award, client):
    badge = f"/quality-mark/badges/{award.token}/light.svg"
    pages = [client.get(badge, headers={"accept-language": language}) for language in ("cy", "en")]
    assert pages[0].content == pages[1].content
    assert b"Co-production quality mark" in pages[0].content
