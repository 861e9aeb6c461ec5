"""Pages of sessions, for the people expected, and for the host who runs them."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from coproduction.audit.models import Event
from coproduction.correspondence.models import Message
from coproduction.policy.models import CancellationFee
from experts.models import Contribution
from involvement.models import Session
from involvement.selectors import tasks_for
from involvement.services import sessions
from payments.services.claims import start_claim
from tests.factories import ContributionFactory, VenueFactory
from tests.involvement.interests.conftest import seen_in
from tests.involvement.sessions.conftest import session_in
from tests.questions import asks_the_same_whatever_the_rows


def page_of(client, path):
    return client.get(path).content.decode()


def token_in(page):
    return page.split('name="submission_token" value="')[1].split('"')[0]


def typed(**changes):
    day = timezone.localdate() + timedelta(days=30)
    return {
        "date_day": day.day, "date_month": day.month, "date_year": day.year, "start": "2pm", "end": "4:30pm",
        "place": "online", "link": "https://example.org/room", "joining": "Ring 01603 496 0000", **changes,
    }  # fmt: skip


@pytest.fixture
def coming(advert):
    return session_in(advert, days=3, link="https://example.org/room", joining="Ask for Jo")


@pytest.fixture
def past(advert):
    return session_in(advert, days=-1)


@pytest.fixture
def mine(coming, row):
    return ContributionFactory(expert=row, activity=coming.activity)


def test_who_may_see_a_session(
    as_, client, coming, mine, expert, other_expert, host, other_host, coordinator
):
    url = f"/my/sessions/{coming.pk}/"
    assert client.get(url).status_code == 302
    assert as_(other_expert).get(url).status_code == as_(other_host).get(url).status_code == 404
    for who in (expert, host, coordinator):
        assert as_(who).get(url).status_code == 200


def test_what_the_person_reads(as_, coming, mine, expert, other_expert):
    ContributionFactory(activity=coming.activity, expert=other_expert.expert)
    page = page_of(as_(expert), f"/my/sessions/{coming.pk}/")
    for words in (
        "We expect you",
        "Ask for Jo",
        "https://example.org/room",
        "Lift to all floors",
        "carers@example",
    ):
        assert words in page, words
    assert "Omar Other" not in page and "Change this session" not in page


def test_nobody_is_expected_at_what_is_over(as_, past, row, expert):
    ContributionFactory(expert=row, activity=past.activity)
    for path in (f"/my/sessions/{past.pk}/", "/my/involvement/"):
        page = page_of(as_(expert), path)
        assert "We have not recorded who came yet" in page and "We expect you" not in page


def test_what_the_host_reads(as_, coming, mine, host):
    page = page_of(as_(host), f"/my/sessions/{coming.pk}/")
    assert "Esther Expert" in page and "Change this session" in page and "Record who came" not in page


def test_who_took_part_is_led_to_claim(as_, past, row, expert):
    contribution = ContributionFactory(expert=row, activity=past.activity, attended=True)
    assert f"/my/claims/start/{contribution.pk}/" in page_of(as_(expert), f"/my/sessions/{past.pk}/")


def test_who_was_told_too_late_finds_the_claim_among_their_sessions(as_, past, row, expert):
    fee = CancellationFee.objects.create(notice_hours=240, percent=50, starts_on=date(2020, 4, 1))
    ContributionFactory(expert=row, activity=past.activity, status="cancelled_by_us", late_fee=fee)
    page = page_of(as_(expert), "/my/involvement/")
    assert "We cancelled it late." in page and "Claim for it" in page


@pytest.mark.parametrize("path", ["/my/sessions/{}/", "/my/involvement/"])
def test_who_has_claimed_is_not_asked_to_claim_again(as_, past, row, expert, path):
    contribution = ContributionFactory(expert=row, activity=past.activity, attended=True)
    browser, path = as_(expert), path.format(past.pk)
    assert "Claim for it" in page_of(browser, path)
    start_claim(contribution=contribution, by=expert)
    page = page_of(browser, path)
    assert "See your claim" in page and "Claim for it" not in page


def test_the_calendar_file_is_for_those_expected(as_, client, coming, mine, expert, host, other_expert):
    url = f"/my/sessions/{coming.pk}/calendar.ics"
    assert client.get(url).status_code == 302
    assert as_(host).get(url).status_code == 403
    assert as_(other_expert).get(url).status_code == 404
    file = as_(expert).get(url)
    assert file.headers["Content-Type"].startswith("text/calendar")
    assert file.content.startswith(b"BEGIN:VCALENDAR")


def test_a_person_says_they_cannot_come(as_, coming, mine, expert, other_expert):
    url = f"/my/sessions/{coming.pk}/cannot-come/"
    assert as_(other_expert).get(url).status_code == 404
    client = as_(expert)
    assert client.get(url).status_code == 200
    client.post(url)
    mine.refresh_from_db()
    assert mine.status == "apologies"
    assert "You sent apologies" in page_of(client, f"/my/sessions/{coming.pk}/")
    assert client.post(url).status_code == 403


STAFF_PAGES = [
    "/staff/adverts/{reference}/sessions/",
    "/staff/adverts/{reference}/sessions/add/",
    "/staff/sessions/{pk}/change/",
    "/staff/sessions/{pk}/cancel/",
]


@pytest.mark.parametrize("path", STAFF_PAGES)
def test_who_may_run_sessions(as_, client, advert, coming, host, other_host, coordinator, expert, path):
    url = path.format(reference=advert.reference, pk=coming.pk)
    assert client.get(url).status_code == 302
    assert as_(expert).get(url).status_code == 403
    assert as_(other_host).get(url).status_code == 404
    assert as_(host).get(url).status_code == as_(coordinator).get(url).status_code == 200


def test_nobody_else_runs_them(as_, coming, other_host, expert):
    for action in ("change", "cancel"):
        url = f"/staff/sessions/{coming.pk}/{action}/"
        assert as_(expert).post(url, typed()).status_code == 403
        assert as_(other_host).post(url, typed()).status_code == 404
    coming.activity.refresh_from_db()
    assert coming.activity.cancelled_at is None


def test_a_session_is_added_once(as_, advert, host):
    client, url = as_(host), f"/staff/adverts/{advert.reference}/sessions/add/"
    token = token_in(page_of(client, url))
    for _ in range(2):
        added = client.post(url, typed(submission_token=token))
        assert added.headers["Location"] == f"/my/sessions/{Session.objects.get().pk}/"
    starts = timezone.localtime(Session.objects.get().activity.starts_at)
    assert (starts.hour, starts.date()) == (14, timezone.localdate() + timedelta(days=30))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"date_day": "32"}, "Date must be a real date"),
        ({"date_year": "2020"}, "today or in the future"),
        ({"end": "1pm"}, "later than the start"),
        ({"start": "soon"}, "right format"),
        ({"place": ""}, "Select how people take part"),
        ({"place": "in_person"}, "Select the venue"),
        ({"venue": "9" * 30}, "from the list"),
        ({"link": "", "joining": ""}, "Enter the link"),
        ({"joining": "x" * 2001}, "2,000 characters"),
    ],
)
def test_a_slip_says_what_to_do_and_keeps_what_was_typed(as_, advert, host, changes, words):
    client, url = as_(host), f"/staff/adverts/{advert.reference}/sessions/add/"
    token = token_in(page_of(client, url))
    refused = client.post(url, typed(submission_token=token, **changes))
    page = refused.content.decode()
    assert refused.status_code == 422
    assert words in page
    assert 'value="4:30pm"' in page or 'value="1pm"' in page
    assert not Session.objects.exists()


def test_a_session_that_is_there_already_is_refused_beside_its_time(as_, advert, host):
    client, url = as_(host), f"/staff/adverts/{advert.reference}/sessions/add/"
    for _ in range(2):
        answer = client.post(url, typed(submission_token=token_in(page_of(client, url))))
    assert answer.status_code == 422
    (sentence,) = answer.context["form"].errors["start"]
    assert sentence == (
        "There is already a session at this time. Choose another time, or change that session."
    )
    assert Session.objects.count() == 1


def test_a_time_earlier_today_is_refused_on_the_form(still_clock, as_, advert, host):
    client, url = as_(host), f"/staff/adverts/{advert.reference}/sessions/add/"
    token = token_in(page_of(client, url))
    today = {"date_day": 23, "date_month": 11, "date_year": 2026, "start": "11am", "end": "11:30am"}
    refused = client.post(url, typed(submission_token=token, **today))
    assert (refused.status_code, "later than now" in refused.content.decode()) == (422, True)


def test_a_session_is_changed(as_, coming, mine, host):
    client, url = as_(host), f"/staff/sessions/{coming.pk}/change/"
    assert 'value="https://example.org/room"' in page_of(client, url)
    venue = VenueFactory(name="The Old Library")
    client.post(url, typed(place="mixed", venue=venue.pk))
    coming.refresh_from_db()
    assert (coming.place, coming.activity.venue) == ("mixed", venue)
    told = Message.objects.get(kind="session_changed").body
    assert "The Old Library" in told and "tell us if you can still come" in told


YES = "Yes, I can still come"


def moved(session, host, days):
    sessions.change_session(session=session, by=host, starts_at=now_plus(days), ends_at=now_plus(days, 2))


def now_plus(days, hours=0):
    return timezone.now() + timedelta(days=days, hours=hours)


def test_a_session_that_moves_asks_those_expected_and_each_move_anew(as_, coming, mine, host, expert):
    client, url = as_(expert), f"/my/sessions/{coming.pk}/"
    assert YES not in page_of(client, url)
    moved(coming, host, 12)
    asked = page_of(client, url)
    assert YES in asked and "No, I cannot come" in asked
    assert "can you still come?" in page_of(client, "/my/involvement/")
    assert "Asked if they can still come" in page_of(as_(host), url)
    client = as_(expert)
    assert [todo.url for todo in tasks_for(expert)] == [url]
    stale = seen_in(asked)
    moved(coming, host, 13)
    assert client.post(f"{url}can-come/", {"seen": stale}).status_code == 409
    answer = {"seen": seen_in(page_of(client, url))}
    assert [client.post(f"{url}can-come/", answer).status_code for _ in range(2)] == [302, 302]
    assert YES not in page_of(client, url) and tasks_for(expert) == []
    assert Event.objects.filter(action="session_move.agreed").count() == 1


def test_another_link_asks_nothing_and_who_cannot_come_is_asked_no_more(as_, coming, mine, host, expert):
    client, url = as_(expert), f"/my/sessions/{coming.pk}/"
    sessions.change_session(session=coming, by=host, link="https://example.org/other")
    assert YES not in page_of(client, url)
    moved(coming, host, 12)
    client.post(f"{url}cannot-come/")
    assert YES not in page_of(client, url) and tasks_for(expert) == []
    assert client.post(f"{url}can-come/", {"seen": "x" * 40}).status_code == 409


@pytest.mark.parametrize("seen", ["", "²", "9" * 5000])
def test_an_answer_without_the_page_is_not_taken(as_, coming, mine, host, expert, other_expert, seen):
    moved(coming, host, 12)
    url = f"/my/sessions/{coming.pk}/can-come/"
    assert as_(expert).post(url, {"seen": seen}).status_code == 409
    assert as_(other_expert).post(url, {"seen": seen}).status_code == 404
    assert tasks_for(expert)


def test_a_session_is_called_off(as_, coming, mine, host, expert):
    client, url = as_(host), f"/staff/sessions/{coming.pk}/cancel/"
    assert "We tell the person expected" in page_of(client, url)
    assert "Enter why it is cancelled" in client.post(url).content.decode()
    client.post(url, {"reason": "The roof leaks."})
    assert client.post(url).status_code == client.get(url).status_code == 403
    assert "The roof leaks." in Message.objects.get(kind="session_cancelled").body
    assert "This session has been cancelled" in page_of(as_(expert), f"/my/sessions/{coming.pk}/")


def test_a_session_that_has_started_is_not_changed(as_, past, host):
    for action in ("change", "cancel"):
        refused = as_(host).get(f"/staff/sessions/{past.pk}/{action}/")
        assert (refused.status_code, "has started" in refused.content.decode()) == (403, True)


def attendance(session):
    return f"/staff/sessions/{session.pk}/attendance/"


def test_attendance_waits_for_the_start(as_, coming, host):
    refused = as_(host).get(attendance(coming))
    assert (refused.status_code, "once the session has started" in refused.content.decode()) == (403, True)


def test_who_may_record_attendance(as_, client, past, host, other_host, expert, coordinator):
    assert client.get(attendance(past)).status_code == 302
    assert as_(expert).get(attendance(past)).status_code == 403
    assert as_(other_host).get(attendance(past)).status_code == 404
    assert (
        as_(host).get(attendance(past)).status_code
        == as_(coordinator).get(attendance(past)).status_code
        == 200
    )


def test_the_whole_room_is_recorded_after_a_check(as_, past, row, host):
    came = ContributionFactory(activity=past.activity, expert=row)
    absent = ContributionFactory(activity=past.activity)
    client = as_(host)
    page = page_of(client, attendance(past))
    assert f'name="hours_{came.pk}" value="2"' in page, "the planned length is filled in"
    data = {
        f"came_{came.pk}": "attended", f"hours_{came.pk}": "1", f"minutes_{came.pk}": "45", f"why_{came.pk}": "Left early.",
        f"came_{absent.pk}": "not_yet", f"hours_{absent.pk}": "2", f"minutes_{absent.pk}": "0",
        "submission_token": token_in(page),
    }  # fmt: skip
    check = client.post(attendance(past), data).content.decode()
    assert "1 hour 45 minutes" in check and "Esther Expert" in check
    assert set(Contribution.objects.values_list("status", flat=True)) == {"expected"}
    assert 'value="45"' in client.post(attendance(past), {**data, "change": "1"}).content.decode()
    for _ in range(2):
        assert client.post(attendance(past), {**data, "send": "1"}).status_code == 302
    came.refresh_from_db()
    absent.refresh_from_db()
    assert (came.status, came.minutes, absent.status) == ("attended", 105, "expected")
    assert came.why_minutes == "Left early."
    assert f'name="came_{came.pk}"' not in page_of(client, attendance(past))


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ({"came": ""}, "Select whether"),
        ({"came": "maybe"}, "from the list"),
        ({"came": "attended", "hours": "0", "minutes": "0"}, "between 1 minute and 24 hours"),
        ({"came": "attended", "hours": "25"}, "24 or less"),
        ({"came": "attended", "minutes": "75"}, "59 or less"),
        ({"came": "attended", "hours": "two"}, "whole number"),
        ({"came": "attended", "hours": "24", "minutes": "1"}, "between 1 minute and 24 hours"),
        ({"came": "not_yet"}, "at least one person"),
        ({"came": "attended"}, "a time other than the planned 2 hours"),
    ],
)
def test_a_slip_in_attendance_keeps_what_was_typed(as_, past, host, answer, words):
    one = ContributionFactory(activity=past.activity)
    client = as_(host)
    token = token_in(page_of(client, attendance(past)))
    data = {f"{name}_{one.pk}": value for name, value in {"hours": "3", "minutes": "17", **answer}.items()}
    refused = client.post(attendance(past), {**data, "submission_token": token, "send": "1"})
    page = refused.content.decode()
    assert refused.status_code == 422
    assert words in page
    assert f'value="{data[f"hours_{one.pk}"]}"' in page
    one.refresh_from_db()
    assert one.status == "expected"


def test_a_person_recorded_meanwhile_is_not_recorded_twice(as_, past, host):
    one = ContributionFactory(activity=past.activity)
    client = as_(host)
    token = token_in(page_of(client, attendance(past)))
    Contribution.objects.update(status="no_show")
    data = {f"came_{one.pk}": "attended", f"hours_{one.pk}": "2", "submission_token": token, "send": "1"}
    assert client.post(attendance(past), data).status_code == 422
    one.refresh_from_db()
    assert one.status == "no_show"


def test_an_empty_room_says_so(as_, past, host):
    assert "nobody left to record" in page_of(as_(host), attendance(past))


@pytest.mark.parametrize(
    "path", ["/my/sessions/{}/", "/staff/sessions/{}/attendance/", "/staff/sessions/{}/change/"]
)
@pytest.mark.parametrize("pk", ["0", "999999", "9" * 30])
def test_nothing_there_is_not_found(as_, host, path, pk):
    assert as_(host).get(path.format(pk)).status_code == 404


def test_each_page_asks_few_questions_however_full_the_room(as_, advert, past, host):
    client = as_(host)
    for url in (f"/my/sessions/{past.pk}/", attendance(past)):
        asks_the_same_whatever_the_rows(client, url, lambda: ContributionFactory(activity=past.activity))
    sessions = f"/staff/adverts/{advert.reference}/sessions/"
    asks_the_same_whatever_the_rows(client, sessions, lambda: session_in(advert))


def test_the_host_is_told_whose_attendance_is_not_recorded(past, host, other_host):
    assert tasks_for(host) == []
    ContributionFactory(activity=past.activity)
    (todo,) = tasks_for(host)
    assert (todo.url, todo.count) == (attendance(past), 1)
    assert tasks_for(other_host) == []
