"""Equality answers: optional, kept apart from the person, found again only with the key, forgotten when asked."""

import io
import re
from datetime import UTC, date, datetime

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection, models

from coproduction.audit.models import Event
from coproduction.core.personal_data import erasing, reading
from coproduction.reference.equality import PREFER_NOT, QUESTIONS, question_called
from experts.models import EqualityFigure, EqualityRecord
from experts.rules.equality import last_day_of, pseudonyms, quarter_before
from experts.selectors import tasks_for
from experts.selectors.equality import record_of
from experts.services import equality, merging
from experts.tasks import count_equality, mix_equality
from tests.experts.acting import begin, offline
from tests.factories import ContributionFactory, ExpertFactory

URL = "/my/equality/"
RELIGION = question_called("religion")


def moment(month, day, hour):
    return datetime(2026, month, day, hour, 30, tzinfo=UTC)


def page_of(client, path):
    return client.get(path).content.decode()


@pytest.mark.parametrize("path", [URL, f"{URL}religion/"])
def test_who_may_open_it(as_, client, host, coordinator, expert, path):
    assert client.get(path).status_code == 302
    assert as_(host).get(path).status_code == as_(coordinator).get(path).status_code == 403
    assert as_(expert).get(path).status_code == 200


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.key)
def test_each_question_can_be_answered_with_each_answer_and_left_out(as_, expert, question):
    client, url = as_(expert), f"{URL}{question.key}/"
    page = page_of(client, url)
    assert "Prefer not to say" in page and "Leave this question out" in page
    for code in question.codes:
        assert client.post(url, {"answer": code}).status_code == 302
        assert getattr(EqualityRecord.objects.get(), question.key) == code


def test_an_answer_that_is_none_gets_a_sentence(as_, expert):
    for sent in ({}, {"answer": "jedi"}):
        answer = as_(expert).post(f"{URL}religion/", sent)
        assert answer.status_code == 422
    assert "Select your religion" in as_(expert).post(f"{URL}religion/", {}).content.decode()
    assert as_(expert).get(f"{URL}shoe-size/").status_code == 404


def test_left_half_way_and_come_back_to(as_, expert):
    client = as_(expert)
    assert client.post(f"{URL}age_band/", {"answer": "25_34"}).url == f"{URL}ethnic_group/"
    assert page_of(client, URL).count("Not answered") == len(QUESTIONS) - 1
    assert re.search(r'checked value="25_34"', page_of(client, f"{URL}age_band/"))
    assert client.post(f"{URL}care/", {"answer": "no_care"}).url == URL


def test_to_say_nothing_is_an_answer_and_ends_the_asking(as_, expert):
    assert "equality questions" in " ".join(todo.words for todo in tasks_for(expert))
    as_(expert).post(f"{URL}none/")
    record = EqualityRecord.objects.get()
    assert {getattr(record, question.key) for question in QUESTIONS} == {PREFER_NOT}
    assert "equality questions" not in " ".join(todo.words for todo in tasks_for(expert))


def test_a_person_deletes_their_own_answers_alone(as_, expert, other_expert):
    for user in (expert, other_expert):
        equality.answer(user=user, question=RELIGION, code="sikh")
    as_(expert).post(f"{URL}delete/")
    assert record_of(expert) is None
    assert record_of(other_expert).religion == "sikh"


def test_nothing_leads_from_a_record_to_a_person(expert):
    equality.answer(user=expert, question=RELIGION, code="sikh")
    fields = EqualityRecord._meta.get_fields()
    assert not [field.name for field in fields if field.is_relation]
    assert not [field.name for field in fields if isinstance(field, models.DateField | models.AutoField)]
    users = get_user_model()._meta.get_fields()
    assert not [each for each in users if each.related_model is EqualityRecord]
    columns = [str(getattr(EqualityRecord.objects.get(), field.name)) for field in fields]
    assert not {str(expert.pk), expert.email, expert.name} & set(columns)


def test_the_audit_says_nothing_of_it(as_, expert):
    client = as_(expert)
    before = Event.objects.count()
    client.post(f"{URL}religion/", {"answer": "sikh"})
    client.post(f"{URL}none/")
    client.post(f"{URL}delete/")
    assert Event.objects.count() == before


def test_without_the_key_nothing_is_found(settings, expert):
    equality.answer(user=expert, question=RELIGION, code="sikh")
    settings.EQUALITY_KEYS = ["another"]
    assert record_of(expert) is None
    assert set(pseudonyms(1, ["a", "b"])).isdisjoint(pseudonyms(2, ["a", "b"]))


def test_a_new_key_takes_over_from_an_old_one(settings, expert, other_expert):
    settings.EQUALITY_KEYS = ["old"]
    for user in (expert, other_expert):
        equality.answer(user=user, question=RELIGION, code="sikh")
    settings.EQUALITY_KEYS = ["new", "old"]
    equality.answer(user=expert, question=question_called("sex"), code="female")
    assert EqualityRecord.objects.count() == 2
    call_command("reseal_fields", stdout=io.StringIO())
    call_command("reseal_fields", stdout=io.StringIO())
    settings.EQUALITY_KEYS = ["new"]
    assert (record_of(expert).religion, record_of(expert).sex) == ("sikh", "female")
    assert record_of(other_expert).religion == "sikh"


def test_a_person_is_given_their_answers_and_they_go_when_the_person_leaves(settings, expert, other_expert):
    settings.EQUALITY_KEYS = ["new", "old"]
    for user in (expert, other_expert):
        equality.answer(user=user, question=RELIGION, code="sikh")
    (held,) = (each for each in reading.held_about(expert) if each.name == "equality")
    assert [row["Religion"].words for row in held.rows] == ["Sikh"]
    erasing.erase([expert.pk])
    assert EqualityRecord.objects.count() == 1
    assert record_of(other_expert) is not None


@pytest.mark.parametrize(
    ("on", "first", "last"),
    [
        (date(2026, 11, 23), date(2026, 7, 1), date(2026, 9, 30)),
        (date(2026, 1, 1), date(2025, 10, 1), date(2025, 12, 31)),
        (date(2026, 4, 1), date(2026, 1, 1), date(2026, 3, 31)),
        (date(2026, 7, 1), date(2026, 4, 1), date(2026, 6, 30)),
    ],
)
def test_the_quarter_that_is_over(on, first, last):
    assert quarter_before(on) == (first, last)
    assert last_day_of(first) == last


def test_a_quarter_is_counted_once_and_then_stands(still_clock, expert):
    equality.answer(user=expert, question=RELIGION, code="sikh")
    ContributionFactory(expert=expert.expert, attended=True, activity__starts_at=moment(9, 30, 22))
    ContributionFactory(expert=ExpertFactory(), attended=True, activity__starts_at=moment(9, 30, 23))
    ExpertFactory(status="left")
    count_equality()
    counted = {
        (each.answer, each.took_part): each.people
        for each in EqualityFigure.objects.filter(question="religion")
    }
    assert counted == {("sikh", True): 1, ("not_answered", False): 1}
    equality.answer(user=expert, question=RELIGION, code="hindu")
    count_equality()
    assert not EqualityFigure.objects.filter(answer="hindu").exists()


def test_the_parents_are_counted_and_never_the_answers_under_them(still_clock, expert):
    equality.answer(user=expert, question=question_called("ethnic_group"), code="roma")
    equality.count_quarter()
    answers = EqualityFigure.objects.filter(question="ethnic_group").values_list("answer", flat=True)
    assert list(answers) == ["white"]


def test_the_reference_data_holds_together():
    for question in QUESTIONS:
        assert len(set(question.codes)) == len(question.codes)
        assert question.codes[-1] == PREFER_NOT
        assert all(len(code) <= 30 for code in [*question.codes, *question.parents])
        assert {each.name for each in EqualityRecord._meta.fields} >= {question.key}
    assert len(question_called("ethnic_group").codes) == 19 + 1


def test_counting_costs_the_same_for_one_and_for_many(db, still_clock, django_assert_max_num_queries):
    for _ in range(30):
        equality.answer(user=ExpertFactory().user, question=RELIGION, code="sikh")
    with django_assert_max_num_queries(12):
        equality.count_quarter()


def as_stored():
    """Return (page, pseudonym) of the rows as they lie. Which page has room is PostgreSQL's own choice."""
    page, place = {"sqlite": ("0", "rowid"), "postgresql": ("(ctid::text::point)[0]", "ctid")}[
        connection.vendor
    ]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {page}, pseudonym FROM experts_equalityrecord ORDER BY {place}")  # noqa: S608
        return cursor.fetchall()


def test_the_order_of_the_rows_tells_nobody_who_came_when(db):
    users = [ExpertFactory().user for _ in range(8)]
    for user in users:
        equality.answer(user=user, question=RELIGION, code="sikh")
    assert as_stored() != sorted(as_stored())
    mix_equality()
    assert as_stored() == sorted(as_stored())
    mix_equality()
    assert all(record_of(user).religion == "sikh" for user in users)


def test_what_a_person_typed_after_their_session_ran_out_is_not_kept(client, expert):
    client.post(f"{URL}religion/", {"answer": "sikh"})
    assert not dict(client.session)


def test_nobody_answers_for_another(as_, coordinator):
    mary = offline()
    client = as_(coordinator)
    begin(client, coordinator, mary)
    assert client.get(URL).status_code == 403
    assert client.post(f"{URL}religion/", {"answer": "sikh"}).status_code == 403
    assert not EqualityRecord.objects.exists()
    start = page_of(client, "/start/")
    assert "/my/equality/" not in start and "/my/access/" in start


@pytest.mark.parametrize(("own", "left"), [("", "sikh"), ("hindu", "hindu")])
def test_answers_go_with_an_account_that_is_put_into_another(coordinator, expert, other_expert, own, left):
    equality.answer(user=other_expert, question=RELIGION, code="sikh")
    if own:
        equality.answer(user=expert, question=RELIGION, code=own)
    merging.merge(keeper=expert.expert, loser=other_expert.expert, by=coordinator)
    assert (record_of(expert).religion, record_of(other_expert)) == (left, None)
    assert EqualityRecord.objects.count() == 1
