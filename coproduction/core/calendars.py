"""Calendar files (RFC 5545): one event or many, in London's time, with the same UID however often they are fetched."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone
from icalendar import Alarm, Calendar, Event, Timezone

CONTENT_TYPE = "text/calendar; charset=utf-8"
TENTH = timedelta(milliseconds=100)
FETCHED_AGAIN = timedelta(hours=1)
# Each clock change is said by the clock that runs until then. The library writes out every one by the clock after it,
# which is an hour late in March, and stops in 2038.
LONDON = """\
BEGIN:VTIMEZONE
TZID:Europe/London
BEGIN:DAYLIGHT
DTSTART:19970330T010000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:BST
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T020000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:GMT
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
END:STANDARD
END:VTIMEZONE
"""


@dataclass(frozen=True)
class Entry:
    """One thing in a calendar. `key` names it for ever ('session:17'); moments are aware; `words` may be long."""

    key: str
    title: str
    starts_at: datetime
    ends_at: datetime
    made_at: datetime
    changed_at: datetime
    where: str = ""
    words: str = ""
    url: str = ""
    is_cancelled: bool = False
    reminds: bool = False


def file_of(entries, *, name=""):
    """Return the bytes of an .ics file. With a `name` it is one that calendars fetch again and again."""
    calendar = Calendar()
    calendar.add("prodid", f"-//{settings.TRUST_NAME}//{settings.SERVICE_NAME}//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    if name:
        calendar.add("name", name)
        calendar.add("x-wr-calname", name)
        calendar.add("refresh-interval", FETCHED_AGAIN, parameters={"VALUE": "DURATION"})
    calendar.add_component(Timezone.from_ical(LONDON))
    for entry in entries:
        calendar.add_component(_event(entry))
    return calendar.to_ical()


def place_in_words(venue, room=""):
    """Return a room and a venue's name and address on one line; '' without either."""
    of_venue = (venue.name, venue.address, venue.postcode) if venue else ()
    return ", ".join(filter(None, (room, *of_venue)))


def last_change(*rows):
    """Return when any of the rows that an entry speaks of last changed: among them its venue, where it has one."""
    return max(row.updated_at for row in rows if row)


def _event(entry):
    event = Event()
    event.add("uid", f"{entry.key}@{_our_name()}")
    event.add("summary", entry.title)
    event.add("dtstamp", entry.changed_at)
    event.add("last-modified", entry.changed_at)
    # A calendar takes the file with the higher number for the newer: the time of the last change serves. In tenths of a
    # second, so that two changes have two numbers: finer, and it would be longer in a year than a calendar can hold.
    event.add("sequence", max((entry.changed_at - entry.made_at) // TENTH, 0))
    event.add("dtstart", timezone.localtime(entry.starts_at))
    event.add("dtend", timezone.localtime(entry.ends_at))
    event.add("status", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
    event.add("location", entry.where)
    event.add("description", entry.words)
    event.add("url", entry.url)
    if entry.reminds and not entry.is_cancelled:
        event.add_component(_an_hour_before(entry))
    return event


def _an_hour_before(entry):
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", entry.title)
    alarm.add("trigger", timedelta(hours=-1))
    return alarm


def _our_name():
    return settings.BASE_URL.split("://", 1)[-1].split("/", 1)[0].split(":", 1)[0]
