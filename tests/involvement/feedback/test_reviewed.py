"""'You said, we did': nothing is reviewed until everything said is answered; then everyone is told once."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from coproduction.audit.models import Event
from coproduction.core.exceptions import RuleBroken
from coproduction.core.submission import new_token
from coproduction.correspondence.models import Message
from coproduction.home.selectors.tasks import tasks_for
from experts.selectors.record import parts_for
from involvement.models import Feedback, Outcome, Review
from involvement.services import impact, publication
from involvement.tasks.feedback import chase_reviews
from tests.factories import OpportunityFactory
from tests.involvement.feedback.conftest import held

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]
SAID = {"listened": "yes", "prepared": "partly", "again": "yes"}
WORDS = {"said": "Start later", "state": "done", "did": "We start at 11am.", "is_public": "yes"}


@pytest.fixture
def completed(session, host):
    return publication.complete(opportunity=session.opportunity, by=host)


def named(opportunity, person, words):
    return Feedback.objects.create(
        opportunity=opportunity,
        person=person,
        given_on=date(2026, 11, 22),
        side="expert",
        words=words,
        **SAID,
    )


def answer(opportunity, by, *answers, **more):
    values = {"said": "Start later", "state": "done", "did": "We start at 11am.", "is_public": True, **more}
    return impact.record_outcome(opportunity=opportunity, answers=answers, by=by, **values)


def test_the_whole_loop_by_its_pages(completed, session, expert, host, as_):
    given = named(completed, expert, "Please start later")
    hub, review = (
        reverse(f"involvement:{name}", args=[completed.pk]) for name in ("what_changed", "advert_review")
    )
    refused = as_(host).post(review)
    assert refused.status_code == 422
    assert "Please start later" in refused.text
    add = reverse("involvement:outcome_add", args=[completed.pk])
    assert f"{add}?answers=feedback:{given.pk}" in refused.text
    ticked = as_(host).get(f"{add}?answers=feedback:{given.pk}").context["form"]["answers"].value()
    assert ticked == [f"feedback:{given.pk}"]
    for missing in ("said", "did", "state", "is_public"):
        assert submit(as_(host), add, {**WORDS, missing: ""}).status_code == 422
    answers = [f"feedback:{given.pk}", f"session:{session.pk}"]
    assert submit(as_(host), add, {**WORDS, "answers": answers}).url == hub
    assert as_(host).post(review).url == hub
    completed.refresh_from_db()
    assert completed.status == "reviewed"
    assert completed.review.reviewed_by == host
    assert Event.objects.filter(action="opportunity.reviewed", actor=host).count() == 1
    assert Message.objects.filter(kind="what_changed").count() == 2
    assert "We did it: We start at 11am." in Message.objects.filter(kind="what_changed").first().body


def submit(browser, page, values):
    user = browser.get(page).context["request"].user
    return browser.post(page, {**values, "submission_token": new_token(user)})


@pytest.mark.parametrize("left_out", ["feedback", "session"])
def test_each_thing_said_must_be_answered(completed, session, expert, host, left_out):
    keys = {
        "feedback": f"feedback:{named(completed, expert, 'Start later').pk}",
        "session": f"session:{session.pk}",
    }
    answer(completed, host, *(key for name, key in keys.items() if name != left_out))
    with pytest.raises(publication.NotAnswered) as refused:
        publication.review_opportunity(opportunity=completed, by=host)
    assert [thing.key for thing in refused.value.things] == [keys[left_out]]
    answer(completed, host, keys[left_out])
    for _ in range(2):
        publication.review_opportunity(opportunity=completed, by=host)
    assert Message.objects.filter(kind="what_changed").count() == 2


def test_an_answer_reaches_only_its_own_advert(completed, host, expert):
    other = held(OpportunityFactory(host=host, published=True), expert)
    outcome = answer(completed, host, f"session:{other.pk}")
    assert not outcome.sessions.exists()


def test_only_what_is_completed_is_reviewed_and_only_by_those_who_run_it(
    session, host, other_host, completed
):
    under_way = OpportunityFactory(host=host, published=True, status="under_way")
    for opportunity, by in ((under_way, host), (completed, other_host)):
        with pytest.raises(RuleBroken):
            publication.review_opportunity(opportunity=opportunity, by=by)
    with pytest.raises(RuleBroken):
        answer(completed, other_host)


def test_what_is_published_is_public_once_it_is_reviewed_and_the_rest_is_for_those_who_were_there(
    completed, session, expert, other_expert, host, coordinator, as_, client
):
    answer(completed, host, f"session:{session.pk}", said="Say in public")
    answer(completed, host, said="Keep among us", is_public=False)
    pages = [reverse("involvement:impact"), completed.get_absolute_url()]
    assert not any("Say in public" in client.get(page).text for page in pages)
    publication.review_opportunity(opportunity=completed, by=host)
    for page in pages:
        text = client.get(page).text
        assert "Say in public" in text
        assert "Keep among us" not in text
    year = f"{pages[0]}?year={completed.review.completed_on.year}"
    assert "Say in public" in client.get(f"{year}&directorate={completed.directorate_id}").text
    assert "Say in public" not in client.get(f"{pages[0]}?year=2025").text
    assert "Say in public" in client.get(f"{pages[0]}?year=10000").text  # no such year is offered
    mine = reverse("involvement:my_change", args=[completed.pk])
    assert "Keep among us" in as_(expert).get(mine).text
    assert as_(coordinator).get(mine).status_code == 404
    # Reviewed, a coordinator alone may take it back from the public.
    change = reverse("involvement:outcome_change", args=[Outcome.objects.get(said="Say in public").pk])
    assert as_(host).get(change).status_code == 403
    assert submit(as_(coordinator), change, {**WORDS, "is_public": "no"}).status_code == 302
    client.logout()
    assert not any("Start later" in client.get(page).text for page in pages)


def test_the_record_holds_own_feedback_and_what_changed(completed, session, expert, other_expert, host):
    named(completed, expert, "Please start later")
    Feedback.objects.create(opportunity=completed, side="expert", words="Nobody knows", **SAID)
    answer(completed, host, f"session:{session.pk}", f"feedback:{Feedback.objects.get(person=expert).pk}")
    publication.review_opportunity(opportunity=completed, by=host)
    said = {part.title: " ".join(part.sentences) for part in parts_for(expert)}
    assert "Please start later" in said["Feedback I gave"]
    assert "We start at 11am." in said["What changed"]
    assert "Feedback I gave" not in {part.title for part in parts_for(other_expert)}


@pytest.mark.parametrize(
    ("over", "due"), [("2026-11-30", date(2027, 2, 28)), ("2027-06-30T23:30:00Z", date(2027, 10, 1))]
)
def test_a_review_is_due_three_months_later_by_the_clock_in_london(session, host, still_clock, over, due):
    still_clock.move_to(over)
    publication.complete(opportunity=session.opportunity, by=host)
    assert Review.objects.get().due_on == due


def test_a_late_review_is_chased_once_each_time_and_not_once_it_is_done(
    completed, host, coordinator, still_clock
):
    def chase():
        chase_reviews()
        chase_reviews()
        kinds = Message.objects.filter(kind__startswith="review_").order_by("pk")
        return [(each.kind, each.recipient) for each in kinds]

    assert chase() == []
    still_clock.move_to(completed.review.due_on - timedelta(days=3))
    assert chase() == [("review_soon", host)]
    still_clock.move_to(completed.review.due_on)
    assert len(chase()) == 1, "the day itself is not late"
    still_clock.move_to(completed.review.due_on + timedelta(days=1))
    assert chase()[1:] == [("review_overdue", host)]
    assert any(each.words.startswith("Say what changed") for each in tasks_for(host))
    assert any(each.words == "Chase reviews that are late" for each in tasks_for(coordinator))
    still_clock.move_to(completed.review.due_on + timedelta(days=29))
    again = chase()[2:]
    assert {host, coordinator} <= {recipient for _, recipient in again}
    Review.objects.update(reviewed_at=completed.published_at, reviewed_by=host)
    still_clock.shift(timedelta(days=40))
    assert chase()[2:] == again


@pytest.mark.parametrize("rows", [1, 3])
def test_lists_ask_the_same_number_of_questions(
    rows, host, expert, client, as_, django_assert_max_num_queries
):
    for number in range(rows):
        advert = OpportunityFactory(host=host, published=True, status="under_way")
        session = held(advert, expert, days_ago=number + 1)
        given = named(advert, expert, "Start later")
        publication.complete(opportunity=advert, by=host)
        answer(advert, host, f"session:{session.pk}", f"feedback:{given.pk}")
        publication.review_opportunity(opportunity=advert, by=host)
    pages = {"impact": 12, "reviews": 12, "my_feedback": 13}
    for name, most in pages.items():
        browser = as_(expert if name == "my_feedback" else host)
        with django_assert_max_num_queries(most):
            browser.get(reverse(f"involvement:{name}"))
    browser = as_(host)
    with django_assert_max_num_queries(15):
        browser.get(reverse("involvement:what_changed", args=[advert.pk]))
