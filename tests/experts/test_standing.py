"""Checks with the day they run out, and training told by a person and confirmed by a coordinator."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from coproduction.audit.models import Event
from coproduction.core.dates import months_after, today
from coproduction.core.exceptions import RuleBroken
from coproduction.correspondence.models import Message
from experts.models import Check, Qualification, ToldTraining
from experts.selectors import tasks_for
from experts.services import checks, training
from tests.documents.files import jpeg
from tests.experts.test_welcoming import NETWORK, day, send
from tests.factories import (
    CheckFactory,
    CheckKindFactory,
    ExpertFactory,
    ToldTrainingFactory,
    TrainingKindFactory,
    person,
)
from tests.questions import asks_the_same_whatever_the_rows

WHEN = date(2026, 1, 31)


@pytest.fixture
def dbs(db):
    return CheckKindFactory(name="DBS check", months=36)


@pytest.fixture
def course(db):
    return TrainingKindFactory(name="Values Based Recruitment", months=24)


@pytest.mark.parametrize(
    ("day_from", "months", "until"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 11, 23), 36, date(2029, 11, 23)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
    ],
)
def test_months_are_counted_as_people_count_them(day_from, months, until):
    assert months_after(day_from, months) == until


def test_a_check_is_asked_for_answered_and_runs_out(as_, coordinator, expert, dbs):
    client = as_(coordinator)
    assert send(client, f"{NETWORK}{expert.pk}/check/", kind=dbs.pk).status_code == 302
    twice = send(client, f"{NETWORK}{expert.pk}/check/", kind=dbs.pk)
    assert twice.status_code == 422 and "asked for already" in twice.content.decode()
    check = Check.objects.get()
    path = f"{NETWORK}checks/{check.pk}/"
    late = send(client, path, state="clear", **day("decided_on", today() + timedelta(days=2)))
    assert late.status_code == 422
    assert send(client, path, state="clear", **day("decided_on", WHEN)).status_code == 302
    check.refresh_from_db()
    assert (check.state, check.expires_on) == ("clear", date(2029, 1, 31))
    assert "31 January 2029" in client.get(f"{NETWORK}{expert.pk}/").content.decode()
    assert "It runs out on 31 January 2029" in as_(expert).get("/my/profile/").content.decode()
    kinds = Message.objects.filter(recipient=expert).values_list("kind", flat=True)
    assert set(kinds) == {"expert_check_asked", "expert_check_clear"}


def test_the_last_day_can_be_changed_and_the_trail_keeps_the_first(as_, coordinator, expert, dbs):
    check = CheckFactory(expert=expert.expert, kind=dbs, decided_on=WHEN, expires_on=date(2029, 1, 31))
    typed = {"state": "clear", **day("decided_on", WHEN), **day("expires_on", date(2027, 1, 1))}
    assert send(as_(coordinator), f"{NETWORK}checks/{check.pk}/", **typed).status_code == 302
    check.refresh_from_db()
    assert check.expires_on == date(2027, 1, 1)
    assert Event.objects.get(action="check.recorded").before["expires_on"] == "2029-01-31"
    assert not Message.objects.exists()


def test_a_check_that_is_not_clear_tells_nobody_by_machine(coordinator, expert, dbs, as_):
    check = checks.ask_for_check(expert=expert.expert, kind=dbs, by=coordinator)
    checks.record_check(check=check, state="not_clear", decided_on=today(), by=coordinator)
    assert Message.objects.filter(kind="expert_check_clear").count() == 0
    page = as_(expert).get("/my/profile/").content.decode()
    assert "We will talk with you about this" in page and "Not clear" not in page


def test_a_check_is_renewed_by_asking_again_and_the_old_is_kept(coordinator, expert, dbs):
    CheckFactory(expert=expert.expert, kind=dbs, decided_on=WHEN, expires_on=today() - timedelta(days=1))
    checks.ask_for_check(expert=expert.expert, kind=dbs, by=coordinator)
    assert Check.objects.filter(expert=expert.expert).count() == 2


def test_nobody_answers_their_own(db, dbs, course):
    both = ExpertFactory(user=person("expert", "coordinator"))
    with pytest.raises(RuleBroken, match="yourself"):
        checks.ask_for_check(expert=both, kind=dbs, by=both.user)
    with pytest.raises(RuleBroken, match="yourself"):
        checks.record_check(check=CheckFactory(expert=both), state="clear", decided_on=today(), by=both.user)
    with pytest.raises(RuleBroken, match="yourself"):
        training.record_training(expert=both, kind=course, gained_on=today(), by=both.user)
    with pytest.raises(RuleBroken, match="yourself"):
        training.confirm_training(told=ToldTrainingFactory(expert=both), by=both.user)


def test_training_told_counts_once_confirmed(as_, coordinator, expert, course):
    client = as_(expert)
    said = {"kind": course.pk, "elsewhere": "Anytown College", **day("gained_on", WHEN)}
    file = SimpleUploadedFile("proof.jpg", jpeg(), "image/jpeg")
    assert send(client, "/my/profile/training/", certificate=file, **said).status_code == 302
    told = ToldTraining.objects.get()
    assert not Qualification.objects.exists()
    assert "Waiting for us to check" in client.get("/my/profile/").content.decode()
    assert client.get(told.document.get_absolute_url()).status_code == 200
    todo = next(each for each in tasks_for(coordinator) if each.url == f"{NETWORK}training/")
    assert todo.count == 1
    client = as_(coordinator)
    assert client.get(told.document.get_absolute_url()).status_code == 200
    assert "Values Based Recruitment" in client.get(f"{NETWORK}training/").content.decode()
    assert send(client, f"{NETWORK}training/{told.pk}/", answer="confirm").status_code == 302
    got = Qualification.objects.get()
    assert (got.expert_id, got.gained_on, got.expires_on) == (expert.pk, WHEN, date(2028, 1, 31))
    with pytest.raises(RuleBroken, match="already"):
        training.turn_down_training(told=told, reason="No", by=coordinator)
    assert "It counts until 31 January 2028" in as_(expert).get("/my/profile/").content.decode()


def test_another_person_does_not_open_the_certificate(as_, host, other_expert, expert, course):
    file = SimpleUploadedFile("proof.jpg", jpeg(), "image/jpeg")
    told = training.tell_training(
        expert=expert.expert, kind=course, gained_on=WHEN, elsewhere="Here", by=expert, upload=file
    )
    for user in (host, other_expert):
        assert as_(user).get(told.document.get_absolute_url()).status_code == 404


def test_a_file_we_do_not_take_keeps_what_was_typed(as_, expert, course):
    file = SimpleUploadedFile("proof.exe", b"MZ nonsense", "application/x-msdownload")
    said = {"kind": course.pk, "elsewhere": "Anytown College", **day("gained_on", WHEN)}
    refused = send(as_(expert), "/my/profile/training/", certificate=file, **said)
    assert refused.status_code == 422 and "Anytown College" in refused.content.decode()
    assert not ToldTraining.objects.exists()


def test_training_we_cannot_confirm_needs_a_reason_the_person_reads(as_, coordinator, expert, course):
    told = ToldTrainingFactory(expert=expert.expert, kind=course)
    client, path = as_(coordinator), f"{NETWORK}training/{told.pk}/"
    assert "Enter the reason" in send(client, path, answer="turn_down").content.decode()
    assert send(client, path, answer="turn_down", reason="They do not know you").status_code == 302
    assert "They do not know you" in Message.objects.get(recipient=expert).body
    assert "They do not know you" in as_(expert).get("/my/profile/").content.decode()
    assert not Qualification.objects.exists()


def test_the_same_training_is_recorded_once(as_, coordinator, expert, course):
    client, path = as_(coordinator), f"{NETWORK}{expert.pk}/training/"
    said = {"kind": course.pk, **day("gained_on", WHEN)}
    assert send(client, path, **said).status_code == 302
    twice = send(client, path, **said)
    assert twice.status_code == 422 and "recorded already" in twice.content.decode()


@pytest.mark.parametrize("path", ["check/", "training/", "paper/", "guardian/", "welcome/"])
def test_who_may_record(as_, host, other_expert, expert, path):
    for user in (host, other_expert):
        assert as_(user).get(f"{NETWORK}{expert.pk}/{path}").status_code == 403


def test_the_list_of_training_asks_the_same_few_questions(as_, coordinator):
    asks_the_same_whatever_the_rows(as_(coordinator), f"{NETWORK}training/", ToldTrainingFactory, most=12)


def test_a_persons_page_asks_the_same_few_questions(as_, coordinator, expert):
    def add():
        CheckFactory(expert=expert.expert)
        ToldTrainingFactory(expert=expert.expert)

    asks_the_same_whatever_the_rows(as_(coordinator), f"{NETWORK}{expert.pk}/", add, most=22)
