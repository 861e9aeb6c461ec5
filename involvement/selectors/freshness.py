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
from django.db.models import Count, Max

from coproduction.core.dates import today
from involvement.models import Opportunity

KEPT_SECONDS = 600


def marker_of_list(request):
    """Return the ETag of the public list, or None where the page is one person's own."""
    if not _is_anyones(request):
        return None
    # Adverts are never deleted, so the last change and the last row find every change through an index.
    return _marker(request, Opportunity.objects.aggregate(changed=Max("updated_at"), last=Max("pk")))


def marker_of_page(request, reference):
    """Return the ETag of an advert's page, or None where there is none or the page is one person's own."""
    rows = Opportunity.objects.with_page().filter(reference=reference)
    row = rows.values_list("updated_at", Count("sessions"), Max("sessions__activity__updated_at")).first()
    return row and _marker(request, row) if _is_anyones(request) else None


def marker_of(request, opportunity, sessions):
    """Return the same ETag from what the page has fetched already; `sessions` are rows of `adverts.sessions_of`."""
    changed = [session["activity__updated_at"] for session in sessions]
    facts = (opportunity.updated_at, len(changed), max(changed, default=None))
    return _marker(request, facts) if _is_anyones(request) else None


def _is_anyones(request):
    return request.user.is_anonymous and not len(get_messages(request))


def _marker(request, facts):
    parts = (_look(), today(), int(time.time()) // KEPT_SECONDS, request.META.get("QUERY_STRING", ""), facts)
    return f'"{hashlib.sha256(repr(parts).encode()).hexdigest()[:32]}"'


@cache
def _look():
    """The version of what pages are made of: templates, style sheets and the trust's name. Read once a process."""
    changed = [
        (str(path), path.stat().st_mtime_ns)
        for folder in settings.TEMPLATES[0]["DIRS"]
        for path in sorted(Path(str(folder)).rglob("*.html"))
    ]
    look = (
        changed,
        getattr(staticfiles_storage, "manifest_hash", ""),
        settings.TRUST_NAME,
        settings.SERVICE_NAME,
        settings.DEMO,
    )
    return hashlib.sha256(repr(look).encode()).hexdigest()
