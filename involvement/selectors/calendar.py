"""A session as a calendar file (RFC 5545)."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from icalendar import Alarm, Calendar, Event

from involvement.enums import Place


def file_for(session, *, page):
    """Return the bytes of an .ics file: one event in London's time, the same UID however often it is fetched."""
    calendar = Calendar()
    calendar.add("prodid", f"-//{settings.TRUST_NAME}//{settings.SERVICE_NAME}//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(_event(session, page))
    calendar.add_missing_timezones()
    return calendar.to_ical()


def _event(session, page):
    activity = session.activity
    event = Event()
    event.add("uid", f"{activity.key}@{_our_name()}")
    event.add("summary", activity.title)
    event.add("dtstamp", max(activity.updated_at, session.updated_at))
    event.add("last-modified", max(activity.updated_at, session.updated_at))
    # A calendar takes the file with the higher number for the newer: the time of the last change serves.
    event.add(
        "sequence", int((max(activity.updated_at, session.updated_at) - activity.created_at).total_seconds())
    )
    event.add("dtstart", _in_london(activity.starts_at))
    event.add("dtend", _in_london(activity.ends_at))
    event.add("status", "CANCELLED" if activity.cancelled_at else "CONFIRMED")
    event.add("location", _where(session))
    event.add("description", "\n\n".join(filter(None, (session.joining, session.link, page))))
    event.add("url", session.link or page)
    if not activity.cancelled_at:
        event.add_component(_an_hour_before(activity))
    return event


def _an_hour_before(activity):
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", activity.title)
    alarm.add("trigger", timedelta(hours=-1))
    return alarm


def _in_london(moment):
    return timezone.localtime(moment)


def _where(session):
    venue = session.activity.venue
    place = ", ".join(filter(None, (venue.name, venue.address, venue.postcode))) if venue else ""
    if session.place == Place.ONLINE:
        return "Online"
    return f"{place}, or online" if session.place == Place.MIXED else place


def _our_name():
    return settings.BASE_URL.split("://", 1)[-1].split("/", 1)[0].split(":", 1)[0]
