"""The pages of training, each with who is looking."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from coproduction.core.submission import FIELD, new_token
from coproduction.correspondence.models import Message
from involvement.models import Course, TrainingDate, TrainingPlace
from involvement.selectors.partners import key_of
from involvement.services import training_dates
from involvement.services.training_places import book, give_up
from tests.factories import (
    AccessNeedFactory,
    BudgetFactory,
    DirectorateFactory,
    OpportunityFactory,
    QualificationFactory,
    RateFactory,
    VenueFactory,
)
from tests.factories.training import CourseFactory, TrainingDateFactory, TrainingPlaceFactory
from tests.involvement.training.conftest import an_expert


def post(client, url, user=None, **data):
    if user is not None:
        data[FIELD] = new_token(user)
    return client.post(url, data)


def words(response):
    return " ".join(response.content.decode().split())


@pytest.fixture
def with_link(date, recruiter):
    return training_dates.open_to_partners(date=date, by=recruiter)


def test_a_stranger_reads_the_dates_for_experts_alone(client, date):
    staff_only = TrainingDateFactory(
        course=CourseFactory(name="For staff", for_experts=False, for_staff=True)
    )
    page = words(client.get("/training/"))
    assert "Interviewing together" in page and "For staff" not in page
    assert "Sign in to book" in words(client.get(date.get_absolute_url()))
    assert client.get(staff_only.get_absolute_url()).status_code == 404
    assert client.get(f"/training/{date.pk}/book/").status_code == 302


def test_staff_read_their_own_and_an_expert_does_not(as_, host, expert):
    course = CourseFactory(name="Co-production for staff", for_experts=False, for_staff=True)
    date = TrainingDateFactory(course=course)
    assert as_(host).get(date.get_absolute_url()).status_code == 200
    assert as_(expert).get(date.get_absolute_url()).status_code == 404


def test_an_expert_books_and_gives_up(as_, date, expert):
    browser = as_(expert)
    url = f"/training/{date.pk}/book/"
    assert "Book this place" in words(browser.get(url))
    token = {FIELD: new_token(expert)}
    first, second = browser.post(url, token), browser.post(url, token)
    place = TrainingPlace.objects.get()
    assert first.url == second.url == f"/my/training/{place.pk}/"
    page = words(browser.get(first.url))
    assert "You have a place" in page and "It is training for yourself." in page
    assert browser.get(f"/my/training/{place.pk}/calendar.ics").status_code == 200
    assert "Interviewing together" in words(browser.get("/my/training/"))
    assert browser.get(f"/my/training/{place.pk}/give-up/").status_code == 200
    browser.post(f"/my/training/{place.pk}/give-up/")
    assert TrainingPlace.objects.get().status == "withdrawn"
    assert browser.post(f"/my/training/{place.pk}/give-up/").status_code == 403


def test_why_not_is_said_on_the_page(as_, date, expert, vbr):
    date.course.prerequisites.add(vbr)
    assert "You need Values Based Recruitment training first" in words(
        as_(expert).get(date.get_absolute_url())
    )
    answer = as_(expert).get(f"/training/{date.pk}/book/")
    assert answer.status_code == 403 and "training first" in words(answer)


def test_what_else_is_on_that_day_is_said_before_booking(as_, date, expert, row):
    other = TrainingDateFactory(course=CourseFactory(name="Something else"))
    book(date=other, user=expert, by=expert)
    assert "You have something else then" in words(as_(expert).get(f"/training/{date.pk}/book/"))


def test_a_place_that_is_kept_is_taken_on_the_page(as_, date, expert):
    first, _ = (book(date=date, user=user, by=user) for user in (an_expert("A"), an_expert("B")))
    mine = book(date=date, user=expert, by=expert)
    assert "You are on the waiting list" in words(as_(expert).get(f"/my/training/{mine.pk}/"))
    give_up(place=first, by=first.user)
    assert "Yes, I want this place" in words(as_(expert).get(f"/my/training/{mine.pk}/"))
    assert "Answer: a place is kept for you" in words(as_(expert).get("/start/"))
    as_(expert).post(f"/my/training/{mine.pk}/accept/")
    assert TrainingPlace.objects.get(pk=mine.pk).status == "booked"


def test_anothers_place_is_not_there(as_, date, expert, other_expert):
    place = book(date=date, user=expert, by=expert)
    for end in ("", "give-up/", "calendar.ics", "certificate.pdf"):
        assert as_(other_expert).get(f"/my/training/{place.pk}/{end}").status_code == 404
    assert as_(other_expert).post(f"/my/training/{place.pk}/accept/").status_code == 404


def test_a_coordinator_makes_a_course_and_a_date(as_, coordinator, vbr):
    browser, rate, budget = as_(coordinator), RateFactory(), BudgetFactory()
    facts = {
        "name": "Interviewing together", "summary": "How to.", "for_whom": ["for_experts", "for_partners"],
        "minutes": "120", "places": "8", "kind": vbr.pk, "directorate": DirectorateFactory().pk,
        "band": rate.band_id, "travel_rule": "none", "contact_email": "t@example.nhs.uk",
    }  # fmt: skip
    refused = post(browser, "/staff/training/courses/add/", coordinator, **facts)
    assert refused.status_code == 422 and "Choose the budget that pays for this" in words(refused)
    made = post(browser, "/staff/training/courses/add/", coordinator, **facts, budget=budget.pk)
    course = Course.objects.get()
    assert made.url == f"/staff/training/courses/{course.pk}/" and course.kind == vbr
    for end in ("", "change/", "dates/add/"):
        assert browser.get(f"{made.url}{end}").status_code == 200
    when = {
        "date_day": "7",
        "date_month": "12",
        "date_year": "2026",
        "start": "2pm",
        "end": "4pm",
        "places": "8",
    }
    closes = {"booking_closes_on_day": "1", "booking_closes_on_month": "12", "booking_closes_on_year": "2026"}
    said = {"place": "in_person", "venue": VenueFactory().pk, **when, **closes}
    added = post(browser, f"{made.url}dates/add/", coordinator, **said)
    date = TrainingDate.objects.get()
    assert added.url == f"/staff/training/dates/{date.pk}/"
    assert (date.activity.kind, date.activity.key) == ("training", f"training:{date.pk}")
    for end in ("", "change/", "cancel/", "needs/"):
        assert browser.get(f"{added.url}{end}").status_code == 200
    changed = post(browser, f"{added.url}change/", coordinator, **{**said, "places": "9"})
    assert changed.status_code == 302 and TrainingDate.objects.get().places == 9
    assert "Interviewing together" in words(browser.get("/staff/training/"))
    assert "Interviewing together" in words(browser.get("/staff/training/courses/"))
    twice = post(browser, "/staff/training/courses/add/", coordinator, **facts, budget=budget.pk)
    assert twice.status_code == 422 and "a course with this name already" in words(twice)


def test_a_course_is_retired_and_brought_back(as_, recruiter, course):
    browser = as_(recruiter)
    browser.post(f"/staff/training/courses/{course.pk}/retire/")
    assert browser.get(f"/staff/training/courses/{course.pk}/dates/add/").status_code == 403
    browser.post(f"/staff/training/courses/{course.pk}/bring-back/")
    assert browser.get(f"/staff/training/courses/{course.pk}/dates/add/").status_code == 200


def test_the_room_is_recorded_after_a_look_at_it(as_, date, expert, recruiter, clock):
    place = book(date=date, user=expert, by=expert)
    clock.shift(timedelta(days=10, hours=3))
    assert "Record who came: Interviewing together" in words(as_(recruiter).get("/start/"))
    url = f"/staff/training/dates/{date.pk}/who-came/"
    browser = as_(recruiter)
    assert "Esther Expert" in words(browser.get(url))
    nothing = post(browser, url, recruiter, **{f"came_{place.pk}": "not_yet"})
    assert nothing.status_code == 422 and "at least one person" in words(nothing)
    part = post(browser, url, recruiter, **{f"came_{place.pk}": "part"})
    assert part.status_code == 422 and "fewer than the whole 120" in words(part)
    check = post(browser, url, recruiter, **{f"came_{place.pk}": "attended"})
    assert "Came for all of it" in words(check) and TrainingPlace.objects.get().status == "booked"
    done = post(browser, url, recruiter, **{f"came_{place.pk}": "attended", "send": "1"})
    assert done.url == f"/staff/training/dates/{date.pk}/"
    assert TrainingPlace.objects.get().certificate in words(browser.get(done.url))
    assert browser.get("/staff/training/?when=past").status_code == 200
    pdf = as_(expert).get(f"/my/training/{place.pk}/certificate.pdf")
    assert pdf.content.startswith(b"%PDF") and pdf.headers["Cache-Control"] == "no-store, private"


def test_a_certificate_can_be_checked_by_anybody(client, date, expert):
    place = TrainingPlaceFactory(date=date, user=expert, status="attended", certificate="K7RM-2V9D-XQ4T")
    page = words(client.get("/training/verify/?code=k7rm2v9dxq4t"))
    assert "Esther E." in page and "Esther Expert" not in page and "Interviewing together" in page
    assert "It does not run out" in page
    place.expires_on = date.booking_closes_on - timedelta(days=100)
    place.save()
    assert "It has run out" in words(client.get("/training/verify/?code=K7RM-2V9D-XQ4T"))
    assert "We do not know this code" in words(client.get("/training/verify/?code=K7RM-2V9D-XQ4V"))
    assert client.get("/training/verify/?code=").status_code == 422


def test_guessing_codes_is_slowed_down(client, db):
    answers = [client.get("/training/verify/?code=K7RM-2V9D-XQ4V").status_code for _ in range(61)]
    assert answers[0] == 200 and answers[-1] == 429


def partner(**more):
    return {"name": "Pat Partner", "email": "pat@charity.example", "organisation": "The Charity", **more}


def send_as_partner(client, url, **data):
    return client.post(url, {**partner(**data), FIELD: new_token(AnonymousUser())})


def test_a_partner_books_by_the_link_and_manages_by_another(client, with_link):
    url = f"/training/partner/{with_link.partner_token}/"
    sent = send_as_partner(client, url, access_needs="A hearing loop")
    assert sent.url == f"{url}sent/" and "Look at your email" in words(client.get(sent.url))
    place = TrainingPlace.objects.get()
    page = f"/training/place/{key_of(place)}/"
    body = Message.objects.get(kind="training_booked").body
    assert page in body
    assert "Pat Partner, The Charity" in words(client.get(page))
    again = send_as_partner(client, url, name="Somebody Else")
    assert (again.status_code, again.url) == (sent.status_code, sent.url)
    assert TrainingPlace.objects.get().partner_name == "Pat Partner"
    for end in ("", "give-up/"):
        shown = client.get(f"{page}{end}")
        assert shown.status_code == 200 and "no-store" in shown["Cache-Control"]
    client.post(f"{page}give-up/")
    assert TrainingPlace.objects.get().status == "withdrawn"
    assert client.post(f"{page}give-up/").status_code == 403
    assert client.post(f"{page}accept/").status_code == 409


def test_a_partner_says_they_have_done_what_is_needed_first(client, with_link, vbr):
    with_link.course.prerequisites.add(vbr)
    url = f"/training/partner/{with_link.partner_token}/"
    assert send_as_partner(client, url).status_code == 422
    assert send_as_partner(client, url, has_done="on").status_code == 302


@pytest.mark.parametrize("name", ["Win at www.evil.example", "https://evil.example", "a@b.example"])
def test_a_name_carries_no_address_to_somebody_else(client, with_link, name):
    url = f"/training/partner/{with_link.partner_token}/"
    answer = send_as_partner(client, url, name=name)
    assert answer.status_code == 422 and TrainingPlace.objects.count() == 0


@pytest.mark.parametrize("key", ["1", "1:x", "x", "999999:abc"])
def test_a_place_is_found_by_its_whole_link_alone(client, key, db):
    TrainingPlaceFactory(partner=True)
    for end in ("", "give-up/", "certificate.pdf"):
        assert client.get(f"/training/place/{key}/{end}").status_code == 404


def test_a_link_that_is_switched_off_leads_nowhere(as_, client, with_link, recruiter):
    url = f"/training/partner/{with_link.partner_token}/"
    assert client.get(url).status_code == 200
    as_(recruiter).post(f"/staff/training/dates/{with_link.pk}/partners/", {"is_on": "0"})
    client.logout()
    assert client.get(url).status_code == 404
    as_(recruiter).post(f"/staff/training/dates/{with_link.pk}/partners/", {"is_on": "1"})
    assert TrainingDate.objects.get().partner_token != with_link.partner_token


def test_sending_the_form_of_partners_often_is_slowed_down(client, with_link):
    url = f"/training/partner/{with_link.partner_token}/"
    answers = [send_as_partner(client, url).status_code for _ in range(7)]
    assert answers[0] == 302 and answers[-1] == 429


def test_the_link_of_a_staff_course_cannot_be_made(as_, recruiter):
    date = TrainingDateFactory(course=CourseFactory())
    answer = as_(recruiter).post(f"/staff/training/dates/{date.pk}/partners/", {"is_on": "1"})
    assert answer.status_code == 409 and TrainingDate.objects.get().partner_token is None


def test_what_helps_people_is_answered_and_confirmed(as_, date, expert, row, recruiter, clock):
    need = AccessNeedFactory(expert=row)
    place = book(date=date, user=expert, by=expert)
    url = f"/staff/training/dates/{date.pk}/needs/"
    assert "Please book Sam" in words(as_(recruiter).get(url))
    as_(recruiter).post(f"{url}{need.pk}/met/")
    assert "Will be met" in words(as_(expert).get(f"/my/training/{place.pk}/"))
    assert as_(recruiter).get(f"{url}{need.pk}/cannot/").status_code == 200
    clock.shift(timedelta(days=10, hours=1))
    answer = as_(expert).post(f"/my/training/{place.pk}/needs/bsl/", {"was_met": "yes"})
    assert answer.status_code == 302
    assert "You told us: yes" in words(as_(expert).get(f"/my/training/{place.pk}/"))


@pytest.mark.parametrize("rows", [1, 3])
def test_lists_ask_the_same_number_of_questions(as_, rows, expert, recruiter, django_assert_max_num_queries):
    for number in range(rows):
        date = TrainingDateFactory(course=CourseFactory(for_staff=True))
        TrainingPlaceFactory(date=date, user=an_expert(f"Person {number}"))
        TrainingPlaceFactory(date=date, partner=True)
        TrainingPlaceFactory(date=date, user=expert)
    for user, url in (
        (expert, "/training/"), (expert, "/my/training/"), (expert, date.get_absolute_url()),
        (recruiter, "/staff/training/"), (recruiter, "/staff/training/courses/"),
        (recruiter, f"/staff/training/dates/{date.pk}/"),
    ):  # fmt: skip
        browser = as_(user)
        with django_assert_max_num_queries(15):
            assert browser.get(url).status_code == 200


def test_a_remedy_names_the_next_dates(as_, course, vbr, expert, row):
    QualificationFactory(expert=row, kind=vbr, gained_on="2024-01-01", expires_on="2026-05-31")
    TrainingDateFactory(course=course)
    advert = OpportunityFactory(published=True)
    advert.training.add(vbr)
    page = words(as_(expert).get(f"/opportunities/{advert.reference}/why/"))
    assert "ran out in May 2026." in page
    assert "The next date is 3 December 2026. Book it under Training." in page
