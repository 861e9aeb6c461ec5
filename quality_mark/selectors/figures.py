"""What the portal knows of the involvement a submission cites. Worked out, never typed."""

from collections import Counter
from statistics import median

from django.db.models import Count, Q

from experts.enums import NeedOutcome
from experts.models import Contribution, NeedMet
from experts.selectors.figures import figures_about

FEWEST_NEEDS = 5  # fewer, beside the names of those who took part, would tell what somebody needs
MET = Q(was_met=True) | Q(was_met__isnull=True, outcome=NeedOutcome.MET)


def figures_of(version, activities):
    """Return a version's figures: those frozen when it was sent, else those of the Activities it cites. See `figures_for`."""
    return figures_for(activities) if version.figures is None else version.figures


def figures_for(activities):
    """Return the figures of some activities, ready for JSON.

    {"activities", "people": different experts who took part, "minutes": of all of them together, "roles": {role: people},
    "alone": activities where one expert took part by themselves, "notice": {"least", "middle"} in days or None,
    "access_needs": {"asked", "met"}, None where so few were asked for that they would tell of a person,
    and by name what other apps know: see `experts.selectors.figures`}
    """
    activity_ids = [activity.pk for activity in activities]
    took_part = list(
        Contribution.objects.attended()
        .filter(activity__in=activity_ids)
        .values_list("activity_id", "expert_id", "role", "minutes")
    )
    there = Counter(activity for activity, _, _, _ in took_part)
    return {
        "activities": len(activity_ids),
        "people": len({expert for _, expert, _, _ in took_part}),
        "minutes": sum(minutes for _, _, _, minutes in took_part),
        "roles": _people_by_role(took_part),
        "alone": sum(number == 1 for number in there.values()),
        "notice": _notice(each.notice_days for each in activities if each.notice_days is not None),
        "access_needs": _access_needs(activity_ids),
        **figures_about(activity_ids),
    }


def _people_by_role(took_part):
    pairs = {(role, expert) for _, expert, role, _ in took_part}
    return dict(sorted(Counter(role for role, _ in pairs).items()))


def _notice(days):
    days = sorted(days)
    return {"least": days[0], "middle": median(days)} if days else None


def _access_needs(activity_ids):
    found = NeedMet.objects.filter(activity__in=activity_ids)
    counted = found.aggregate(asked=Count("pk"), met=Count("pk", filter=MET))
    return counted if counted["asked"] >= FEWEST_NEEDS else None
