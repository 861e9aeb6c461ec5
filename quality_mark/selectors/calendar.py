"""A meeting as a calendar file (RFC 5545)."""

from django.utils.translation import gettext

from coproduction.core.calendars import Entry, file_of, last_change, place_in_words


def file_for(meeting, *, page):
    """Return the bytes of an .ics file: one event in London's time, the same UID however often it is fetched."""
    activity = meeting.activity
    entry = Entry(
        key=activity.key,
        title=activity.title,
        starts_at=activity.starts_at,
        ends_at=activity.ends_at,
        made_at=activity.created_at,
        changed_at=last_change(activity, meeting, activity.venue),
        where=place_in_words(activity.venue) or gettext("Online"),
        words="\n\n".join(filter(None, (meeting.link, page))),
        url=meeting.link or page,
        is_cancelled=activity.cancelled_at is not None,
    )
    return file_of([entry])
