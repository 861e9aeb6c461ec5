from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.utils import timezone

from coproduction.audit.models import Event
from coproduction.audit.services import record
from coproduction.core import jobs, schedule
from coproduction.core.enums import JobState
from coproduction.core.models import Heartbeat, Job
from coproduction.correspondence import services
from coproduction.correspondence.enums import DeliveryState
from coproduction.correspondence.models import Delivery

AUDIT, OPERATIONS = "/staff/audit/", "/staff/operations/"


@pytest.fixture
def browser(as_, administrator):
    return as_(administrator)


def find(browser, **wanted):
    return browser.get(f"{AUDIT}?{urlencode(wanted)}")


@pytest.fixture
def events(host, finance):
    record(actor=host, action="claim.made", target=host)
    record(
        actor=finance,
        action="claim.paid",
        target=finance,
        before={"status": "approved"},
        after={"status": "paid"},
    )
    record(actor=None, action="session.reminded")


def rows(answer):
    return answer.content.decode().count('<tr class="nhsuk-table__row">')


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"action": "claim.paid"}, 1),
        ({"action": "claim."}, 2),
        ({"action": "claim"}, 0),
        ({"target_type": "accounts.user"}, 2),
        ({"target_id": "no-such"}, 0),
        ({}, 3),
    ],
)
def test_the_trail_is_searched(browser, events, wanted, found):
    assert rows(find(browser, **wanted)) == found


def test_it_is_searched_by_who(browser, events, finance):
    answer = find(browser, email=finance.email.upper())
    assert rows(answer) == 1
    words = answer.content.decode()
    assert "status was: approved" in words
    assert "Fay Finance" in words


def test_it_is_searched_by_day(browser, events):
    today = timezone.localdate()
    tomorrow = today + timedelta(days=1)

    def days(first, last):
        return {
            f"{name}_{part}": value
            for name, day in (("first_day", first), ("last_day", last))
            for part, value in (("day", day.day), ("month", day.month), ("year", day.year))
        }

    assert rows(find(browser, **days(today, today))) == 3
    assert rows(find(browser, **days(tomorrow, tomorrow))) == 0
    assert find(browser, **days(tomorrow, today)).status_code == 422


def test_an_address_nobody_has_is_said_so(browser):
    answer = find(browser, email="no@example.org")
    assert answer.status_code == 422
    assert "Nobody in the portal has this email address" in answer.content.decode()


def test_each_search_is_recorded_without_the_address(browser, administrator, finance):
    find(browser, email=finance.email, action="claim.")
    event = Event.objects.get(action="audit.searched")
    assert event.actor == administrator
    assert event.after == {"actor": finance.pk, "action": "claim.", "page": 1}


@pytest.mark.parametrize("number", [1, 60])
def test_the_trail_asks_the_same_number_of_questions(browser, finance, number, django_assert_max_num_queries):
    for _ in range(number):
        record(actor=finance, action="claim.paid")
    find(browser, action="claim.")
    with django_assert_max_num_queries(7):
        assert rows(find(browser, action="claim.")) == min(number, 50)


def test_operations_say_that_all_is_well(browser):
    words = browser.get(OPERATIONS).content.decode()
    assert "Every message could be sent." in words
    assert "Everything that was started has finished." in words


def test_operations_show_what_is_late(browser):
    schedule.beat(schedule.BEAT_AND_WORKER)
    Heartbeat.objects.update(created_at=timezone.now() - timedelta(days=3))
    assert "Late" in browser.get(OPERATIONS).content.decode()


def test_operations_show_what_failed_without_whose_it_is(browser, nobody):
    jobs.start(kind="import", by=nobody, title="Import of Esther's list")
    Job.objects.update(state=JobState.FAILED, finished_at=timezone.now())
    words = browser.get(OPERATIONS).content.decode()
    assert "import" in words
    assert "Esther" not in words


def test_a_message_that_could_not_be_sent_is_tried_again(
    browser, nobody, mailoutbox, django_capture_on_commit_callbacks
):
    services.send(to=nobody, kind="hello", key="hello", subject="Hello", body="Come in.")
    Delivery.objects.update(state=DeliveryState.SET_ASIDE, problem="SMTPServerDisconnected")
    assert "SMTPServerDisconnected" in browser.get(OPERATIONS).content.decode()
    url = f"{OPERATIONS}messages/{Delivery.objects.get().pk}/again/"
    with django_capture_on_commit_callbacks(execute=True):
        assert browser.post(url).url == OPERATIONS
    assert len(mailoutbox) == 1
    assert browser.post(url).status_code == 409


def test_operations_ask_few_questions(browser, django_assert_max_num_queries):
    browser.get(OPERATIONS)
    with django_assert_max_num_queries(15):
        browser.get(OPERATIONS)


def test_a_menu_line_is_shown_to_who_may_open_it(as_, administrator, host):
    for user, shown in ((administrator, True), (host, False)):
        words = as_(user).get("/inbox/").content.decode()
        assert ("Operations" in words) is shown
