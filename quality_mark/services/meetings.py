"""Planning the panel's meetings. When and where is a fact of the meeting's Activity."""

from django.db import transaction

from coproduction.audit import services as audit
from coproduction.core.dates import days_between, today
from coproduction.core.exceptions import RuleBroken
from experts.enums import ActivityKind, Rung
from experts.services.activities import open_activity, stand_for
from quality_mark.models import AgendaItem, Meeting

TITLE = "Quality mark panel"


@transaction.atomic
def plan_meeting(*, directorate, starts_at, ends_at, venue, link, by):
    """Plan a meeting of the panel; `venue` None means online. Returns the Meeting."""
    day = starts_at.date()
    if day <= today():
        raise RuleBroken("A meeting is planned for a day to come.")
    activity = open_activity(
        kind=ActivityKind.MEETING,
        title=TITLE,
        rung=Rung.CO_PRODUCTION,
        directorate=directorate,
        venue=venue,
        starts_at=starts_at,
        ends_at=ends_at,
        notice_days=days_between(today(), day),
        page="quality_mark:meeting",
        by=by,
    )
    meeting = Meeting.objects.create(activity=activity, link=link)
    stand_for(activity=activity, thing=f"meeting:{meeting.pk}", page_key=meeting.pk)
    audit.record(actor=by, action="quality_meeting.planned", target=meeting)
    return meeting


@transaction.atomic
def put_on_agenda(*, meeting, version, by):
    """Put a version on the agenda of a planned meeting, last. Putting it there twice is putting it there once."""
    meeting = Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    item, is_new = AgendaItem.objects.get_or_create(
        meeting=meeting, version=version, defaults={"position": meeting.agenda.count() + 1}
    )
    if is_new:
        audit.record(
            actor=by, action="quality_meeting.agenda_added", target=meeting, after={"version": version.pk}
        )
    return item
