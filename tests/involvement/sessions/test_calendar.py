from datetime import UTC, datetime

from django.utils import timezone
from icalendar import Calendar

from involvement.selectors.calendar import file_for
from tests.factories import ActivityFactory, SessionFactory, VenueFactory


def event_of(session):
    calendar = Calendar.from_ical(file_for(session, page="https://portal.example/my/sessions/1/"))
    return calendar, calendar.walk("VEVENT")[0]


def session_at(moment, **fields):
    venue = VenueFactory(name="The Old Library", address="1 High Street", postcode="NR1 1AA")
    activity = ActivityFactory(key="session:1", title="Carers, group; one", starts_at=moment, venue=venue)
    return SessionFactory(activity=activity, **fields)


def test_a_summer_session_is_in_londons_time(db):
    calendar, event = event_of(session_at(datetime(2027, 7, 1, 13, tzinfo=UTC)))
    assert b"DTSTART;TZID=Europe/London:20270701T140000" in calendar.to_ical()
    assert calendar.walk("VTIMEZONE"), "a calendar that does not know London is told of it"
    assert event["dtend"].dt.astimezone(UTC) == datetime(2027, 7, 1, 15, tzinfo=UTC)


def test_the_file_keeps_its_name_and_says_what_where_and_how(db):
    session = session_at(
        datetime(2026, 12, 18, 14, tzinfo=UTC), joining="Ask for Jo", link="https://example.org/room"
    )
    _, event = event_of(session)
    _, again = event_of(session)
    assert event["uid"] == again["uid"] == "session:1@localhost"
    assert event["summary"] == "Carers, group; one"
    assert event["location"] == "The Old Library, 1 High Street, NR1 1AA"
    assert "Ask for Jo" in event["description"]
    assert event["status"] == "CONFIRMED"


def test_a_session_called_off_is_taken_out_of_the_calendar(db):
    session = session_at(datetime(2026, 12, 18, 14, tzinfo=UTC))
    session.activity.cancelled_at = timezone.now()
    _, event = event_of(session)
    assert event["status"] == "CANCELLED"
    assert not event.walk("VALARM")
