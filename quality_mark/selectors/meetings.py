"""The panel's meetings."""

from django.db.models import Count
from django.utils import timezone

from quality_mark.enums import MeetingStatus
from quality_mark.models import Meeting


def coming():
    """Return the meetings that are planned and to come, the next first, with `items` on each agenda."""
    planned = Meeting.objects.filter(status=MeetingStatus.PLANNED, activity__starts_at__gt=timezone.now())
    return with_facts(planned).order_by("activity__starts_at", "pk")


def past():
    """Return every other meeting, the newest first."""
    return with_facts(Meeting.objects.exclude(pk__in=coming().values("pk"))).order_by(
        "-activity__starts_at", "-pk"
    )


def with_facts(meetings):
    return meetings.select_related("activity__venue").annotate(items=Count("agenda"))


def agenda_of(meeting, *, visible):
    """Return a meeting's agenda items whose submissions are among `visible`: a chair with a tie sees no title."""
    items = meeting.agenda.select_related("version__submission")
    return items.filter(version__submission__in=visible.values("pk"))
