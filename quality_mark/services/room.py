"""The meeting and its items, locked: whoever puts, votes, comes, goes or decides waits here for the one before."""

from quality_mark.models import AgendaItem, Meeting
from quality_mark.services.moves import locked


def locked_meeting(meeting):
    """Fetch a meeting again, locked until the transaction ends."""
    # The lock alone first: rows read along with it may be older than what the one before us wrote to them.
    Meeting.objects.select_for_update().get(pk=meeting.pk)
    return Meeting.objects.select_related("activity__directorate", "activity__venue", "band", "budget").get(
        pk=meeting.pk
    )


def locked_item(item):
    """Fetch an agenda item again, with its meeting and its submission locked until the transaction ends."""
    meeting = locked_meeting(item.meeting)
    submission = locked(item.version.submission)
    item = AgendaItem.objects.select_related("version__criteria_set").get(pk=item.pk)
    item.meeting, item.version.submission = meeting, submission
    return item
