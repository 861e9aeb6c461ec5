"""The panel's meetings."""

from django.db.models import Count
from django.utils import timezone

from experts.enums import ContributionStatus
from quality_mark.enums import MeetingStatus, SeatStatus
from quality_mark.models import AgendaItem, Meeting, MeetingSeat


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
    return meetings.select_related("activity__venue", "band__scheme", "budget", "minutes").annotate(
        items=Count("agenda")
    )


def seats_of(user):
    """Return the seats of a member, the meeting furthest ahead first."""
    seats = MeetingSeat.objects.filter(member=user).select_related("meeting__activity__venue")
    return seats.order_by("-meeting__activity__starts_at", "-pk")


def seats_at(meeting):
    """Return the seats of a meeting, experts first."""
    return meeting.seats.select_related("member").order_by("side", "member__name", "pk")


def seats_to_mark(meeting):
    """Return the seats of which the chair says who is here: of all but the experts who sent apologies beforehand."""
    return seats_at(meeting).exclude(contribution__status=ContributionStatus.APOLOGIES)


def seats_to_pay(meeting):
    """Return the seats of experts who were there, whose time is not written down yet."""
    here = (SeatStatus.PRESENT, SeatStatus.LEFT)
    return seats_at(meeting).filter(contribution__status=ContributionStatus.EXPECTED, status__in=here)


def agenda_of(meeting, *, visible):
    """Return a meeting's agenda items that are among `visible`: who has a tie to one sees no title."""
    items = meeting.agenda.select_related("meeting", "version__submission", "decision")
    return items.filter(pk__in=visible.values("pk")).prefetch_related("version__reviews", "declarations")


def items():
    """Return agenda items with all that a page of one reads."""
    return AgendaItem.objects.select_related(
        "meeting__activity",
        "version__submission__author",
        "version__submission__directorate",
        "version__criteria_set",
        "version__decision",
    ).prefetch_related("version__reviews", "declarations")


def may_be_asked(members, meeting):
    """Return those of the panel's Members who can be asked to a meeting: not asked yet, or sorry before it began."""
    seats = dict(meeting.seats.values_list("member_id", "status"))
    again = SeatStatus.APOLOGIES if meeting.activity.starts_at > timezone.now() else None
    return [member for member in members if seats.get(member.user.pk, again) == again]


def undecided_at(meeting):
    """Return how many items of a meeting are not decided yet."""
    return meeting.agenda.filter(decision__isnull=True).count()
