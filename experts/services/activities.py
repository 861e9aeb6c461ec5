"""Opening, changing and cancelling what experts take part in. Each app keeps what is special about its own."""

import uuid

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from coproduction.audit import services as audit
from coproduction.core.bulk import insert_all
from coproduction.core.exceptions import RuleBroken
from experts.enums import ContributionStatus
from experts.models import Activity, Contribution
from experts.services import cancelling, commitments

ROWS_A_STATEMENT = 200
CAN_CHANGE = {
    "title",
    "rung",
    "directorate",
    "locality",
    "venue",
    "room",
    "starts_at",
    "ends_at",
    "notice_days",
}


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
def open_many(*, whens, by, **facts):
    """Open one activity for each (starts_at, ends_at, notice in days), all alike otherwise, in a few statements."""
    rows = insert_all(
        [
            Activity(
                key=f"new:{uuid.uuid4().hex}",
                starts_at=starts_at,
                ends_at=ends_at,
                notice_days=notice_days,
                **facts,
            )
            for starts_at, ends_at, notice_days in whens
        ]
    )
    audit.record_many(actor=by, action="activity.opened", targets=rows)
    return rows


def stand_for_many(*, things):
    """Name the rows that many activities stand for: (activity, thing, page key), as `stand_for` does for one."""
    for activity, thing, page_key in things:
        activity.key, activity.page_key = thing, str(page_key)
    Activity.objects.bulk_update(
        [activity for activity, _, _ in things], ["key", "page_key"], batch_size=ROWS_A_STATEMENT
    )


@transaction.atomic
def move_many(*, activities, by):
    """Save the starts_at, ends_at and venue that the caller has set on many activities, none of them cancelled."""
    now = timezone.now()
    for activity in activities:
        activity.updated_at = now
    Activity.objects.bulk_update(
        activities, ["starts_at", "ends_at", "venue", "updated_at"], batch_size=ROWS_A_STATEMENT
    )
    changes = [(activity, _when(activity)) for activity in activities]
    audit.record_each(actor=by, action="activity.changed", changes=changes)
    _settle_expected(activities, by)
    return now


@transaction.atomic
def change_activity(*, activity, by, **facts):
    """Change facts of an activity that goes ahead. Returns it. Raises TypeError for a fact it does not have."""
    if unknown := set(facts) - CAN_CHANGE:
        raise TypeError(f"An activity has no {', '.join(sorted(unknown))} to change")
    activity = Activity.objects.select_for_update().get(pk=activity.pk)
    if activity.cancelled_at:
        raise RuleBroken(gettext("This session has been cancelled, so it cannot be changed."))
    before = _when(activity)
    for name, value in facts.items():
        setattr(activity, name, value)
    activity.save(update_fields=[*facts, "updated_at"])
    audit.record(actor=by, action="activity.changed", target=activity, before=before, after=_when(activity))
    if _when(activity) != before:
        _settle_expected([activity], by)
    return activity


@transaction.atomic
def cancel_activity(*, activity, by):
    """Cancel an activity and everyone's place at it. Returns the contributions of those who were expected."""
    return cancelling.cancel_activities(activities=[activity], by=by)


def _settle_expected(activities, by):
    """Promise for those expected what the time pays now: it may last longer, or be on a day with another rate."""
    expected = Contribution.objects.select_for_update(of=("self",)).filter(
        activity__in=[each.pk for each in activities], status=ContributionStatus.EXPECTED
    )
    rows = list(expected.select_related("activity", "band").order_by("pk"))
    commitments.settle_many(contributions=rows, by=by)


def _when(activity):
    return {
        "starts_at": activity.starts_at.isoformat(),
        "ends_at": activity.ends_at.isoformat(),
        "venue": activity.venue_id,
        "room": activity.room,
    }
