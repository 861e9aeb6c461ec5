"""The minutes of a meeting: made once, when it is closed, and kept byte for byte."""

from django.db import transaction
from django.utils.translation import gettext

from coproduction.audit import services as audit
from coproduction.core import pdf
from coproduction.core.dates import say_short_date
from coproduction.core.exceptions import RuleBroken
from coproduction.core.languages import in_english
from coproduction.documents.services import keep_made
from quality_mark.enums import MeetingStatus
from quality_mark.printed import minutes_of
from quality_mark.selectors.minutes import MINUTES, gathered
from quality_mark.services.room import locked_meeting

PDF = "application/pdf"


def keep_minutes(*, meeting, by):
    """Make and keep the minutes of a locked meeting that is over. A computer that makes no PDFs leaves it for later."""
    if pdf.is_ready() and meeting.minutes_id is None:
        with in_english():  # they are kept, for every reader
            printed = pdf.render(minutes_of(gathered(meeting)))
            day = say_short_date(meeting.activity.starts_at)
        meeting.minutes = keep_made(
            printed,
            name=f"Minutes of the panel {day}.pdf",  # English: as the minutes are
            media_type=PDF,
            purpose=MINUTES,
            by=by,
        )
        meeting.save(update_fields=["minutes", "updated_at"])
        after = {"document": meeting.minutes_id}
        audit.record(actor=by, action="quality_meeting.minutes_made", target=meeting, after=after)
    return meeting


@transaction.atomic
def make_minutes(*, meeting, by):
    """Make the minutes of a meeting that was closed on a computer that could not. Those that are there stay."""
    meeting = locked_meeting(meeting)
    if meeting.status != MeetingStatus.CLOSED:
        raise RuleBroken(gettext("Minutes are made when the meeting is closed."))
    if not pdf.is_ready():
        raise pdf.CannotPrint(pdf.CANNOT_PRINT)
    return keep_minutes(meeting=meeting, by=by)
