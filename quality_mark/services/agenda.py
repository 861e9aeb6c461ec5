"""The agenda of a meeting: what is on it, in which order, and what is left for a later one."""

from django.db import transaction

from coproduction.audit import services as audit
from coproduction.core.exceptions import RuleBroken
from quality_mark.enums import MeetingStatus
from quality_mark.models import AgendaItem, Meeting
from quality_mark.rules import meetings as rules
from quality_mark.services.room import locked_item, locked_meeting


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


@transaction.atomic
def move_earlier(*, item, by):
    """Put an item before the one it follows. The first stays where it is."""
    meeting = locked_meeting(item.meeting)
    if refusal := rules.why_not_change_agenda(meeting.status):
        raise RuleBroken(refusal)
    items = list(meeting.agenda.all())
    place = [each.pk for each in items].index(item.pk)
    if place:
        items[place - 1], items[place] = items[place], items[place - 1]
    for position, each in enumerate(items, start=1):
        each.position = position
    AgendaItem.objects.bulk_update(items, ["position"])
    after = {"item": item.pk, "position": max(place, 1)}
    audit.record(actor=by, action="quality_meeting.agenda_ordered", target=meeting, after=after)


@transaction.atomic
def leave_for_later(*, item, meeting, by):
    """Put an item that is not decided on the agenda of a later meeting. What was said and voted here stays here."""
    item = locked_item(item)
    later = Meeting.objects.get(pk=meeting.pk)
    if refusal := rules.why_not_later(item.version.submission.status, later.status):
        raise RuleBroken(refusal)
    new = put_on_agenda(meeting=later, version=item.version, by=by)
    if item.meeting.status == MeetingStatus.PLANNED and item.pk != new.pk:
        item.delete()
    return new
