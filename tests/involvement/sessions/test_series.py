"""Sessions that come again: which days a pattern makes, making them at once, and who hears of it."""

from datetime import UTC, date, datetime, time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings, strategies as st

from coproduction.audit.models import Event
from coproduction.core.exceptions import RuleBroken
from coproduction.core.submission import FIELD, new_token
from coproduction.correspondence.models import Message
from coproduction.policy.models import BudgetEntry, CancellationFee
from coproduction.reference.models import SchoolTerm
from experts.models import Contribution
from involvement.models import AskedAgain, Series, Session
from involvement.rules.series import HowToGetIn, Pattern, plan_of, say_pattern
from involvement.services import publication, series as services, sessions
from tests.factories import ExpertFactory, InterestFactory
from tests.involvement.sessions.conftest import session_in

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
ONLINE = HowToGetIn("online", joining="Ring the bell")


def pattern(repeats="weeks", every=1, first=date(2026, 12, 1), **more):
    facts = {"start": time(19), "end": time(21), **more}
    return Pattern(repeats=repeats, every=every, first_day=first, **facts)


def days(*args, **more):
    return [each.day.isoformat() for each in plan_of(pattern(*args, **more), now=NOW).meetings]


@pytest.mark.parametrize(
    ("repeats", "every", "first", "expected"),
    [
        ("weeks", 1, date(2026, 12, 1), ["2026-12-01", "2026-12-08", "2026-12-15"]),
        ("weeks", 2, date(2026, 12, 1), ["2026-12-01", "2026-12-15", "2026-12-29"]),
        ("weeks", 8, date(2026, 12, 1), ["2026-12-01", "2027-01-26", "2027-03-23"]),
        ("monthly_date", 1, date(2026, 12, 31), ["2026-12-31", "2027-01-31", "2027-02-28"]),
        ("monthly_date", 3, date(2026, 12, 14), ["2026-12-14", "2027-03-14", "2027-06-14"]),
        ("monthly_weekday", 1, date(2026, 12, 8), ["2026-12-08", "2027-01-12", "2027-02-09"]),
        ("monthly_weekday", 1, date(2026, 12, 29), ["2026-12-29", "2027-01-26", "2027-02-23"]),
        ("monthly_last", 1, date(2026, 12, 4), ["2026-12-25", "2027-01-29", "2027-02-26"]),
    ],
)
def test_the_days_follow_from_the_first(repeats, every, first, expected):
    assert days(repeats, every, first, count=3, skips_bank_holidays=False) == expected


def test_what_is_left_out_is_said_and_does_not_count():
    plan = plan_of(
        pattern(
            first=date(2026, 12, 21),
            count=2,
            left_out=frozenset([date(2027, 1, 11)]),
            terms=[(date(2026, 9, 2), date(2026, 12, 18)), (date(2027, 1, 4), date(2027, 1, 25))],
            start=time(10),
            end=time(12),
        ),
        now=NOW,
    )
    assert [each.day.isoformat() for each in plan.meetings] == ["2027-01-04", "2027-01-18"]
    assert [(day.isoformat(), why) for day, why in plan.left_out] == [
        ("2026-12-21", "It is not in term time."),
        ("2026-12-28", "It is a bank holiday: Boxing Day (substitute day)."),
        ("2027-01-11", "You left this date out."),
    ]


def test_terms_nobody_has_entered_are_asked_for():
    (_, why), *_ = plan_of(pattern(terms=[]), now=NOW).left_out
    assert why == "We do not know the school terms yet. An administrator can add them."


def test_a_time_that_is_missing_or_comes_twice_is_left_out_with_the_reason():
    night = {"start": time(1, 30), "end": time(4), "skips_bank_holidays": False}
    spring = plan_of(pattern(first=date(2027, 3, 21), count=2, **night), now=NOW)
    assert [each.day.day for each in spring.meetings] == [21, 4]
    assert "no such time on that day" in spring.left_out[0][1]
    autumn = plan_of(pattern(first=date(2027, 10, 31), count=1, **night), now=NOW)
    assert "comes twice" in autumn.left_out[0][1]


@given(
    repeats=st.sampled_from(["weeks", "monthly_date", "monthly_weekday", "monthly_last"]),
    every=st.integers(1, 52),
    first=st.dates(date(2026, 12, 1), date(2028, 11, 1)),
    count=st.none() | st.integers(1, 104),
    clock=st.sampled_from([time(0, 0), time(7), time(19), time(23, 30)]),
)
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # a busy machine is no mistake of ours
def test_every_pattern_ends_goes_forward_and_keeps_the_time_on_the_clock(repeats, every, first, count, clock):
    plan = plan_of(pattern(repeats, every, first, count=count, start=clock, end=time(23, 59)), now=NOW)
    assert len(plan.meetings) <= (count or 104)
    made = [each.day for each in plan.meetings]
    assert made == sorted(set(made))
    assert all(first <= day for day in made)
    assert {timezone.localtime(each.starts_at).time() for each in plan.meetings} <= {clock}
    if repeats != "monthly_date":
        assert {day.weekday() for day in made} <= {first.weekday()}


@pytest.mark.parametrize(
    ("repeats", "every", "first", "words"),
    [
        ("weeks", 1, date(2026, 12, 1), "Every week on a Tuesday"),
        ("weeks", 2, date(2026, 12, 1), "Every 2 weeks on a Tuesday"),
        ("monthly_weekday", 1, date(2026, 12, 8), "Every month on the second Tuesday"),
        ("monthly_date", 3, date(2026, 12, 14), "Every 3 months on day 14 of the month"),
        ("monthly_last", 1, date(2026, 12, 4), "Every month on the last Friday"),
    ],
)
def test_a_pattern_is_said_in_words(repeats, every, first, words):
    assert say_pattern(Series(repeats=repeats, every=every, first_day=first)) == words


@pytest.fixture(autouse=True)
def on_the_day(still_clock):
    """Everything happens at noon on 23 November 2026: a Monday."""


@pytest.fixture
def accepted(advert, row):
    return InterestFactory(opportunity=advert, expert=row, status="accepted")


def make(advert, host, how=ONLINE, **more):
    asked = pattern(**{"count": 3, **more})
    plan = plan_of(asked, now=timezone.now())
    return services.add_series(opportunity=advert, pattern=asked, plan=plan, how=how, by=host)


def told(kind):
    return Message.objects.filter(kind=kind)


def test_a_series_is_made_at_once_and_each_person_told_once(advert, host, accepted):
    series = make(advert, host)
    activities = [each.activity for each in series.sessions.select_related("activity")]
    assert {each.key for each in activities} == {f"session:{each.pk}" for each in series.sessions.all()}
    assert {each.notice_days for each in activities} == {8, 15, 22}
    expected = Contribution.objects.filter(expert=accepted.expert, status="expected")
    assert {(each.band, each.travel_rule) for each in expected} == {(advert.band, "none_online")}
    assert BudgetEntry.objects.filter(kind="committed").count() == len(expected) == 3
    message = told("sessions_added").get()
    assert "- 1 December 2026 at 7pm\n- 8 December 2026 at 7pm" in message.body


@pytest.mark.parametrize("people", [1, 3])
def test_more_sessions_and_people_take_no_more_statements(
    advert, host, django_assert_max_num_queries, people
):
    for _ in range(people):
        InterestFactory(opportunity=advert, expert=ExpertFactory(), status="accepted")
    with django_assert_max_num_queries(62):
        make(advert, host, count=4 * people)


def test_more_is_added_after_the_last(advert, host, accepted):
    series = make(advert, host)
    added = services.extend_series(series=series, last_day=None, count=2, by=host)
    assert [timezone.localdate(each.activity.starts_at).day for each in added] == [22, 29]
    assert [each.joining for each in added] == ["Ring the bell"] * 2
    with pytest.raises(RuleBroken, match="makes no sessions"):
        services.extend_series(series=series, last_day=date(2026, 12, 30), count=None, by=host)


def test_all_to_come_change_together_and_each_person_hears_once(advert, host, accepted):
    series = make(advert, host)
    services.change_series(series=series, start=time(18), end=time(20), how=ONLINE, by=host)
    moved = Session.objects.order_by("activity__starts_at").select_related("activity")
    assert [timezone.localtime(each.activity.starts_at).hour for each in moved] == [18] * 3
    assert AskedAgain.objects.count() == 3
    services.change_series(series=series, start=time(18), end=time(20), how=ONLINE, by=host)
    assert AskedAgain.objects.count() == 3, "what did not move is not asked about"
    assert "- 1 December 2026 at 6pm\n- 8 December 2026 at 6pm" in told("sessions_changed").first().body


def test_to_move_a_series_asks_as_much_for_many_as_for_few(advert, host, accepted):
    asked = []
    for count, hour in ((3, 17), (30, 16)):  # three hours each, so that the money moves too
        series = make(advert, host, count=count)
        with CaptureQueriesContext(connection) as queries:
            services.change_series(series=series, start=time(hour), end=time(hour + 3), how=ONLINE, by=host)
        asked.append(len(queries))
    assert asked[0] == asked[1]
    assert Event.objects.filter(action="activity.changed").count() == 33


def test_a_date_that_has_a_session_then_is_left_out_with_the_reason(as_, host, advert):
    make(advert, host, count=2)
    url = reverse("involvement:series_add", args=[advert.reference])
    checked = post(as_(host), host, url, left_out="").content.decode()
    assert "3 sessions to add" in checked
    assert checked.count("There is already a session at this time.") == 2
    post(as_(host), host, url, left_out="", send="1")
    starts = Session.objects.values_list("activity__starts_at", flat=True)
    assert len(starts) == len(set(starts)) == 5


def test_a_plan_made_before_another_was_saved_makes_nothing_twice(advert, host):
    make(advert, host)
    with pytest.raises(RuleBroken, match="already a session at this time"):
        make(advert, host)
    assert Session.objects.count() == 3


def test_a_series_goes_on_around_a_session_of_its_advert(advert, host):
    series = make(advert, host)
    make(advert, host, first=date(2026, 12, 22), count=1)
    added = services.extend_series(series=series, last_day=None, count=1, by=host)
    assert [timezone.localdate(each.activity.starts_at).day for each in added] == [29]


def test_a_series_is_not_moved_onto_another_session(as_, advert, host):
    series = make(advert, host)
    make(advert, host, count=1, start=time(18))
    sent = {"start": "6pm", "end": "9pm", "place": "online", "joining": "Ring", FIELD: new_token(host)}
    refused = as_(host).post(reverse("involvement:series_change", args=[series.pk]), sent)
    assert refused.status_code == 422
    assert "There is already a session at this time. Choose another time" in refused.content.decode()


def test_all_to_come_are_cancelled_together_with_the_reason_and_the_fee(advert, host, accepted):
    CancellationFee.objects.create(notice_hours=240, percent=50, starts_on=date(2026, 4, 1))
    series = make(advert, host)
    sessions.cancel_sessions(
        opportunity=advert, sessions=list(series.sessions.all()), reason="The roof leaks.", by=host
    )
    fees = Contribution.objects.order_by("activity__starts_at").values_list("status", "late_fee__percent")
    assert list(fees) == [("cancelled_by_us", 50), ("cancelled_by_us", None), ("cancelled_by_us", None)]
    body = told("sessions_cancelled").get().body
    assert "The roof leaks." in body
    assert "We cancelled late, so you can claim for it." in body
    assert not told("session_cancelled").exists()


TYPED = {
    "date_day": "1", "date_month": "12", "date_year": "2026", "repeats": "weeks", "every": "1", "count": "3",
    "start": "7pm", "end": "9pm", "skips_bank_holidays": "yes", "term_time_only": "no", "left_out": "8 December 2026",
    "place": "online", "joining": "Ring the bell",
}  # fmt: skip


def post(client, user, url, **more):
    return client.post(url, {**TYPED, FIELD: new_token(user), **more})


def test_the_host_sees_the_dates_before_they_are_made(as_, host, advert, accepted):
    client, url = as_(host), reverse("involvement:series_add", args=[advert.reference])
    assert client.get(url).status_code == 200
    page = post(client, host, url).content.decode()
    assert "3 sessions to add" in page
    assert "You left this date out." in page
    assert not Session.objects.exists()
    changed = post(client, host, url, change="1").content.decode()
    assert "8 December 2026" in changed
    answer = post(client, host, url, send="1")
    series = Series.objects.get()
    assert answer.url == reverse("involvement:series", args=[series.pk])
    assert series.sessions.count() == 3
    assert "Every week on a Tuesday" in client.get(answer.url).content.decode()
    assert (
        "Every week on a Tuesday"
        in client.get(reverse("involvement:sessions", args=[advert.reference])).content.decode()
    )
    more = reverse("involvement:series_more", args=[series.pk])
    assert "1 session to add" in client.post(more, {"count": "1", FIELD: new_token(host)}).content.decode()
    assert client.post(more, {"count": "1", "send": "1", FIELD: new_token(host)}).status_code == 302
    change = reverse("involvement:series_change", args=[series.pk])
    assert client.get(change).status_code == 200
    sent = {"start": "6pm", "end": "8pm", "place": "online", "joining": "Ring", FIELD: new_token(host)}
    assert client.post(change, sent).status_code == 302
    cancel = reverse("involvement:sessions_cancel", args=[advert.reference])
    assert (
        client.post(cancel, {"which": "some", "reason": "No room.", FIELD: new_token(host)}).status_code
        == 422
    )
    one = series.sessions.first().pk
    sent = {"which": "some", "sessions": [one], "reason": "No room.", FIELD: new_token(host)}
    assert client.post(cancel, sent).status_code == 302
    assert Session.objects.filter(activity__cancelled_at__isnull=False).get().cancelled_reason == "No room."


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"count": ""}, "Say when it ends: enter the last date, or how many sessions."),
        ({"count": "105"}, "104"),
        (
            {"count": "", "last_day_day": "1", "last_day_month": "1", "last_day_year": "2030"},
            "within 2 years",
        ),
        (
            {"count": "", "last_day_day": "30", "last_day_month": "11", "last_day_year": "2026"},
            "same as or after",
        ),
        ({"every": "0"}, "every how many weeks or months"),
        ({"left_out": "Christmas"}, "We cannot read ‘Christmas’ as a date. Write it like 24 12 2026"),
        ({"start": "11pm", "end": "1am"}, "a session cannot go past midnight"),
        ({"date_year": "2099"}, "First date must be within 2 years"),
        ({"date_year": "9999"}, "The year must be between 1900 and"),
    ],
)
def test_a_pattern_that_cannot_be_says_why_and_keeps_what_was_typed(as_, host, advert, changes, sentence):
    url = reverse("involvement:series_add", args=[advert.reference])
    answer = post(as_(host), host, url, **changes)
    assert answer.status_code == 422
    assert sentence.lower() in answer.content.decode().lower()
    assert "Ring the bell" in answer.content.decode()


def test_nothing_of_another_hosts_can_be_seen(as_, host, other_host, advert, accepted):
    series = make(advert, host)
    client = as_(other_host)
    for name in ("series", "series_more", "series_change"):
        assert client.get(reverse(f"involvement:{name}", args=[series.pk])).status_code == 404
    for name in ("series_add", "sessions_cancel"):
        assert client.get(reverse(f"involvement:{name}", args=[advert.reference])).status_code == 404


def test_an_administrator_enters_the_school_terms(as_, administrator):
    client, url = as_(administrator), reverse("reference:add", args=["school-terms"])
    sent = {
        "name": "Autumn 2026", "first_day_day": "2", "first_day_month": "9", "first_day_year": "2026",
        "last_day_day": "23", "last_day_month": "10", "last_day_year": "2026", FIELD: new_token(administrator),
    }  # fmt: skip
    assert client.post(url, {**sent, "last_day_year": "2025"}).status_code == 422
    assert client.post(url, sent).status_code == 302
    assert SchoolTerm.objects.get().last_day == date(2026, 10, 23)


def test_a_session_keeps_who_is_expected_where_people_choose_another(advert, host, accepted):
    chosen = session_in(advert, places=1)
    make(advert, host, how=HowToGetIn("online", joining="Ring", places=2), count=1)
    assert not Contribution.objects.filter(activity=chosen.activity).exists()
    assert told("sessions_to_choose").get().link == reverse("involvement:sessions_choose", args=[accepted.pk])


def test_cancelling_the_advert_says_who_can_claim(advert, host, accepted):
    CancellationFee.objects.create(notice_hours=240, percent=50, starts_on=date(2026, 4, 1))
    make(advert, host)
    waits = InterestFactory(opportunity=advert, expert=ExpertFactory())
    publication.cancel(opportunity=advert, reason="No money.", by=host)
    said = {each.recipient_id: each.body for each in told("opportunity_cancelled")}
    assert "We cancelled late, so you can claim for it." in said[accepted.expert_id]
    assert "We cancelled late" not in said[waits.expert_id]
    assert not told("sessions_cancelled").exists()
