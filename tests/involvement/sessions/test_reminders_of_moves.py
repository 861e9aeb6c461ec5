"""A session that moves: everyone with a place hears of it, and is reminded once before the new date, and not of the old one."""

from datetime import date, datetime, time, timedelta

import pytest
from django.utils import timezone

from coproduction.core.dates import london_moment
from coproduction.correspondence.enums import Channel, DeliveryState
from coproduction.correspondence.models import Delivery, LetterBatch, Message
from coproduction.correspondence.services import take_back
from involvement.rules.series import HowToGetIn, Pattern, plan_of
from involvement.services import interests, series as of_series, sessions
from involvement.services.attendance import remind_of_sessions
from tests.factories import ExpertFactory, InterestFactory, UserFactory, VenueFactory

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
LONG = timedelta(hours=2)


@pytest.fixture
def people(advert):
    """Return two people with a place on the advert."""
    return [InterestFactory(opportunity=advert, status="accepted").expert for _ in range(2)]


def add(advert, host, starts_at, **facts):
    facts = {"place": "online", "link": "https://example.org/room", **facts}
    return sessions.add_session(
        opportunity=advert, starts_at=starts_at, ends_at=starts_at + LONG, by=host, **facts
    )


def move(session, host, starts_at):
    return sessions.change_session(session=session, starts_at=starts_at, ends_at=starts_at + LONG, by=host)


def said(kind="session_reminder"):
    return Message.objects.filter(kind=kind).order_by("pk")


def send_all():
    """Let everything that waits reach people."""
    Delivery.objects.update(state=DeliveryState.SENT, sent_at=timezone.now())


def reminded_from(clock, until):
    """Remind each hour until then. Return [(when, subject)] of what was said to one person meanwhile."""
    found = []
    while timezone.now() <= until:
        before = said().count()
        remind_of_sessions()
        found += [(timezone.now(), each.subject.split(":")[0]) for each in said()[before:]]
        clock.shift(HOUR)
    return found


def at(day, hour, minute=0):
    return london_moment(day, time(hour, minute))


SPRING, AUTUMN = date(2027, 3, 28), date(2027, 10, 31)  # the Sundays on which the clocks of London change


@pytest.mark.parametrize(
    ("now", "old", "new", "reminders"),
    [
        (  # moved before anybody was reminded: of the new date alone
            at(date(2026, 11, 23), 12), at(date(2026, 11, 26), 14), at(date(2026, 11, 27), 16),
            [("2026-11-26T16:00", "Tomorrow at 4pm")],
        ),
        (  # to an earlier day
            at(date(2026, 11, 23), 12), at(date(2026, 11, 27), 14), at(date(2026, 11, 25), 16),
            [("2026-11-24T16:00", "Tomorrow at 4pm")],
        ),
        (  # to so near that the time of the reminder is past: at once
            at(date(2026, 11, 23), 12), at(date(2026, 11, 27), 14), at(date(2026, 11, 23), 18),
            [("2026-11-23T12:00", "Today at 6pm")],
        ),
        (  # over the night that lacks an hour: a day before is 24 hours, so at 9am for 10am
            at(date(2027, 3, 24), 12), at(date(2027, 3, 26), 10), at(SPRING, 10),
            [("2027-03-27T09:00", "Tomorrow at 10am")],
        ),
        (  # and back over it
            at(date(2027, 3, 24), 12), at(SPRING, 10), at(date(2027, 3, 27), 10),
            [("2027-03-26T10:00", "Tomorrow at 10am")],
        ),
        (  # over the night that has an hour twice: at 11am for 10am
            at(date(2027, 10, 27), 12), at(date(2027, 10, 29), 10), at(AUTUMN, 10),
            [("2027-10-30T11:00", "Tomorrow at 10am")],
        ),
        (  # late on the longest day: 24 hours before is the same day
            at(date(2027, 10, 27), 12), at(date(2027, 10, 29), 10), at(AUTUMN, 23),
            [("2027-10-31T00:00", "Today at 11pm")],
        ),
        (  # and back over it
            at(date(2027, 10, 27), 12), at(AUTUMN, 10), at(date(2027, 10, 30), 10),
            [("2027-10-29T10:00", "Tomorrow at 10am")],
        ),
    ],
)  # fmt: skip
def test_people_are_reminded_once_before_the_new_date(advert, host, still_clock, now, old, new, reminders):
    still_clock.move_to(now)
    InterestFactory(opportunity=advert, status="accepted")
    move(add(advert, host, old), host, new)
    found = reminded_from(still_clock, max(old, new))
    assert found == [(timezone.make_aware(datetime.fromisoformat(when)), words) for when, words in reminders]


@pytest.mark.parametrize("days", [1, 3])
def test_who_was_reminded_of_the_old_date_is_reminded_of_the_new_one_and_never_again_of_the_old(
    advert, host, people, still_clock, days
):
    old = timezone.now() + timedelta(hours=23)
    session = add(advert, host, old)
    assert remind_of_sessions() == 2
    send_all()
    new = old + timedelta(days=days)
    move(session, host, new)
    found = reminded_from(still_clock, new)
    assert [when for when, _ in found] == [new - timedelta(hours=24)] * 2
    assert said().count() == 4, "what was sent stays on record"


@pytest.mark.parametrize("what", ["date", "time", "place", "venue"])
def test_everyone_with_a_place_is_told_and_asked_whenever_it_moves(advert, host, people, still_clock, what):
    starts_at = timezone.now() + timedelta(days=5)
    session = add(advert, host, starts_at, place="in_person", venue=VenueFactory(), link="")
    changes = {
        "date": {"starts_at": starts_at + timedelta(days=2), "ends_at": starts_at + timedelta(days=2) + LONG},
        "time": {"starts_at": starts_at + HOUR, "ends_at": starts_at + HOUR + LONG},
        "place": {"place": "online", "venue": None, "link": "https://example.org/room"},
        "venue": {"venue": VenueFactory()},
    }
    gone = people.pop()
    interests.withdraw(interest=gone.interests.get(), by=gone.user)
    sessions.change_session(session=session, by=host, **changes[what])
    told = said("session_changed").get()
    assert told.recipient_id == people[0].pk
    assert "if you can still come" in told.body


def test_a_reminder_that_reached_nobody_yet_is_taken_back_when_the_session_moves(
    advert, host, people, still_clock
):
    """It waits for the morning, for the printer or for the next try: it would come after the word that it moved."""
    old = timezone.now() + timedelta(hours=20)
    session = add(advert, host, old)
    remind_of_sessions()
    move(session, host, old + timedelta(days=2))
    assert not said().exists()
    assert not Delivery.objects.filter(message__kind="session_reminder").exists()
    assert said("session_changed").count() == 2
    still_clock.shift(timedelta(days=2))
    assert remind_of_sessions() == 2
    assert all(each.subject.startswith("Tomorrow at 8am") for each in said())


def test_one_moved_to_another_place_is_reminded_of_where_it_is_now(advert, host, people, still_clock):
    there = VenueFactory(name="Old Hall")
    session = add(advert, host, timezone.now() + timedelta(hours=20), place="in_person", venue=there, link="")
    remind_of_sessions()
    sessions.change_session(session=session, venue=VenueFactory(name="New Hall"), by=host)
    assert remind_of_sessions() == 2
    assert all("New Hall" in each.body and "Old Hall" not in each.body for each in said())


def test_one_moved_there_and_back_before_anything_was_sent_is_reminded_of_once(
    advert, host, people, still_clock
):
    starts_at = timezone.now() + timedelta(hours=20)
    session = add(advert, host, starts_at)
    for when in (starts_at, starts_at + timedelta(days=2), starts_at):
        remind_of_sessions()
        move(session, host, when)
    assert remind_of_sessions() == 2
    assert said().count() == 2


@pytest.mark.parametrize("whole_series", [True, False])
def test_a_series_that_moves_or_is_called_off_takes_back_its_reminders(
    advert, host, people, still_clock, whole_series
):
    tomorrow = timezone.localdate() + timedelta(days=1)
    pattern = Pattern("weeks", 1, tomorrow, time(10), time(12), count=3, skips_bank_holidays=False)
    how = HowToGetIn("online", link="https://example.org/room")
    plan = plan_of(pattern, now=timezone.now())
    series = of_series.add_series(opportunity=advert, pattern=pattern, plan=plan, how=how, by=host)
    assert remind_of_sessions() == 2
    if whole_series:
        of_series.change_series(series=series, start=time(11), end=time(13), how=how, by=host)
        assert remind_of_sessions() == 2
        assert all(each.subject.startswith("Tomorrow at 11am") for each in said())
    else:
        sessions.cancel_session(session=series.sessions.order_by("pk").first(), by=host)
        assert not said().exists()


def waits():
    """A message that waits to be sent, and its delivery."""
    message = Message.objects.create(
        key="said", kind="session_reminder", recipient=ExpertFactory().user, subject="Soon", body="Soon"
    )
    return message, Delivery.objects.create(message=message, channel=Channel.EMAIL)


def sent(message, delivery):
    delivery.state, delivery.sent_at = DeliveryState.SENT, timezone.now()


def gathered(message, delivery):
    delivery.state = DeliveryState.GATHERED


def being_sent(message, delivery):
    delivery.claimed_until = timezone.now() + timedelta(minutes=4)


def claimed_by_one_that_died(message, delivery):
    delivery.claimed_until = timezone.now() - timedelta(minutes=1)


def in_a_batch(message, delivery):
    delivery.channel, delivery.batch = (
        Channel.LETTER,
        LetterBatch.objects.create(made_by=UserFactory(), size=1),
    )


def in_the_print_queue(message, delivery):
    delivery.channel = Channel.LETTER


def waiting_for_the_weekly_message(message, delivery):
    delivery.state = DeliveryState.HELD


def read(message, delivery):
    message.read_at = timezone.now()


def as_it_is(message, delivery):
    """Nothing happened to it."""


@pytest.mark.parametrize(
    ("happens", "is_taken_back"),
    [
        (as_it_is, True), (in_the_print_queue, True), (waiting_for_the_weekly_message, True),
        (claimed_by_one_that_died, True), (sent, False), (gathered, False), (being_sent, False),
        (in_a_batch, False), (read, False),
    ],
)  # fmt: skip
def test_only_what_reached_nobody_is_taken_back(still_clock, happens, is_taken_back):
    message, delivery = waits()
    happens(message, delivery)
    message.save()
    delivery.save()
    assert take_back(["said", "another"]) == int(is_taken_back)
    assert Message.objects.exists() is not is_taken_back
