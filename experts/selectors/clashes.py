"""What else people are expected at, when something is: sessions, panels, training and meetings alike. A warning, never a bar."""

from collections import defaultdict

from coproduction.reference.selectors import setting
from experts.enums import ContributionStatus
from experts.models import Contribution
from experts.rules import clashes as rules
from experts.rules.clashes import Slot, Travel

FIELDS = (
    "expert_id", "activity_id", "activity__title", "activity__starts_at", "activity__ends_at", "activity__venue_id",
)  # fmt: skip


def clashes_of(expert_id, activities):
    """Return {activity id: [Clash]} of those of these Activities that are in the way of what one person is expected at.

    They may be theirs already, or offered. One query, however many.
    """
    slots = [_slot(each) for each in activities if each.cancelled_at is None]
    others, travel = _expected([expert_id], slots).get(expert_id, []), _travel()
    found = {slot.activity: rules.clashes(slot, others, travel) for slot in slots}
    return {activity: those for activity, those in found.items() if those}


def sentences_for(expert_id, activities):
    """Return what to tell a person before they say yes to these Activities, each sentence once."""
    found = clashes_of(expert_id, activities)
    return list(dict.fromkeys(each.words for those in found.values() for each in those))


def busy_people(expert_ids, activities):
    """Return {expert id: ClashKind} of those who have something else at the time of these Activities, or too close to it.

    For those who run them: that there is something, and not what. One query, however many people.
    """
    slots = [_slot(each) for each in activities if each.cancelled_at is None]
    travel, busy = _travel(), {}
    for expert_id, others in _expected(expert_ids, slots).items():
        found = [each for slot in slots for each in rules.clashes(slot, others, travel)]
        if found:
            busy[expert_id] = rules.worst(found)
    return busy


def _travel():
    return Travel(setting("travel_minutes"), setting("travel_minutes_online"))


def _slot(activity):
    return Slot(activity.pk, activity.title, activity.starts_at, activity.ends_at, activity.venue_id)


def _expected(expert_ids, slots):
    """Return {expert id: [Slot]} of what people are expected at around these Slots."""
    expert_ids = list(expert_ids)
    if not (slots and expert_ids):
        return {}
    margin = _travel().longest
    rows = Contribution.objects.filter(
        expert_id__in=expert_ids,
        status=ContributionStatus.EXPECTED,
        activity__cancelled_at__isnull=True,
        activity__starts_at__lt=max(slot.ends_at for slot in slots) + margin,
        activity__ends_at__gt=min(slot.starts_at for slot in slots) - margin,
    )
    found = defaultdict(list)
    for expert, *facts in rows.order_by("activity__starts_at", "activity_id").values_list(*FIELDS):
        found[expert].append(Slot(*facts))
    return found
