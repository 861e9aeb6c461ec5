"""What a calendar that was told of a session reads when it moves: the same event, newer; never a second one beside it."""

import re
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from experts.services import calendars
from involvement.rules.series import HowToGetIn, Pattern, plan_of
from involvement.selectors.freshness import KEPT_SECONDS
from involvement.services import interests, publication, series as services, sessions
from involvement.services.venues import change_venue
from tests.factories import InterestFactory, VenueFactory
from tests.ics import events
from tests.involvement.sessions.conftest import session_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]
ONLINE = HowToGetIn("online", link="https://example.org/room")
LONDON = ZoneInfo("Europe/London")


@pytest.fixture
def place(advert, row):
    return InterestFactory(opportunity=advert, expert=row, status="accepted")


@pytest.fixture
def own(row, expert):
    """Return what the person's own calendar reads now."""
    url = reverse("experts:private_calendar", args=[calendars.make_link(expert=row, by=expert)])
    return lambda: events(Client().get(url).content)


@pytest.fixture
def one(as_, expert):
    """Return what the file of one session says to the person now; None where there is none for them."""

    def read(session):
        answer = as_(expert).get(reverse("involvement:session_calendar", args=[session.pk]))
        return events(answer.content) if answer.status_code == 200 else None

    return read


@pytest.fixture
def everyones():
    """Return what a calendar that follows the public sessions reads now: it keeps what it has where told that is new."""
    kept = {"ETag": "", "content": b""}

    def read():
        url = reverse("involvement:public_calendar")
        answer = Client().get(url, headers={"If-None-Match": kept["ETag"]})
        if answer.status_code != 304:
            kept.update(ETag=answer["ETag"], content=answer.content)
        return events(kept["content"])

    return read


def add(advert, host, **when):
    starts_at = timezone.now() + timedelta(days=10)
    when = {"starts_at": starts_at, "ends_at": starts_at + timedelta(hours=2), **when}
    return sessions.add_session(opportunity=advert, place="online", link=ONLINE.link, by=host, **when)


def weekly(advert, host, first, count=3):
    pattern = Pattern("weeks", 1, first, time(19), time(21), count=count, skips_bank_holidays=False)
    plan = plan_of(pattern, now=timezone.now())
    return services.add_series(opportunity=advert, pattern=pattern, plan=plan, how=ONLINE, by=host)


def is_newer(now, before):
    """Say that these are the events there were, each changed this minute and with a higher number than it had."""
    assert now.keys() == before.keys()
    for uid, event in now.items():
        assert event["SEQUENCE"] > before[uid]["SEQUENCE"]
        assert event["LAST-MODIFIED"] == event["DTSTAMP"] == timezone.now()


def test_a_session_that_moves_is_the_same_event_and_newer(
    advert, host, place, own, one, everyones, still_clock
):
    session = add(advert, host)
    venue = VenueFactory(name="The Old Library", address="1 High Street", postcode="NR1 1AA")
    before = [own(), one(session), everyones()]
    still_clock.shift(60)
    later = timezone.now() + timedelta(days=12)
    sessions.change_session(
        session=session, by=host, place="in_person", venue=venue, starts_at=later, ends_at=later + timedelta(hours=3)
    )  # fmt: skip
    for was, now in zip(before, [own(), one(session), everyones()], strict=True):
        is_newer(now, was)
        (event,) = now.values()
        assert (event["DTSTART"], event["DTEND"]) == (later, later + timedelta(hours=3))
        assert event["LOCATION"] == "The Old Library, 1 High Street, NR1 1AA"
        assert event["STATUS"] == "CONFIRMED"


def test_another_way_in_is_newer_too_in_the_file_that_says_it(advert, host, place, one, still_clock):
    session = add(advert, host)
    before = one(session)
    still_clock.shift(60)
    sessions.change_session(session=session, by=host, link="https://example.org/other")
    is_newer(one(session), before)
    assert "https://example.org/other" in next(iter(one(session).values()))["DESCRIPTION"]


@pytest.mark.parametrize(
    ("first", "hours"),
    [(date(2027, 3, 21), [19, 18, 18]), (date(2027, 10, 24), [18, 19, 19])],
    ids=["clocks go forward", "clocks go back"],
)
def test_a_series_moves_as_one_and_stays_by_the_clock_on_the_wall(
    advert, host, place, own, everyones, first, hours, still_clock
):
    made = weekly(advert, host, first)
    before = [own(), everyones()]
    assert [each["DTSTART"].hour for each in before[0].values()] == hours
    still_clock.shift(60)
    services.change_series(series=made, start=time(18, 30), end=time(20), how=ONLINE, by=host)
    for was, now in zip(before, [own(), everyones()], strict=True):
        is_newer(now, was)
        assert len(now) == 3
        for uid, event in now.items():
            assert event["DTSTART"] == was[uid]["DTSTART"] - timedelta(minutes=30)
            assert event["DTSTART"].astimezone(LONDON).time() == time(18, 30)
            assert event["DTEND"] - event["DTSTART"] == timedelta(minutes=90)


def test_a_session_over_the_change_of_the_clocks_is_as_long_as_it_is(advert, host, place, own):
    """From half past midnight until half past two, on the night an hour is missing: it lasts one hour."""
    starts_at, ends_at = (datetime(2027, 3, 28, hour, 30, tzinfo=UTC) for hour in (0, 1))
    add(advert, host, starts_at=starts_at, ends_at=ends_at)
    (event,) = own().values()
    assert (event["DTSTART"], event["DTEND"]) == (starts_at, ends_at)


def test_one_date_called_off_leaves_the_others_as_they_are(
    advert, host, place, own, one, everyones, still_clock
):
    made = weekly(advert, host, date(2026, 12, 1))
    before = own()
    still_clock.shift(60)
    first = made.sessions.order_by("activity__starts_at").first()
    sessions.cancel_session(session=first, by=host, reason="The roof leaks.")
    called_off, *others = own().values()
    assert called_off["UID"].startswith(f"session:{first.pk}@")
    assert (called_off["STATUS"], called_off["reminds"]) == ("CANCELLED", False)
    is_newer({called_off["UID"]: called_off}, {called_off["UID"]: before[called_off["UID"]]})
    assert [each["STATUS"] for each in others] == ["CONFIRMED"] * 2
    assert [before[each["UID"]] for each in others] == others
    assert [each["STATUS"] for each in everyones().values()] == ["CANCELLED", "CONFIRMED", "CONFIRMED"]
    assert one(first) is None


def test_a_whole_series_called_off_is_taken_out_of_every_calendar(
    advert, host, place, own, everyones, still_clock
):
    made = weekly(advert, host, date(2026, 12, 1))
    before = [own(), everyones()]
    still_clock.shift(60)
    dates = list(made.sessions.all())
    sessions.cancel_sessions(opportunity=advert, sessions=dates, reason="No room.", by=host)
    for was, now in zip(before, [own(), everyones()], strict=True):
        is_newer(now, was)
        assert {each["STATUS"] for each in now.values()} == {"CANCELLED"}


def test_an_advert_called_off_is_in_the_persons_own_as_such_and_nowhere_else(
    advert, host, place, own, everyones, still_clock
):
    weekly(advert, host, date(2026, 12, 1))
    before = own()
    still_clock.shift(60)
    publication.cancel(opportunity=advert, reason="No money.", by=host)
    is_newer(own(), before)
    assert {each["STATUS"] for each in own().values()} == {"CANCELLED"}
    assert everyones() == {}


def test_who_gives_up_their_place_and_takes_it_again_has_one_event(
    advert, host, place, own, one, everyones, expert, still_clock
):
    session = add(advert, host)
    read = [own()]
    still_clock.shift(60)
    interests.withdraw(interest=place, by=expert)
    read.append(own())
    assert one(session) is None
    assert [each["STATUS"] for each in everyones().values()] == ["CONFIRMED"]
    still_clock.shift(60)
    again = interests.express(opportunity=advert, user=expert)
    interests.offer(interest=again, by=host)
    interests.accept(interest=again, by=expert)
    read.append(own())
    for was, now in pairwise(read):
        assert now.keys() == was.keys()
        for uid in now:
            assert now[uid]["SEQUENCE"] > was[uid]["SEQUENCE"]
    assert [next(iter(each.values()))["STATUS"] for each in read] == ["CONFIRMED", "CANCELLED", "CONFIRMED"]


@pytest.mark.parametrize("said", [{"name": "The New Library"}, {"address": "2 High Street"}])
def test_a_venue_that_is_called_otherwise_is_newer_wherever_it_is_met(
    advert, host, coordinator, place, own, one, everyones, still_clock, said
):
    venue = VenueFactory(name="The Old Library", address="1 High Street", postcode="NR1 1AA")
    session = add(advert, host)
    sessions.change_session(session=session, by=host, place="in_person", venue=venue)
    before = [own(), one(session), everyones()]
    still_clock.shift(KEPT_SECONDS)  # until then the public one may be what it was
    change_venue(venue=venue, by=coordinator, **said)
    for was, now in zip(before, [own(), one(session), everyones()], strict=True):
        is_newer(now, was)
        assert next(iter(said.values())) in next(iter(now.values()))["LOCATION"]


def test_two_changes_within_a_second_have_two_numbers(advert, host, place, own, one, still_clock):
    session = add(advert, host)
    before = [own(), one(session)]
    for minutes in (30, 60):
        still_clock.shift(0.2)
        starts_at = session.activity.starts_at + timedelta(minutes=minutes)
        ends_at = starts_at + timedelta(hours=2)
        sessions.change_session(session=session, by=host, starts_at=starts_at, ends_at=ends_at)
        after = [own(), one(session)]
        for was, now in zip(before, after, strict=True):
            assert now.keys() == was.keys()
            assert all(now[uid]["SEQUENCE"] > was[uid]["SEQUENCE"] for uid in now)
        before = after


def test_what_nobody_changed_is_the_same_however_often_it_is_fetched(
    advert, host, place, own, one, everyones, still_clock
):
    session = add(advert, host)
    before = [own(), one(session), everyones()]
    still_clock.shift(3600)
    assert [own(), one(session), everyones()] == before


def test_the_file_itself_knows_when_londons_clocks_change(advert):
    """A phone that does not know 'Europe/London' reads it in the file: right after the change of a night, and for years."""
    session_in(advert)
    content = Client().get(reverse("involvement:public_calendar")).content
    mould = re.sub(rb"DT(START|END);TZID=Europe/London:\w+", rb"DT\1;TZID=Europe/London:%s", content)
    first = datetime(2026, 11, 23, 2, 30)
    days = [*range(800), *range(4200, 4600)]
    for wall in [first + timedelta(days=number) for number in days]:
        (event,) = events(mould.replace(b"%s", wall.strftime("%Y%m%dT%H%M%S").encode())).values()
        assert event["DTSTART"] == wall.replace(tzinfo=LONDON).astimezone(UTC)
