"""Access needs at a session: who sees which, what the host answers, what the person says afterwards."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from coproduction.accounts.enums import Role
from coproduction.audit.models import Event
from coproduction.core.dates import say_date, say_moment
from coproduction.core.exceptions import RuleBroken
from coproduction.correspondence.models import Message
from experts.enums import NeedKind, NeedOutcome
from experts.models import AccessNeed, Contribution, NeedMet
from experts.selectors import tasks_for as tasks_of_network
from experts.selectors.needs import how_many_asked
from experts.services import contributions, needs, passport
from involvement.selectors import tasks_for
from tests.factories import AccessNeedFactory, ContributionFactory, InterestFactory, RoleGrantFactory
from tests.involvement.sessions.conftest import session_in
from tests.questions import asks_the_same_whatever_the_rows

WORDS = "Book Sam, who knows my signs"
REASON = {"because": "nobody_free", "words": "Sam is away. We can offer live captions."}


@pytest.fixture
def session(advert):
    return session_in(advert, days=5)


@pytest.fixture
def place(session, row):
    return ContributionFactory(activity=session.activity, expert=row)


@pytest.fixture
def need(row, place):
    return AccessNeedFactory(expert=row, words=WORDS)


@pytest.fixture
def url(session):
    return f"/staff/sessions/{session.pk}/needs/"


def page_of(client, path):
    return client.get(path).content.decode()


def start(session):
    now = timezone.now()
    session.activity.starts_at, session.activity.ends_at = now - timedelta(hours=3), now - timedelta(hours=1)
    session.activity.save()


def test_who_sees_it(as_, client, url, need, host, other_host, coordinator, expert):
    assert client.get(url).status_code == 302
    assert as_(other_host).get(url).status_code == 404
    assert as_(expert).get(url).status_code == 403
    for who in (host, coordinator):
        assert WORDS in page_of(as_(who), url)


@pytest.mark.parametrize("shared", [False, None])
def test_what_is_not_shared_is_not_shown(as_, url, need, host, session, shared):
    AccessNeed.objects.update(shared=shared)
    assert WORDS not in page_of(as_(host), url)
    assert WORDS not in page_of(as_(host), f"/my/sessions/{session.pk}/")
    assert as_(host).post(f"{url}{need.pk}/met/").status_code == 404


@pytest.mark.parametrize("status", ["apologies", "cancelled_by_us"])
def test_only_those_with_a_place_are_shown(as_, url, need, host, status):
    Contribution.objects.update(status=status)
    assert WORDS not in page_of(as_(host), url)


def test_nothing_is_shown_once_the_session_is_over(as_, url, need, host, session):
    start(session)
    assert WORDS not in page_of(as_(host), url)


def test_each_look_is_noted(as_, url, need, host, session, expert):
    page_of(as_(host), url)
    event = Event.objects.get(action="access_needs.seen")
    assert (event.actor, event.target_id, event.after) == (
        host,
        str(session.activity_id),
        {"experts": [expert.pk]},
    )


def test_the_host_answers_and_the_session_page_counts(as_, url, need, row, host, session):
    AccessNeedFactory(expert=row, kind=NeedKind.BREAKS, words="")
    client = as_(host)
    assert "2 needs, 2 still to answer" in page_of(client, f"/my/sessions/{session.pk}/")
    assert client.post(f"{url}{need.pk}/met/").status_code == 302
    assert "2 needs, 1 still to answer" in page_of(client, f"/my/sessions/{session.pk}/")
    assert "Will be met" in page_of(client, url)


def test_saying_no_needs_a_reason_and_keeps_what_was_typed(as_, url, need, host):
    answer = as_(host).post(f"{url}{need.pk}/cannot/", {"words": REASON["words"]})
    assert answer.status_code == 422
    assert REASON["words"] in answer.content.decode()
    assert not NeedMet.objects.exists()


def test_the_person_and_a_coordinator_are_told_why_not(as_, url, need, host, expert, coordinator, session):
    as_(host).post(f"{url}{need.pk}/cannot/", REASON)
    message = Message.objects.get(recipient=expert, kind="need_not_met")
    assert REASON["words"] in message.body and "BSL" in message.body
    assert say_moment(session.activity.starts_at) in message.body and str(session.activity) in message.subject
    assert message.link == f"/my/sessions/{session.activity.page_key}/"
    assert REASON["words"] in page_of(as_(expert), f"/my/sessions/{session.pk}/")
    assert REASON["words"] in page_of(as_(coordinator), "/staff/access/")
    assert "Look at access needs that cannot be met" in [todo.words for todo in tasks_of_network(coordinator)]
    as_(host).post(f"{url}{need.pk}/met/")
    assert Message.objects.filter(recipient=expert, kind="need_will_be_met").count() == 1
    assert REASON["words"] not in page_of(as_(coordinator), "/staff/access/")


def test_a_changed_need_is_to_be_answered_again(as_, url, need, host, expert, session):
    needs.will_be_met(need=need, activity=session.activity, by=host)
    assert how_many_asked([session.activity]) == {session.activity_id: (1, 1)}
    passport.describe_need(need=need, words="Not Sam any more", shared=True, by=expert)
    assert how_many_asked([session.activity]) == {session.activity_id: (1, 0)}
    assert "They have changed this since it was answered" in page_of(as_(host), url)
    assert NeedMet.objects.get().outcome == NeedOutcome.MET


def test_two_sessions_of_one_group_are_told_apart_by_their_days(need, place, session, host, expert):
    needs.will_be_met(need=need, activity=session.activity, by=host)
    start(session)
    Contribution.objects.update(status="attended", minutes=120)
    asked = [todo.words for todo in tasks_of_network(expert) if "the help you needed" in todo.words]
    assert len(asked) == 1 and say_date(session.activity.starts_at) in asked[0]


def test_an_answer_outlives_the_need(need, host, expert, session):
    needs.will_be_met(need=need, activity=session.activity, by=host)
    passport.remove_need(need=need, by=expert)
    kept = NeedMet.objects.get()
    assert (kept.kind, kept.outcome, kept.need) == ("bsl", "met", None)


def test_nobody_answers_for_themselves_or_too_late(as_, url, need, host, session, coordinator):
    RoleGrantFactory(user=need.expert.user, role=Role.COORDINATOR)
    assert as_(need.expert.user).post(f"{url}{need.pk}/met/").status_code == 409
    start(session)
    assert as_(host).post(f"{url}{need.pk}/met/").status_code == 409
    assert as_(host).get(f"{url}{need.pk}/cannot/").status_code == 403
    assert not NeedMet.objects.exists()


@pytest.mark.parametrize(("days", "asked"), [(9, True), (11, False)])
def test_the_host_is_asked_within_the_trusts_days(advert, row, host, days, asked):
    session = session_in(advert, days=days)
    ContributionFactory(activity=session.activity, expert=row)
    AccessNeedFactory(expert=row)
    found = [todo for todo in tasks_for(host) if todo.words.startswith("Answer access needs")]
    assert [todo.count for todo in found] == ([1] if asked else [])
    needs.will_be_met(need=AccessNeed.objects.get(), activity=session.activity, by=host)
    assert not [todo for todo in tasks_for(host) if todo.words.startswith("Answer access needs")]


def test_what_nobody_answered_is_written_down_on_the_day(need, place, host, session):
    start(session)
    contributions.confirm_attendance(contribution=place, status="attended", minutes=60, by=host)
    assert NeedMet.objects.get().outcome == ""
    passport.remove_need(need=need, by=host)
    assert NeedMet.objects.filter(outcome="", kind="bsl").count() == 1


def test_the_person_says_afterwards_in_one_press(as_, need, place, expert, host, session):
    own = f"/my/sessions/{session.pk}/"
    assert as_(expert).post(f"{own}needs/bsl/", {"was_met": "yes"}).status_code == 409
    start(session)
    contributions.confirm_attendance(contribution=place, status="attended", minutes=60, by=host)
    assert any("help you needed" in todo.words for todo in tasks_of_network(expert))
    assert "Did you have the help you needed?" in page_of(as_(expert), own)
    assert as_(expert).post(f"{own}needs/bsl/", {"was_met": "no"}).url == own
    assert NeedMet.objects.get().was_met is False
    assert "no, it was not met" in page_of(as_(expert), own)
    assert not any("help you needed" in todo.words for todo in tasks_of_network(expert))


@pytest.mark.parametrize(("kind", "said"), [("bsl", "perhaps"), ("shoe", "yes")])
def test_nonsense_afterwards_is_not_found(as_, need, expert, session, kind, said):
    start(session)
    url = f"/my/sessions/{session.pk}/needs/{kind}/"
    assert as_(expert).post(url, {"was_met": said}).status_code == 404


def test_another_persons_session_cannot_be_confirmed(as_, need, other_expert, session):
    start(session)
    answer = as_(other_expert).post(f"/my/sessions/{session.pk}/needs/bsl/", {"was_met": "yes"})
    assert answer.status_code == 404


def test_the_page_asks_the_same_whatever_the_rows(as_, host, url, session):
    def add():
        AccessNeedFactory(expert=ContributionFactory(activity=session.activity).expert)

    asks_the_same_whatever_the_rows(as_(host), url, add)


def test_what_they_share_stands_beside_the_question(as_, advert, need, expert):
    page = page_of(as_(expert), f"/opportunities/{advert.reference}/interest/")
    assert "You do not need to write it again" in page and "British Sign Language" in page


def test_a_host_sees_nothing_of_someone_who_is_only_interested(as_, advert, row, host):
    AccessNeedFactory(expert=row, words=WORDS)
    interest = InterestFactory(opportunity=advert, expert=row)
    assert WORDS not in page_of(as_(host), f"/staff/interests/{interest.pk}/")


def test_a_need_taken_away_meanwhile_gets_a_sentence(need, session, host, expert):
    passport.remove_need(need=AccessNeed.objects.get(pk=need.pk), by=expert)
    with pytest.raises(RuleBroken, match="no longer shares"):
        needs.will_be_met(need=need, activity=session.activity, by=host)
    with pytest.raises(RuleBroken, match="taken this need away"):
        passport.describe_need(need=need, words="New words", shared=True, by=expert)


class TestTheListOfSessions:
    @pytest.fixture
    def listed(self, session):
        return reverse("involvement:sessions", args=[session.opportunity.reference])

    def test_it_counts_what_waits_for_an_answer(self, as_, listed, url, need, row, host):
        AccessNeedFactory(expert=row, kind=NeedKind.BREAKS, words="")
        client = as_(host)
        assert "2 to answer" in page_of(client, listed) and url in page_of(client, listed)
        client.post(f"{url}{need.pk}/met/")
        assert "1 to answer" in page_of(client, listed)
        AccessNeed.objects.exclude(pk=need.pk).update(shared=False)
        assert "1, none to answer" in page_of(client, listed) and url not in page_of(client, listed)

    def test_nothing_waits_at_a_session_that_has_begun(self, as_, listed, need, host, session):
        start(session)
        assert "1, none to answer" in page_of(as_(host), listed)

    def test_needs_of_another_session_do_not_count(self, as_, listed, need, host, session):
        session_in(session.opportunity, days=9)
        assert page_of(as_(host), listed).count(" to answer<") == 1

    def test_it_asks_the_same_however_many_sessions(self, as_, listed, host, session):
        def add():
            other = session_in(session.opportunity, days=7)
            AccessNeedFactory(expert=ContributionFactory(activity=other.activity).expert)

        asks_the_same_whatever_the_rows(as_(host), listed, add)
