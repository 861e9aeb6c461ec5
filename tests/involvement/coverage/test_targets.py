"""Setting targets: by whom, from when, written down, and old months keep theirs."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from coproduction.accounts.enums import Role
from coproduction.audit.models import Event
from coproduction.core.exceptions import RuleBroken
from coproduction.core.submission import FIELD, new_token
from involvement.models import CoverageTarget
from involvement.rules.coverage import Aim, Target, band_order, percent, target_on, why_not_target
from involvement.selectors.coverage.targets import target_lines, targets
from involvement.services.coverage import set_targets
from tests.factories import DirectorateFactory, person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]

PAGE, NEW = reverse("involvement:coverage_targets"), reverse("involvement:coverage_target_new")
TODAY = date(2026, 11, 23)


@pytest.fixture
def recruiter():
    return person(Role.RECRUITER)


def post(as_, user, **sent):
    return as_(user).post(NEW, {FIELD: new_token(user), "percent": "75", "starts_on": "2026-12-01", **sent})


@pytest.mark.parametrize(
    ("starts_on", "has_one", "refused"),
    [
        (date(2026, 11, 1), False, False),
        (date(2026, 11, 1), True, False),
        (date(2026, 12, 1), True, False),
        (date(2026, 10, 1), False, False),
        (date(2026, 10, 1), True, True),
        (date(2023, 11, 1), False, False),
        (date(2023, 10, 1), False, True),
        (date(2027, 11, 1), True, False),
        (date(2027, 12, 1), True, True),
        (date(2026, 11, 2), False, True),
    ],
)
def test_when_a_target_may_start(starts_on, has_one, refused):
    assert bool(why_not_target(starts_on, has_one=has_one, today=TODAY)) is refused


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2025, 12, 31), None),
        (date(2026, 1, 1), 50),
        (date(2026, 6, 30), 50),
        (date(2026, 7, 1), 80),
        (date(2030, 1, 1), 80),
    ],
)
def test_the_target_on_a_day(day, expected):
    assert target_on([Target(date(2026, 7, 1), 80), Target(date(2026, 1, 1), 50)], day) == expected


def test_a_target_is_met_by_whole_panels_not_by_rounded_shares():
    aim = Aim()
    aim.add(80, 1000, 799)
    aim.add(None, 1000, 0)
    assert (aim.percent, aim.is_met) == (80, False)
    aim.add(80, 0, 1)
    assert aim.is_met
    assert Aim().is_met is None and Aim().percent is None


@pytest.mark.parametrize(
    ("part", "whole", "said"), [(1, 3, "33.3"), (2, 3, "66.7"), (1, 8, "12.5"), (0, 4, "0.0")]
)
def test_a_share_is_rounded_half_up_to_a_tenth(part, whole, said):
    assert str(percent(part, whole)) == said
    assert percent(0, 0) is None


def test_bands_in_order():
    shuffled = ["Medical", "", "10", "8b", "2", "8A"]
    assert sorted(shuffled, key=band_order) == ["2", "8A", "8b", "10", "Medical", ""]


def test_a_recruiter_sets_one_target_for_several_directorates_and_it_is_written_down(as_, recruiter):
    one, other, third = DirectorateFactory(), DirectorateFactory(), DirectorateFactory()
    answer = post(as_, recruiter, directorates=[one.pk, other.pk], source="Board, 4")
    assert answer.url == PAGE
    assert targets() == {each.pk: [Target(date(2026, 12, 1), 75)] for each in (one, other)}
    events = Event.objects.filter(action="coverage_target.set", actor=recruiter)
    assert [event.after["percent"] for event in events] == [75, 75]
    assert {event.after["directorate"] for event in events} == {one.pk, other.pk}
    assert third.pk not in targets()


def test_the_form_posted_twice_makes_one_target(as_, recruiter):
    client, directorate = as_(recruiter), DirectorateFactory()
    page = client.get(NEW).content.decode()
    token = page.split('name="submission_token" value="')[1].split('"')[0]
    sent = {
        "directorates": [directorate.pk],
        "percent": "75",
        "starts_on": "2026-12-01",
        "submission_token": token,
    }
    assert {client.post(NEW, sent).status_code for _ in range(2)} == {302}
    assert CoverageTarget.objects.count() == 1


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"percent": "101"}, "100 or"),
        ({"percent": "-1"}, "0 or"),
        ({"percent": "7.5"}, "whole number"),
        ({"percent": ""}, "Enter a whole number from 0 to 100"),
        ({"starts_on": "2026-11-15"}, "Select the month it starts in"),
        ({"starts_on": ""}, "Select the month it starts in"),
        ({"directorates": []}, "Select at least one directorate"),
        ({"directorates": ["99999999999999999999"]}, "Select at least one directorate"),
    ],
)
def test_an_answer_that_will_not_do_gets_a_sentence_and_is_kept(as_, recruiter, sent, sentence):
    directorate = DirectorateFactory()
    answer = post(as_, recruiter, **{"directorates": [directorate.pk], **sent})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not CoverageTarget.objects.exists()


def test_a_month_that_is_over_keeps_its_target_and_nothing_of_the_rest_is_saved(as_, recruiter):
    held, free = DirectorateFactory(name="Held"), DirectorateFactory()
    set_targets(directorates=[held], percent=50, starts_on=date(2026, 4, 1), by=recruiter)
    answer = post(as_, recruiter, directorates=[free.pk, held.pk], starts_on="2026-10-01")
    assert answer.status_code == 422
    assert "because of Held. A month that is over keeps the target it had" in answer.content.decode()
    with pytest.raises(RuleBroken):
        set_targets(directorates=[free, held], percent=10, starts_on=date(2026, 10, 1), by=recruiter)
    assert targets() == {held.pk: [Target(date(2026, 4, 1), 50)]}


def test_of_two_targets_from_one_month_the_later_one_counts(recruiter):
    directorate = DirectorateFactory()
    for percent_of_panels in (60, 90):
        set_targets(
            directorates=[directorate], percent=percent_of_panels, starts_on=date(2026, 11, 1), by=recruiter
        )
    assert targets() == {directorate.pk: [Target(date(2026, 11, 1), 90)]}


def test_the_page_says_what_is_in_force_what_comes_and_what_was(as_, manager, recruiter):
    directorate, retired = DirectorateFactory(), DirectorateFactory(retired_at="2026-01-01T00:00Z")
    for percent_of_panels, month in ((40, 4), (70, 11), (90, 12)):
        set_targets(
            directorates=[directorate],
            percent=percent_of_panels,
            starts_on=date(2026, month, 1),
            by=recruiter,
        )
    line = [
        (
            directorate,
            Target(date(2026, 11, 1), 70),
            [Target(date(2026, 12, 1), 90)],
            [Target(date(2026, 4, 1), 40)],
        )
    ]
    assert target_lines(None) == line
    page = as_(manager).get(PAGE).content.decode()
    assert (
        "since November 2026" in page and "90% from December 2026" in page and "40% from April 2026" in page
    )
    assert retired.name not in page


def test_who_may_set_one(as_, coordinator, host, manager):
    directorate, other = DirectorateFactory(), DirectorateFactory()
    assert as_(host).get(PAGE).status_code == as_(host).get(NEW).status_code == 403
    assert as_(coordinator).get(PAGE).status_code == 200
    assert as_(coordinator).get(NEW).status_code == 403
    assert "Set a target" not in as_(coordinator).get(PAGE).content.decode()
    assert as_(manager).get(NEW).status_code == 200
    limited = person(Role.MANAGER, directorate=directorate)
    assert other.name not in as_(limited).get(NEW).content.decode()
    assert post(as_, limited, directorates=[other.pk]).status_code == 422
    assert post(as_, limited, directorates=[directorate.pk]).status_code == 302
    assert list(targets()) == [directorate.pk]


@pytest.mark.skipif(connection.vendor != "postgresql", reason="triggers are PostgreSQL's")
@pytest.mark.parametrize("statement", ["UPDATE {} SET percent = 1", "DELETE FROM {}"])
def test_the_database_changes_no_target(recruiter, statement):
    set_targets(directorates=[DirectorateFactory()], percent=60, starts_on=date(2026, 11, 1), by=recruiter)
    with pytest.raises(IntegrityError, match="never changed or deleted"), transaction.atomic():
        connection.cursor().execute(statement.format(CoverageTarget._meta.db_table))
