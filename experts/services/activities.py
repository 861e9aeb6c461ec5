"""Opening, changing and cancelling what experts take part in. Each app keeps what is special about its own."""

import uuid

from django.db import transaction
from django.utils import timezone

from coproduction.audit import services as audit
from coproduction.core.exceptions import RuleBroken
from experts.enums import ContributionStatus
from experts.models import Activity
from experts.services import contributions

CAN_CHANGE = {"title", "rung", "directorate", "locality", "venue", "starts_at", "ends_at", "notice_days"}


@transaction.atomic
def open_activity(*, kind, title, directorate, starts_at, ends_at, page, by, **facts):
    """Open an activity for the thing about to be made; then `stand_for` names that thing.

    `page` is the URL name that shows it. `facts` may hold rung, locality, venue and notice_days.
    """
    activity = Activity.objects.create(
        key=f"new:{uuid.uuid4().hex}",
        kind=kind,
        title=title,
        directorate=directorate,
        starts_at=starts_at,
        ends_at=ends_at,
        page=page,
        **facts,
    )
    audit.record(actor=by, action="activity.opened", target=activity, after=_when(activity))
    return activity


def stand_for(*, activity, thing, page_key):
    """Name the row this activity stands for ('session:17'), and what its page is called with."""
    activity.key, activity.page_key = thing, str(page_key)
    activity.save(update_fields=["key", "page_key", "updated_at"])
    return activity


@transaction.atomic
def change_activity(*, activity, by, **facts):
    """Change facts of an activity that goes ahead. Returns it. Raises TypeError for a fact it does not have."""
    if unknown := set(facts) - CAN_CHANGE:
        raise TypeError(f"An activity has no {', '.join(sorted(unknown))} to change")
    activity = Activity.objects.select_for_update().get(pk=activity.pk)
    if activity.cancelled_at:
        raise RuleBroken("This session has been cancelled, so it cannot be changed.")
    before = _when(activity)
    for name, value in facts.items():
        setattr(activity, name, value)
    activity.save(update_fields=[*facts, "updated_at"])
    audit.record(actor=by, action="activity.changed", target=activity, before=before, after=_when(activity))
    return activity


@transaction.atomic
def cancel_activity(*, activity, by):
    """Cancel an activity and everyone's place at it. Returns the contributions of those who were expected."""
    activity = Activity.objects.select_for_update().get(pk=activity.pk)
    if activity.cancelled_at:
        raise RuleBroken("This session has already been cancelled.")
    if activity.contributions.filter(status=ContributionStatus.ATTENDED).exists():
        raise RuleBroken("People have been recorded as taking part, so this session cannot be cancelled.")
    activity.cancelled_at = timezone.now()
    activity.save(update_fields=["cancelled_at", "updated_at"])
    audit.record(actor=by, action="activity.cancelled", target=activity, before=_when(activity))
    expected = activity.contributions.filter(status=ContributionStatus.EXPECTED)
    return [contributions.cancel_expected(contribution=each, by=by) for each in expected]


def _when(activity):
    return {
        "starts_at": activity.starts_at.isoformat(),
        "ends_at": activity.ends_at.isoformat(),
        "venue": activity.venue_id,
    }
