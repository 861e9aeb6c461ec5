"""A session as a calendar file (RFC 5545), and the sessions of adverts that are open as one that everybody may follow."""

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext

from coproduction.core.calendars import Entry, file_of, last_change, place_in_words
from involvement.enums import Place
from involvement.models import Session
from involvement.selectors import feeds, finding

MOST_SESSIONS = 500


def file_for(session, *, page):
    """Return the bytes of an .ics file of one session, for a person who has a place at it."""
    words = "\n\n".join(filter(None, (session.joining, session.link, page)))
    return file_of([_entry(session, words=words, url=session.link or page, reminds=True)])


def public_file(wanted):
    """Return the bytes of an .ics file of the sessions to come of the open adverts that fit: without links to join."""
    adverts = finding.found(wanted).order_by().values("pk")
    rows = Session.objects.filter(opportunity__in=adverts, activity__ends_at__gte=timezone.now())
    rows = rows.select_related("activity__venue", "opportunity").order_by("activity__starts_at", "pk")
    entries = [_public_entry(session) for session in rows[:MOST_SESSIONS]]
    return file_of(entries, name=feeds.title())


def _public_entry(session):
    page = settings.BASE_URL + session.opportunity.get_absolute_url()
    return _entry(session, words=f"{session.opportunity.summary}\n\n{page}", url=page)


def _entry(session, **said):
    activity = session.activity
    return Entry(
        key=activity.key,
        title=activity.title,
        starts_at=activity.starts_at,
        ends_at=activity.ends_at,
        made_at=activity.created_at,
        changed_at=last_change(activity, session, activity.venue),
        where=_where(session),
        is_cancelled=activity.cancelled_at is not None,
        **said,
    )


def _where(session):
    if session.place == Place.ONLINE:
        return gettext("Online")
    place = place_in_words(session.activity.venue)
    return gettext("{place}, or online").format(place=place) if session.place == Place.MIXED else place
