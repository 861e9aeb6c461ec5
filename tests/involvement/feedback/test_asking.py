"""Who is asked how it went, and that an answer without a name leads back to nobody."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.core.serializers import serialize
from django.db.models import F
from django.urls import reverse

from coproduction.audit.models import Event
from coproduction.core.dates import say_date, today
from coproduction.core.exceptions import RuleBroken
from coproduction.core.models import SubmissionToken
from coproduction.correspondence.models import Message
from experts.models import Contribution
from involvement.models import Feedback, FeedbackAsked
from involvement.selectors import tasks_for as involvement_tasks
from involvement.selectors.feedback import readable
from involvement.selectors.impact import unanswered
from involvement.services import feedback as services, publication
from involvement.tasks.feedback import ask_how_it_went
from tests.factories import ExpertFactory, InterestFactory, OpportunityFactory, UserFactory
from tests.involvement.feedback.conftest import held

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]
SAID = {"listened": "yes", "prepared": "partly", "again": "yes"}


def told(kind):
    return Message.objects.filter(kind=kind)


def test_everyone_who_came_and_the_host_are_asked_once_and_reminded_once(session, host, still_clock):
    absent = ExpertFactory()
    held(session.opportunity, days_ago=1)  # nobody came, so nobody is asked about it
    for _ in range(2):
        ask_how_it_went()
    assert told("feedback_ask").count() == 2
    assert told("host_feedback_ask").get().recipient == host
    assert not Message.objects.filter(recipient=absent.user).exists()
    still_clock.shift(timedelta(days=6))
    for _ in range(2):
        ask_how_it_went()
        still_clock.shift(timedelta(days=1))
    assert (told("feedback_reminder").count(), told("host_feedback_reminder").count()) == (2, 1)
    assert told("feedback_ask").count() == 2


def test_who_answered_is_not_reminded_and_what_is_long_ago_is_left(session, expert, still_clock):
    ask_how_it_went()
    services.answer(asked=FeedbackAsked.objects.get(person=expert), without_name=False, by=expert, **SAID)
    still_clock.shift(timedelta(days=6))
    ask_how_it_went()
    assert not told("feedback_reminder").filter(recipient=expert).exists()
    Contribution.objects.update(status="expected")
    held(session.opportunity, expert, days_ago=40)
    ask_how_it_went()
    assert FeedbackAsked.objects.count() == 3


def test_two_sessions_of_one_group_are_asked_about_by_their_days(session, expert):
    held(session.opportunity, expert, days_ago=9)
    ask_how_it_went()
    words = [todo.words for todo in involvement_tasks(expert)]
    days = [say_date(each.activity.starts_at) for each in session.opportunity.sessions.all()]
    assert len(days) == 2
    for day in days:
        assert len([said for said in words if "how it went" in said and day in said]) == 1, words


def test_an_opportunity_without_sessions_is_asked_about_once_when_it_is_over(host, expert):
    advert = OpportunityFactory(host=host, published=True, status="under_way", kind="document_review")
    InterestFactory(opportunity=advert, expert_id=expert.pk, status="accepted")
    ask_how_it_went()
    assert not FeedbackAsked.objects.exists()
    publication.complete(opportunity=advert, by=host)
    ask_how_it_went()
    ask_how_it_went()
    assert {(each.person, each.side) for each in FeedbackAsked.objects.all()} == {
        (expert, "expert"),
        (host, "staff"),
    }
    assert told("feedback_ask").get().recipient == expert


def post(as_, person, asked, **more):
    page = reverse("involvement:feedback", args=[asked.pk])
    return as_(person).post(page, {**SAID, "name": "with", **more})


def test_an_answer_without_a_name_is_tied_to_nobody(session, expert, as_):
    ask_how_it_went()
    asked = FeedbackAsked.objects.get(person=expert)
    answer = post(as_, expert, asked, words="It was too long.", name="without")
    assert answer.url == reverse("involvement:my_feedback")
    kept = Feedback.objects.get()
    assert (kept.person, kept.session, kept.given_on) == (None, None, None)
    asked.refresh_from_db()
    assert asked.answered_on is not None
    # Nothing else may say at which moment this person answered, or name the answer.
    assert FeedbackAsked.objects.filter(pk=asked.pk, updated_at=F("created_at")).exists()
    assert not SubmissionToken.objects.exists()
    event = Event.objects.get(action="feedback.given_without_a_name")
    assert (event.actor, event.target_type) == (None, "involvement.opportunity")
    assert str(kept.pk) not in serialize("json", [*Event.objects.all(), *Message.objects.all(), asked])
    assert "too long" not in as_(expert).get(reverse("involvement:my_feedback")).text


def test_it_is_answered_once_and_by_the_person_asked(session, expert, other_expert, as_):
    ask_how_it_went()
    asked = FeedbackAsked.objects.get(person=expert)
    assert post(as_, other_expert, asked).status_code == 404
    refused = post(as_, expert, asked, listened="", words="Kept", barrier_words="The bus", barrier="")
    assert refused.status_code == 422
    assert "Kept" in refused.text
    assert "Select what kind of thing got in the way" in refused.text
    for _ in range(2):
        post(as_, expert, asked)
    assert Feedback.objects.get().person == expert
    with pytest.raises(RuleBroken, match="told us already"):
        services.answer(asked=asked, without_name=False, by=expert, **SAID)


def test_the_host_answers_with_their_name(session, host):
    ask_how_it_went()
    asked = FeedbackAsked.objects.get(person=host)
    with pytest.raises(RuleBroken, match="still be yours"):
        services.answer(asked=asked, without_name=True, by=host, **SAID)


def leave_a_name_out(session, *people):
    """Let each say something without their name after this session."""
    for person in people:
        asked = FeedbackAsked.objects.create(
            opportunity=session.opportunity, session=session, person=person, side="expert", asked_on=today()
        )
        services.answer(asked=asked, without_name=True, by=person, words="Start later", **SAID)


def what_the_host_sees(host, as_, opportunity):
    """Return the page itself, so that nothing on it can tell: no list, no count, no sentence."""
    text = as_(host).get(reverse("involvement:what_changed", args=[opportunity.pk])).text
    return text[text.index("<main") : text.index("</main>")]


@pytest.mark.parametrize(("people", "shown"), [(4, 0), (5, 5), (9, 5), (10, 10), (14, 10), (15, 15)])
def test_answers_without_a_name_are_shown_five_people_at_a_time(session, host, as_, people, shown):
    leave_a_name_out(session, *(UserFactory() for _ in range(people)))
    found = readable(session.opportunity)
    assert (len(found.unnamed), found.answered, found.asked) == (shown, shown, people)
    assert what_the_host_sees(host, as_, session.opportunity).count("Start later") == shown * 2


def test_a_host_who_looks_each_day_sees_nothing_of_the_sixth_to_the_ninth(session, host, as_, still_clock):
    """Words, counts and what is left to answer: all stay as they were until the tenth."""
    advert = session.opportunity
    ask_how_it_went()
    leave_a_name_out(held(advert), *(UserFactory() for _ in range(5)))
    everyone = [ExpertFactory().user for _ in range(5)]
    for person in everyone:
        FeedbackAsked.objects.create(
            opportunity=advert, session=session, person=person, side="expert", asked_on=today()
        )
    seen, left = what_the_host_sees(host, as_, advert), unanswered(advert)
    for person in everyone:
        assert what_the_host_sees(host, as_, advert) == seen
        assert unanswered(advert) == left
        still_clock.shift(timedelta(days=1))
        asked = FeedbackAsked.objects.get(person=person)
        services.answer(asked=asked, without_name=True, by=person, words=f"Later, {person.pk}", **SAID)
    shown = what_the_host_sees(host, as_, advert)
    assert all(f"Later, {person.pk}" in shown for person in everyone)
    assert len(unanswered(advert)) == len(left) + 5
    assert not FeedbackAsked.objects.filter(is_waiting=True).exists(), (
        "nothing is left that says who was last"
    )


def test_what_waits_cannot_be_taken_as_a_barrier(session, host, as_):
    person = UserFactory()
    asked = FeedbackAsked.objects.create(
        opportunity=session.opportunity, session=session, person=person, side="expert", asked_on=today()
    )
    bus = {"barrier": "travel", "barrier_words": "No bus after 4pm"}
    told = services.answer(asked=asked, without_name=True, by=person, **bus, **SAID)
    add = reverse("involvement:barrier_add", args=[session.opportunity_id])
    assert "No bus after 4pm" not in as_(host).get(f"{add}?feedback={told.pk}").text


def test_five_people_are_counted_and_not_five_answers(advert, expert):
    """One person at many sessions is one person, whatever others say under their names, in each group anew."""
    for number in range(6):
        leave_a_name_out(held(advert, days_ago=number + 1), expert)
    others = [UserFactory() for _ in range(6)]
    for person in others:
        asked = FeedbackAsked.objects.create(
            opportunity=advert, session=held(advert), person=person, side="expert", asked_on=today()
        )
        services.answer(asked=asked, without_name=False, by=person, **SAID)
    assert (len(readable(advert).named), readable(advert).unnamed) == (6, [])
    leave_a_name_out(held(advert), *others[:4])
    assert len(readable(advert).unnamed) == 10
    leave_a_name_out(held(advert), expert, *others[:3])
    leave_a_name_out(held(advert), expert)
    assert len(readable(advert).unnamed) == 10
    leave_a_name_out(held(advert), others[3])
    assert len(readable(advert).unnamed) == 16


@pytest.mark.parametrize(("people", "shown"), [(4, 0), (5, 5), (7, 7)])
def test_what_a_host_has_read_before_groups_stays_and_the_rest_waits(session, people, shown):
    """As the migration finds it: who answered under their name, who without, and no word yet of who waits."""
    everyone = [UserFactory() for _ in range(people)]
    leave_a_name_out(session, *everyone)
    ask_how_it_went()
    named = FeedbackAsked.objects.get(person=session.opportunity.host)
    services.answer(asked=named, without_name=False, by=named.person, **SAID)
    FeedbackAsked.objects.update(is_waiting=False)
    Feedback.objects.update(is_shown=False)
    import_module("involvement.migrations.0023_feedback_in_groups").let_wait(apps, None)
    assert len(readable(session.opportunity).unnamed) == shown
    waiting = FeedbackAsked.objects.filter(is_waiting=True).values_list("person", flat=True)
    assert set(waiting) == (set() if shown else {person.pk for person in everyone})
