import pytest

from coproduction.accounts.enums import Role
from experts.models import Expert
from tests.factories import ExpertFactory, TrainingKindFactory, person
from tests.factories.training import CourseFactory, TrainingDateFactory


@pytest.fixture(autouse=True)
def clock(still_clock):
    return still_clock


@pytest.fixture
def vbr(db):
    return TrainingKindFactory(name="Values Based Recruitment", months=24)


@pytest.fixture
def course(vbr):
    return CourseFactory(name="Interviewing together", kind=vbr, for_staff=True, for_partners=True)


@pytest.fixture
def date(course):
    """A date in ten days with 2 places."""
    return TrainingDateFactory(course=course)


@pytest.fixture
def row(expert):
    """The Expert of the cast's expert."""
    return Expert.objects.get(pk=expert.pk)


@pytest.fixture
def recruiter(db):
    return person(Role.RECRUITER, name="Ruth Recruiter")


def an_expert(name="Someone Else"):
    return ExpertFactory(user=person(Role.EXPERT, name=name)).user
