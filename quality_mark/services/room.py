"""The meeting and its items, locked: whoever puts, votes, comes, goes or decides waits here for the one before."""

from quality_mark.models import AgendaItem, Meeting
from quality_mark.services.moves import locked


def locked_meeting(meeting):
    """Fetch a meeting again, locked until the transaction ends."""
    rows = Meeting.objects.select_for_update(of=("self",))
    return rows.select_related("activity__directorate", "band", "budget").get(pk=meeting.pk)


def locked_item(item):
    """Fetch an agenda item again, with its meeting and its submission locked until the transaction ends."""
    meeting = locked_meeting(item.meeting)
    submission = locked(item.version.submission)
    item = AgendaItem.objects.select_related("version__criteria_set").get(pk=item.pk)
    item.meeting, item.version.submission = meeting, submission
    return item
