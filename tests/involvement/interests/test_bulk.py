"""One answer to many people: checked first, each through the one door, and what was not done is said with its reason."""

import pytest

from coproduction.core import jobs
from coproduction.core.models import Job
from coproduction.core.submission import new_token
from coproduction.correspondence.models import Message
from involvement.models import BulkAnswer, CriterionMark, Interest
from involvement.services import bulk
from involvement.services.facts import refresh_advert
from tests.factories import ExpertFactory, InterestFactory, OpportunityFactory
from tests.questions import asks_the_same_whatever_the_rows, questions

pytestmark = pytest.mark.django_db


def many(advert, number, **fields):
    return [InterestFactory(opportunity=advert, expert=ExpertFactory(), **fields) for _ in range(number)]


def typed(user, people, decision, **more):
    return {
        "submission_token": new_token(user),
        "decision": decision,
        "person": [each.pk for each in people],
        **more,
    }


def test_check_then_answer_then_what_was_not_done_and_why(as_, advert, host, other_host):
    url, browser = f"/staff/adverts/{advert.reference}/interests/answer/", as_(host)
    people = [*many(advert, 2), *many(advert, 1, status="declined")]
    check = browser.get(url, {"decision": "not_chosen", "person": [each.pk for each in people]})
    assert "Say no this time: 3 people" in check.content.decode()
    assert str(people[0].expert.user) in check.content.decode()
    assert browser.post(url, typed(host, people, "not_chosen")).status_code == 422
    form = typed(host, people, "not_chosen", choice="more_than_places")
    done = browser.post(url, form)
    assert browser.post(url, form).url == done.url, "a double click answers once"
    page = browser.get(done.url).content.decode()
    assert "done for 2 of 3" in page and "That cannot be done now" in page
    assert Message.objects.filter(kind="interest_not_chosen").count() == 2
    assert BulkAnswer.objects.count() == 1
    assert as_(other_host).get(done.url).status_code == as_(other_host).get(url).status_code == 404


def test_places_are_offered_in_order_until_there_are_no_more(as_, advert, host):
    people = many(advert, 5)
    url = f"/staff/adverts/{advert.reference}/interests/answer/"
    done = as_(host).post(url, typed(host, reversed(people), "offered", choice="fewer_chances"))
    assert [Interest.objects.get(pk=each.pk).status for each in people] == ["offered"] * 4 + ["expressed"]
    assert "Every place is taken or offered" in as_(host).get(done.url).content.decode()


@pytest.mark.parametrize(
    "wrong", [{}, {"decision": "accepted", "person": "1"}, {"decision": "waiting"}, {"person": "9" * 30}]
)
def test_nothing_is_done_where_nobody_or_nothing_was_chosen(as_, advert, host, wrong):
    url = f"/staff/adverts/{advert.reference}/interests/answer/"
    page = as_(host).get(url, wrong)
    assert page.status_code == 422 and "Nothing was done" in page.content.decode()
    other = InterestFactory(opportunity=OpportunityFactory(published=True))
    as_(host).post(url, typed(host, [other], "shortlisted"))
    other.refresh_from_db()
    assert other.status == "expressed", "nobody of another advert is answered"


def test_who_comes_after_the_page_was_shown_is_not_answered_unseen(as_, advert, host):
    seen, url = many(advert, 1), f"/staff/adverts/{advert.reference}/interests/answer/"
    page = as_(host).get(url, {"decision": "not_chosen", "everyone": "1"}).content.decode()
    until = page.split('name="until" value="')[1].split('"')[0]
    late = many(advert, 1)
    form = typed(host, [], "not_chosen", everyone="1", until=until, choice="more_than_places")
    as_(host).post(url, form)
    assert [Interest.objects.get(pk=each.pk).status for each in (*seen, *late)] == ["not_chosen", "expressed"]


@pytest.mark.parametrize(
    "until", ["", "soon", "2026-13-45T99:99", "2026-11-28T10:00:00", "9999-12-31T23:59:59+00:00"]
)
def test_any_time_typed_is_read(as_, advert, host, until):
    many(advert, 1)
    url = f"/staff/adverts/{advert.reference}/interests/answer/"
    assert as_(host).get(url, {"decision": "shortlisted", "everyone": "1", "until": until}).status_code == 200


def test_more_than_a_page_goes_to_a_job_that_may_run_twice(as_, advert, host, monkeypatch):
    monkeypatch.setattr(bulk, "MOST_AT_ONCE", 2)
    many(advert, 3)
    many(advert, 1, status="withdrawn")
    url = f"/staff/adverts/{advert.reference}/interests/answer/"
    done = as_(host).post(url, typed(host, [], "waiting", everyone="1", choice="full"))
    assert "done for 0 of 3" in as_(host).get(done.url).content.decode()
    job = Job.objects.get()
    for _ in range(2):
        Job.objects.update(state="waiting")
        jobs.run(job.pk)
    job.refresh_from_db()
    assert job.result == {"answered": 3, "refused": 0}
    told = Message.objects.filter(kind="interest_waiting").order_by("pk")
    assert [each.subject[15] for each in told] == ["1", "2", "3"]
    assert "done for 3 of 3" in as_(host).get(done.url).content.decode()


def test_what_a_person_meets_is_beside_why_they_match(as_, advert, host, django_assert_max_num_queries):
    criterion = advert.criteria.create(position=1, words="Has called the line")
    interest = InterestFactory(opportunity=advert, expert=ExpertFactory(), status="shortlisted")
    form = {f"mark_{criterion.pk}": "partly", f"words_{criterion.pk}": "Once, years ago"}
    url = f"/staff/interests/{interest.pk}/criteria/"
    assert as_(host).post(url, {**form, f"mark_{criterion.pk}": "maybe"}).status_code == 422
    as_(host).post(url, form)
    assert CriterionMark.objects.get().by == host
    for page in (f"/staff/interests/{interest.pk}/", f"/staff/adverts/{advert.reference}/shortlist/"):
        words = as_(host).get(page).content.decode()
        assert (
            "Partly met" in words
            and "Once, years ago" in words
            and "You" not in words.split("Why they match")[1]
        )
        assert "They have waited long for a place" in words
    Interest.objects.update(status="offered")
    assert as_(host).get(url).status_code == 403


@pytest.mark.parametrize("url", ["/staff/adverts/{}/shortlist/", "/staff/interests/unanswered/"])
def test_the_lists_ask_the_same_few_questions(as_, advert, host, url):
    refresh_advert(advert)
    advert.decision_date = advert.published_at.date()
    advert.save()
    asks_the_same_whatever_the_rows(
        as_(host), url.format(advert.reference), lambda: many(advert, 1, status="shortlisted")
    )


def test_the_page_of_a_person_asks_few_questions(as_, advert, host):
    refresh_advert(advert)
    advert.criteria.create(position=1, words="Has called the line")
    interest = many(advert, 1)[0]
    assert questions(as_(host), f"/staff/interests/{interest.pk}/") <= 15


def test_who_should_have_heard_by_now(as_, advert, interest, host, other_host, coordinator):
    assert "Nobody. Everyone has heard" in as_(host).get("/staff/interests/unanswered/").content.decode()
    advert.decision_date = advert.published_at.date()
    advert.save()
    for user, count in ((host, 1), (coordinator, 1), (other_host, 0)):
        page = as_(user).get("/staff/interests/unanswered/").content.decode()
        assert page.count(f"/staff/interests/{interest.pk}/") == count
