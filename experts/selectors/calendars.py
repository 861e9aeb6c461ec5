"""What a person takes part in, as a calendar that their phone fetches by a private address."""

import hashlib
from datetime import timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from coproduction.core.calendars import Entry, file_of, last_change, place_in_words
from coproduction.core.languages import in_language_of
from experts.enums import ActivityKind, ContributionStatus, ExpertStatus
from experts.models import CalendarLink, Contribution, Expert

MOST_ENTRIES = 500
KEPT = timedelta(days=90)
STILL_ON = (ContributionStatus.EXPECTED, ContributionStatus.ATTENDED)
# The page of an activity is that of those who run it; these are the person's own, by the name of their URL.
OWN_PAGES = {ActivityKind.PANEL: "involvement:my_seat"}
OWN_LISTS = {ActivityKind.MEETING: "quality_mark:my_meetings"}


def hash_of(token):
    """Return what is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def link_of(user):
    """Return a person's CalendarLink, or None."""
    return CalendarLink.objects.filter(expert_id=user.pk).first()


def owner_of(token):
    """Return the Expert whose calendar a token opens, or None: taken back, or they have left."""
    rows = Expert.objects.filter(calendar_link__token_hash=hash_of(token), user__is_active=True)
    return rows.select_related("user").exclude(status=ExpertStatus.LEFT).first()


def file_for(expert):
    """Return the bytes of an .ics file: sessions, panels, training and meetings; what is called off says so.

    How to join is on the page each leads to, behind signing in: whoever has the address of the file reads the file.
    """
    rows = Contribution.objects.filter(expert=expert, activity__ends_at__gte=timezone.now() - KEPT)
    rows = rows.select_related("activity__venue").order_by("activity__starts_at", "pk")[:MOST_ENTRIES]
    with in_language_of(expert.user):  # a phone fetches it, and asks for no language
        name = gettext("{portal}: what I take part in").format(portal=settings.SERVICE_NAME)
        return file_of([_entry(each) for each in rows], name=name)


def _entry(contribution):
    activity = contribution.activity
    page = settings.BASE_URL + _page(activity)
    return Entry(
        key=activity.key,
        title=activity.full_title,
        starts_at=activity.starts_at,
        ends_at=activity.ends_at,
        made_at=activity.created_at,
        changed_at=last_change(activity, contribution, activity.venue),
        where=place_in_words(activity.venue, activity.room) or gettext("Online, or to be told"),
        words=gettext("When, where and how to join: {page}").format(page=page),
        url=page,
        is_cancelled=activity.cancelled_at is not None or contribution.status not in STILL_ON,
        reminds=True,
    )


def _page(activity):
    if activity.kind in OWN_LISTS:
        return reverse(OWN_LISTS[activity.kind])
    return reverse(OWN_PAGES.get(activity.kind, activity.page), args=[activity.page_key])
