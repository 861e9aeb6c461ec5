"""A meeting as a calendar file (RFC 5545)."""

from django.conf import settings
from django.utils import timezone
from icalendar import Calendar, Event


def file_for(meeting, *, page):
    """Return the bytes of an .ics file: one event in London's time, the same UID however often it is fetched."""
    activity, event, calendar = meeting.activity, Event(), Calendar()
    changed = max(activity.updated_at, meeting.updated_at)
    event.add(
        "uid", f"{activity.key}@{settings.BASE_URL.split('://', 1)[-1].split('/', 1)[0].split(':', 1)[0]}"
    )
    event.add("summary", activity.title)
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    # A calendar takes the file with the higher number for the newer: the time of the last change serves.
    event.add("sequence", int((changed - activity.created_at).total_seconds()))
    event.add("dtstart", timezone.localtime(activity.starts_at))
    event.add("dtend", timezone.localtime(activity.ends_at))
    event.add("status", "CANCELLED" if activity.cancelled_at else "CONFIRMED")
    event.add("location", _where(activity.venue))
    event.add("description", "\n\n".join(filter(None, (meeting.link, page))))
    event.add("url", meeting.link or page)
    calendar.add("prodid", f"-//{settings.TRUST_NAME}//{settings.SERVICE_NAME}//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(event)
    calendar.add_missing_timezones()
    return calendar.to_ical()


def _where(venue):
    return ", ".join(filter(None, (venue.name, venue.address, venue.postcode))) if venue else "Online"
