"""What the public pages look like now, in one short word: an ETag for one query.

A page that a stranger's browser kept is good while no advert has changed, on the same day, with the same templates.
What the word cannot see (a new rate, a venue's new name, two changes that cross) shows within KEPT_SECONDS.
"""

import hashlib
import time
from functools import cache
from pathlib import Path

from django.conf import settings
from django.contrib.messages import get_messages
from django.contrib.staticfiles.storage import staticfiles_storage
from django.db import connection
from django.utils import timezone
from django.utils.translation import get_language

from coproduction.core.dates import today

KEPT_SECONDS = 600


LIST = "SELECT max(updated_at), max(id) FROM involvement_opportunity"
PAGE = """
    SELECT updated_at, status,
           (SELECT count(*) FROM involvement_session WHERE opportunity_id = advert.id),
           (SELECT max(activity.updated_at) FROM experts_activity activity
            JOIN involvement_session session ON session.activity_id = activity.id
            WHERE session.opportunity_id = advert.id)
    FROM involvement_opportunity advert WHERE reference = %s
"""
CALENDAR = """
    SELECT max(updated_at), max(id),
           (SELECT max(updated_at) FROM experts_activity WHERE starts_at >= %s)
    FROM involvement_opportunity
"""


def marker_of_list(request):
    """Return the ETag of the public list, or None where the page is one person's own."""
    # Adverts are never deleted, so the last change and the last row find every change through an index.
    return _marker(request, LIST, []) if _is_anyones(request) else None


def marker_of_feed(request):
    """Return the ETag of the open adverts for other programs: the same for whoever asks."""
    return _marker(request, LIST, [])


def marker_of_calendar(request):
    """Return the ETag of the calendar of open adverts, which also changes when a session to come does."""
    return _marker(request, CALENDAR, [timezone.now()])


def marker_of_page(request, reference):
    """Return the ETag of an advert's page, or None where there is no such advert or the page is one person's own."""
    return _marker(request, PAGE, [reference]) if _is_anyones(request) else None


def _is_anyones(request):
    return request.user.is_anonymous and not len(get_messages(request))


def _marker(request, question, values):
    # Asked by hand: writing this in the ORM costs more than the answer.
    with connection.cursor() as cursor:
        cursor.execute(question, values)
        facts = cursor.fetchone()
    if facts is None:
        return None
    # The views of these pages leave in the address only what they know (involvement.views.known).
    asked = (get_language(), request.get_full_path())
    parts = (_look(), today(), int(time.time()) // KEPT_SECONDS, asked, facts)
    return f'"{hashlib.sha256(repr(parts).encode()).hexdigest()[:32]}"'


@cache
def _look():
    """The version of what pages are made of: templates, words, style sheets and the trust's name. Read once a process."""
    made_of = [(folder, "*.html") for folder in settings.TEMPLATES[0]["DIRS"]]
    made_of += [(folder, "*.mo") for folder in settings.LOCALE_PATHS]
    changed = [
        (str(path), path.stat().st_mtime_ns)
        for folder, pattern in made_of
        for path in sorted(Path(str(folder)).rglob(pattern))
    ]
    look = (
        changed,
        getattr(staticfiles_storage, "manifest_hash", ""),
        settings.TRUST_NAME,
        settings.SERVICE_NAME,
        settings.DEMO,
    )
    return hashlib.sha256(repr(look).encode()).hexdigest()
