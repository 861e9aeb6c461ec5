"""Pages of one person, one advert and one piece of work, with one of everything on them: 15 questions each at most.

What a page asks does not grow with its rows, so one or two of each kind is as full as it comes. Each is looked at twice
and counted the second time: once a minute a session is kept, whatever the page.
"""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from coproduction.accounts.enums import Role
from coproduction.core.dates import today
from coproduction.reference.enums import TopicKind
from experts.enums import TalkedHow, TimeOfDay, ToldState, Weekday
from experts.models import Availability, GuardianConsent, NeedMet, WelcomeTalk
from involvement.enums import DebriefSide, OpportunityStatus, PlaceStatus, Section
from involvement.models import Debrief
from quality_mark.models import Answer, Citation, Question, Score
from quality_mark.services.sending import submit
from tests.experts.acting import begin, offline
from tests.factories.experts import (
    AccessNeedFactory,
    AccessPassportFactory,
    AgreementFactory,
    AgreementTextFactory,
    CheckFactory,
    ContributionFactory,
    QualificationFactory,
    ToldTrainingFactory,
)
from tests.factories.involvement import OpportunityFactory, PanelFactory, PanelSeatFactory, SessionFactory
from tests.factories.people import person
from tests.factories.policy import BudgetFactory, RateFactory
from tests.factories.quality_mark import ContributorFactory, ReviewFactory
from tests.factories.reference import (
    CheckKindFactory,
    LanguageFactory,
    LocalityFactory,
    TopicFactory,
    TrainingKindFactory,
)
from tests.factories.training import CourseFactory, TrainingDateFactory, TrainingPlaceFactory
from tests.quality_mark.conftest import criteria, draft, ready  # noqa: F401
from tests.quality_mark.test_sending import give_file

MOST_QUERIES = 15
pytestmark = pytest.mark.django_db


def asked_by(browser, page, *args):
    """Return what a page asks of the database, once it has been seen to be there."""
    path = reverse(page, args=args)
    assert browser.get(path).status_code == 200
    with CaptureQueriesContext(connection) as asked:
        browser.get(path)
    return [each["sql"] for each in asked.captured_queries]


def has_few(asked):
    assert len(asked) <= MOST_QUERIES, "\n".join([f"{len(asked)} questions:", *asked])


@pytest.fixture
def whole(administrator):
    """The user of an expert, 17 years old, of whom everything is told and recorded; nobody who signs in themselves."""
    user = offline(
        date_of_birth=today() - timedelta(days=17 * 365), about="I like to listen", welcomed_at=None
    )
    expert = user.expert
    for kind in TopicKind:
        expert.topics.add(TopicFactory(kind=kind))
    expert.localities.add(LocalityFactory())
    expert.languages.add(LanguageFactory())
    Availability.objects.create(expert=expert, weekday=Weekday.MONDAY, time_of_day=TimeOfDay.MORNING)
    coordinator = person(Role.COORDINATOR)
    for _ in range(2):
        AgreementFactory(expert=expert)
        WelcomeTalk.objects.create(
            expert=expert, held_on=today(), held_by=coordinator, how=TalkedHow.values[0]
        )
        CheckFactory(expert=expert)
        QualificationFactory(expert=expert)
        for state in (ToldState.TOLD, ToldState.TURNED_DOWN):
            ToldTrainingFactory(expert=expert, state=state)
    AgreementTextFactory()
    GuardianConsent.objects.create(
        expert=expert,
        name="Sam",
        relationship="Mother",
        contact="01603 000000",
        given_on=today(),
        recorded_by=coordinator,
    )
    AccessPassportFactory(expert=expert)
    AccessNeedFactory(expert=expert)
    return user


@pytest.fixture(params=["themselves", "a coordinator for them"])
def in_their_pages(request, whole, as_, coordinator):
    """A browser in this person's own pages: theirs, or a coordinator's who does things for them."""
    if request.param == "themselves":
        return as_(whole)
    browser = as_(coordinator)
    assert begin(browser, coordinator, whole).status_code == 302
    return browser


def test_of_their_profile(in_their_pages):
    has_few(asked_by(in_their_pages, "experts:profile"))


def test_of_one_person_of_the_network(whole, as_, coordinator):
    has_few(asked_by(as_(coordinator), "experts:person", whole.pk))


def test_of_an_advert_they_could_answer(in_their_pages):
    advert = SessionFactory(activity__starts_at=timezone.now() + timedelta(days=40)).opportunity
    fill(advert)
    has_few(asked_by(in_their_pages, "involvement:opportunity", advert.reference))


def fill(advert):
    advert.topics.add(TopicFactory())
    advert.languages.add(LanguageFactory())
    advert.training.add(TrainingKindFactory())
    advert.checks.add(CheckKindFactory())


@pytest.mark.parametrize("section", Section)
def test_of_each_section_of_an_advert(section, as_, host):
    advert = OpportunityFactory(host=host, status=OpportunityStatus.DRAFT)
    fill(advert)
    has_few(asked_by(as_(host), "involvement:advert_section", advert.pk, section.value))


@pytest.fixture
def paid_training(whole):
    """A date of a paid course that asks for other training, which this person has."""
    course = CourseFactory(
        band=RateFactory().band, budget=BudgetFactory(), unpaid_reason="", preparation_minutes=30
    )
    course.prerequisites.add(whole.expert.qualifications.first().kind)
    return TrainingDateFactory(course=course)


def test_of_training_they_may_book(in_their_pages, whole, paid_training):
    TrainingPlaceFactory(date=paid_training, user=whole, status=PlaceStatus.WITHDRAWN)
    has_few(asked_by(in_their_pages, "involvement:training_date", paid_training.pk))
    has_few(asked_by(in_their_pages, "involvement:training_book", paid_training.pk))


@pytest.mark.parametrize("days", [10, -1])
def test_of_their_place_at_training(days, in_their_pages, whole, paid_training):
    activity = paid_training.activity
    activity.starts_at = timezone.now() + timedelta(days=days)
    activity.ends_at = activity.starts_at + timedelta(hours=2)
    activity.save()
    ContributionFactory(expert=whole.expert, activity=activity, attended=days < 0)
    answered_need(whole, activity)
    place = TrainingPlaceFactory(
        date=paid_training, user=whole, status=PlaceStatus.BOOKED if days > 0 else PlaceStatus.ATTENDED
    )
    has_few(asked_by(in_their_pages, "involvement:my_place", place.pk))


def answered_need(user, activity):
    NeedMet.objects.create(expert=user.expert, activity=activity, kind="bsl")


@pytest.mark.parametrize("days", [10, -1])
def test_of_their_seat_on_a_panel(days, in_their_pages, whole):
    panel = PanelFactory(activity__starts_at=timezone.now() + timedelta(days=days))
    seat = PanelSeatFactory(panel=panel, expert=whole.expert, contribution__attended=days < 0)
    Debrief.objects.create(panel=panel, expert=whole.expert, side=DebriefSide.EXPERT)
    answered_need(whole, panel.activity)
    assert seat.contribution.band_id
    has_few(asked_by(in_their_pages, "involvement:my_seat", panel.pk))


@pytest.fixture
def work(ready):  # noqa: F811
    """The open version of a submission that says, cites and names something of every kind."""
    version = ready.versions.get()
    ready.topics.add(TopicFactory())
    give_file(ready)
    for _ in range(2):
        activity = ContributionFactory(attended=True, activity__notice_days=10).activity
        Citation.objects.create(version=version, activity=activity)
    ContributorFactory(submission=ready)
    return version


def test_of_work_being_written(work, as_, host):
    browser, key = as_(host), work.submission_id
    for page in ("submission", "check", "cited"):
        has_few(asked_by(browser, f"quality_mark:{page}", key))
    has_few(asked_by(browser, "quality_mark:version", key, work.number))


@pytest.fixture
def reviewed(work, host):
    """The open review of work that was sent, with a score, a question on a criterion and on the whole, and answers."""
    submit(submission=work.submission, by=host)
    review = ReviewFactory(version=work, open=True)
    criterion = work.statements.first().criterion
    Score.objects.create(review=review, criterion=criterion, value=3)
    for about in (criterion, None):
        question = Question.objects.create(
            version=work, criterion=about, asked_by=review.reviewer, words="How many came?"
        )
        Answer.objects.create(question=question, by=host, words="Six")
    return review


def test_of_work_that_is_reviewed(reviewed, as_, host):
    has_few(asked_by(as_(reviewed.reviewer), "quality_mark:review", reviewed.pk))
    version = reviewed.version
    has_few(asked_by(as_(host), "quality_mark:version", version.submission_id, version.number))
    has_few(asked_by(as_(person(Role.PANEL_CHAIR)), "quality_mark:panel_papers", version.submission_id, 1))
