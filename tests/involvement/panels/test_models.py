"""What the database promises about panels, and whose training opens a seat."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from coproduction.accounts.enums import Role
from coproduction.accounts.models import User
from involvement.models import Panel, PanelTerms
from involvement.selectors.panels import trained_on
from tests.factories import (
    DirectorateFactory,
    ExpertFactory,
    PanelFactory,
    PanelSeatFactory,
    QualificationFactory,
    TrainingKindFactory,
    person,
)

DAY = date(2026, 11, 23)


def refused(change):
    with pytest.raises(IntegrityError), transaction.atomic():
        change()


def test_a_panel_is_known_by_its_vacancy_and_day_in_any_case(db):
    first = PanelFactory(vacancy_reference="abc-1")
    refused(lambda: PanelFactory(vacancy_reference="ABC-1", held_on=first.held_on))
    PanelFactory(vacancy_reference="abc-1", held_on=first.held_on + timedelta(days=1))


@pytest.mark.parametrize(
    "facts",
    [
        {"candidates": 2, "candidates_met_expert": 3},
        {"candidates": None, "candidates_met_expert": 1},
        {"outcome": "perhaps"},
        {"no_expert_reason": "because"},
    ],
)
def test_what_a_panel_cannot_say(db, facts):
    refused(lambda: PanelFactory(**facts))


def test_an_override_has_a_name_and_a_person_sits_once(db):
    seat = PanelSeatFactory()
    refused(lambda: PanelSeatFactory(panel=seat.panel, expert=seat.expert, contribution=None))
    refused(lambda: PanelSeatFactory(override_reason="Nobody else"))
    refused(lambda: PanelSeatFactory(override_reason="Nobody else", override_at=timezone.now()))


def test_there_is_one_set_of_terms_for_everywhere_else(db):
    PanelTerms.objects.create()
    refused(PanelTerms.objects.create)
    PanelTerms.objects.create(directorate=DirectorateFactory())


def test_a_recruiter_of_one_directorate_sees_its_panels_alone(db, expert):
    here, elsewhere = PanelFactory(), PanelFactory()
    recruiter = person(Role.RECRUITER, directorate=here.activity.directorate)
    assert list(Panel.objects.visible_to(recruiter)) == [here]
    assert list(Panel.objects.visible_to(expert)) == []
    PanelSeatFactory(panel=elsewhere, expert=expert.expert)
    assert list(Panel.objects.visible_to(User.objects.get(pk=expert.pk))) == [elsewhere]
    assert set(Panel.objects.visible_to(person(Role.COORDINATOR))) == {here, elsewhere}


@pytest.mark.parametrize(
    "gained, expires, counts",
    [
        (DAY, None, True),
        (DAY, DAY, True),
        (DAY - timedelta(days=400), DAY, True),
        (DAY - timedelta(days=400), DAY - timedelta(days=1), False),
        (DAY + timedelta(days=1), None, False),
    ],
)
def test_training_counts_from_the_day_it_is_gained_to_its_last(db, gained, expires, counts):
    kind = TrainingKindFactory(name="Values based recruitment")
    row = QualificationFactory(kind=kind, gained_on=gained, expires_on=expires)
    assert (row.expert_id in trained_on([row.expert], DAY)) is counts


def test_other_training_opens_no_seat_and_many_are_asked_in_one_statement(db, django_assert_num_queries):
    other = QualificationFactory(kind=TrainingKindFactory(name="Safeguarding"), gained_on=DAY)
    kind = TrainingKindFactory(name="Values Based Recruitment")
    trained = [QualificationFactory(kind=kind, gained_on=DAY).expert for _ in range(3)]
    untrained = ExpertFactory()
    with django_assert_num_queries(1):
        found = trained_on([*trained, other.expert, untrained], DAY)
    assert found == {each.pk for each in trained}
