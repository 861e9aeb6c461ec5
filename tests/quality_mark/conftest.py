"""What the tests of the quality mark share: the criteria, a submission that is ready, and how forms are sent."""

import pytest

from coproduction.accounts.enums import Role
from coproduction.core.submission import FIELD, new_token
from experts.enums import Rung
from quality_mark.enums import Kind, Stage
from quality_mark.models import Involved, Submission
from quality_mark.services.allocation import allocate, declare
from quality_mark.services.criteria import load_criteria
from quality_mark.services.sending import submit
from quality_mark.services.writing import start
from tests.documents.conftest import scanner  # noqa: F401
from tests.factories import DirectorateFactory, ExpertFactory, person
from tests.factories.quality_mark import MeetingFactory


@pytest.fixture
def criteria(db):
    return load_criteria()


@pytest.fixture
def draft(criteria, host):
    """A submission of the host's that says nothing yet."""
    return start(title="Leaving hospital policy", kind=Kind.POLICY, by=host)


@pytest.fixture
def ready(draft):
    """A submission of the host's that says everything it must."""
    return fill(draft)


@pytest.fixture
def sent(ready, host):
    return submit(submission=ready, by=host)


def fill(submission):
    """Say everything a submission must."""
    version = open_version_of(submission)
    submission.directorate = DirectorateFactory()
    submission.save()
    version.owner, version.stage, version.summary = "Sam Lee, Head of Nursing", Stage.DESIGN, "A new policy."
    version.rung, version.rung_why, version.what_changed = (
        Rung.CO_DESIGN,
        "We wrote it together.",
        "All of it.",
    )
    version.save()
    version.statements.update(words="We asked people first.", self_score=3)
    Involved.objects.create(
        version=version, who="Carers", people=6, stage=Stage.PLANNING, rung=Rung.CO_DESIGN
    )
    return Submission.objects.get(pk=submission.pk)


def open_version_of(submission):
    return submission.versions.get(submitted_at__isnull=True)


def form_of(user, **typed):
    """Return what a form shown to this person sends."""
    return {FIELD: new_token(user), **typed}


@pytest.fixture
def chair(db):
    return person(Role.PANEL_CHAIR, name="Charlie Chair")


@pytest.fixture
def panel(db):
    """Two experts and two members of staff who sit on the panel."""
    experts = [
        ExpertFactory(user=person(Role.EXPERT, Role.PANEL_MEMBER, name=f"Expert {n}")).user for n in (1, 2)
    ]
    return [*experts, *(person(Role.PANEL_MEMBER, name=f"Staff {n}") for n in (1, 2))]


@pytest.fixture
def meeting(db):
    return MeetingFactory()


@pytest.fixture
def asked(sent, meeting, panel, chair):
    """The reviews of the whole panel on a submission of the host's."""
    return allocate(submission=sent, meeting=meeting, reviewers=panel, by=chair)


@pytest.fixture
def opened(asked):
    return [declare(review=review, conflict=False, words="", by=review.reviewer) for review in asked]
