"""Joining, as a person on a phone meets it: one question a page, saved each time."""

import pytest
from django.urls import reverse

from coproduction.core.dates import today
from coproduction.correspondence.models import Message
from experts.models import Expert
from tests.factories import ExpertFactory, LocalityFactory, person

JOIN = "/join/"
BORN = {"date_of_birth_day": "27", "date_of_birth_month": "3", "date_of_birth_year": "1984"}


@pytest.fixture
def newcomer(db):
    """Signed in by e-mail code a moment ago: no name, no role."""
    return person(name="")


def answer(client, step, **data):
    return client.post(f"/join/{step}/", data)


def test_a_stranger_reads_what_joining_is_and_is_led_to_sign_up(client, db):
    page = client.get(JOIN).content.decode()
    assert "less than 5 minutes" in page
    assert f"{reverse('account_signup')}?next=/join/name/" in page


@pytest.mark.parametrize(
    "path", ["name/", "about-you/", "birth/", "where/", "phone/", "travel/", "check/", "done/"]
)
def test_a_stranger_is_sent_to_sign_in(client, db, path):
    assert client.get(f"{JOIN}{path}").headers["Location"].startswith(reverse("account_login"))


def test_joining_from_the_first_question_to_the_last(as_, newcomer):
    client, place = as_(newcomer), LocalityFactory()
    assert "Start" in client.get(JOIN).content.decode()
    assert answer(client, "name", name="Esther").headers["Location"] == "/join/about-you/"
    assert answer(client, "about-you", about=["carer"]).headers["Location"] == "/join/birth/"
    assert answer(client, "birth", **BORN).headers["Location"] == "/join/where/"
    assert answer(client, "where", localities=[place.pk], online="no").headers["Location"] == "/join/phone/"
    assert answer(client, "phone", phone="07911 123456").headers["Location"] == "/join/check/"
    check = client.get("/join/check/")
    assert all(words in check.content.decode() for words in ("Esther", "Carer", place.name, "07911 123456"))
    token = check.context["request"] and _token(check)
    assert client.post("/join/check/", {"submission_token": token}).headers["Location"] == "/join/done/"
    expert = Expert.objects.get(pk=newcomer.pk)
    assert (expert.status, expert.is_carer, expert.online) == ("applied", True, False)
    assert newcomer.has_perm("experts.take_part") or type(newcomer).objects.get(pk=newcomer.pk).has_perm(
        "experts.take_part"
    )
    assert Message.objects.get(recipient=newcomer).kind == "expert_applied"


def _token(response):
    page = response.content.decode()
    return page.split('name="submission_token" value="')[1].split('"')[0]


def test_a_double_press_joins_once(as_, newcomer):
    client = as_(newcomer)
    answer(client, "name", name="Esther")
    answer(client, "about-you", about=["carer"])
    answer(client, "birth", **BORN)
    token = _token(client.get("/join/check/"))
    for _ in range(2):
        assert client.post("/join/check/", {"submission_token": token}).headers["Location"] == "/join/done/"
    assert Message.objects.count() == 1


def test_someone_who_comes_back_finds_their_answers_and_the_next_question(as_, newcomer):
    client = as_(newcomer)
    answer(client, "name", name="Esther")
    assert 'value="Esther"' in client.get("/join/name/").content.decode()
    start = client.get(JOIN).content.decode()
    assert "We have kept your answers" in start
    assert "/join/about-you/" in start


def test_the_check_page_waits_for_the_answers_we_need(as_, newcomer):
    client = as_(newcomer)
    assert client.get("/join/check/").headers["Location"] == "/join/name/"
    answer(client, "name", name="Esther")
    assert client.get("/join/check/").headers["Location"] == "/join/about-you/"


def test_changing_an_answer_from_the_check_page_goes_back_to_it(as_, newcomer):
    client = as_(newcomer)
    assert client.post("/join/name/?from=check", {"name": "E"}).headers["Location"] == "/join/check/"


WRONG = [
    ("name", {"name": ""}, "Enter"),
    ("name", {"name": "x" * 151}, "150 characters or fewer"),
    ("name", {"name": "a\x00b"}, "hidden characters"),
    ("about-you", {}, "Select which of these describe you"),
    ("about-you", {"about": ["alien"]}, "from the list"),
    ("birth", {}, "Enter your date of birth"),
    ("birth", {**BORN, "date_of_birth_day": "31", "date_of_birth_month": "2"}, "must be a real date"),
    ("birth", {**BORN, "date_of_birth_year": "2999"}, "must be in the past"),
    ("birth", {**BORN, "date_of_birth_year": "1800"}, "Check the year you were born"),
    ("birth", {**BORN, "date_of_birth_year": str(today().year - 17)}, "You need to be 18 or over to join"),
    ("travel", {"in_person": "yes", "postcode": "NR1"}, "Enter a full postcode, like NR1 1AA"),
    ("travel", {"in_person": "yes", "travel_miles": "far"}, "whole number"),
    ("travel", {"in_person": "yes", "travel_miles": "501"}, "500 or less"),
    ("interests", {"interests": ["999999"]}, "from the list"),
    ("times", {"monday": ["teatime"]}, "from the list"),
    ("bring", {"about": "x" * 2001}, "2,000 characters or fewer"),
    ("where", {}, "Select whether you can take part online"),
    ("where", {"online": "yes", "localities": ["999999"]}, "from the list"),
    ("where", {"online": "yes", "localities": ["9" * 30]}, "from the list"),
    ("phone", {"phone": "call me"}, "Enter a telephone number, like"),
    ("phone", {"phone": "12"}, "Enter a telephone number, like"),
]


@pytest.mark.parametrize(("step", "data", "words"), WRONG)
def test_a_wrong_answer_says_what_to_do_and_keeps_what_was_typed(as_, newcomer, step, data, words):
    response = answer(as_(newcomer), step, **data)
    page = response.content.decode()
    assert response.status_code == 422
    assert "Error: " in page.split("</title>")[0]
    assert words in page
    typed = next(iter(data.values()), "")
    if isinstance(typed, str) and "\x00" not in typed:
        assert typed in page


def test_an_unknown_question_is_not_found(as_, newcomer):
    assert as_(newcomer).get("/join/shoe-size/").status_code == 404


def test_someone_who_has_joined_is_led_to_their_profile(as_, expert):
    client = as_(expert)
    assert client.get("/join/name/").headers["Location"] == "/my/profile/name/"
    assert "You have joined already" in client.get(JOIN).content.decode()


def test_the_way_back_to_what_they_were_looking_at_is_kept(as_, newcomer):
    client = as_(newcomer)
    client.get(f"{JOIN}?next=/opportunities/OPP-1/")
    answer(client, "name", name="Esther")
    answer(client, "about-you", about=["carer", "service_user"])
    answer(client, "birth", **BORN)
    client.post("/join/check/", {"submission_token": _token(client.get("/join/check/"))})
    assert 'href="/opportunities/OPP-1/"' in client.get("/join/done/").content.decode()


def test_nobody_is_led_away_from_the_portal(as_, newcomer):
    client = as_(newcomer)
    client.get(f"{JOIN}?next=https://example.com/")
    assert "after_joining" not in client.session


def test_every_page_asks_few_questions_of_the_database(as_, expert, django_assert_max_num_queries):
    client = as_(expert)
    ExpertFactory.create_batch(2)
    with django_assert_max_num_queries(20):
        client.get("/my/profile/")
