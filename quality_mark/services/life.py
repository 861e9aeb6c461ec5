"""What the night does to marks: those that run out soon, those that ran out, and who is reminded. Safe to run twice."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from coproduction.audit import services as audit
from coproduction.core.dates import today
from coproduction.correspondence.services import remind_each
from coproduction.reference.selectors import setting
from quality_mark.enums import AwardStatus
from quality_mark.models import Award
from quality_mark.notices import awards as notices
from quality_mark.selectors import awards as selectors


def move_on():
    """Move every mark to what it is today: many at once, each with its event."""
    soon = today() + timedelta(days=setting("mark_expiring_days"))
    _move_many(AwardStatus.CURRENT, AwardStatus.EXPIRING, expires_on__lte=soon)
    _move_many(AwardStatus.EXPIRING, AwardStatus.EXPIRED, expires_on__lt=today())


def send_reminders():
    """Remind submitters of marks that run out, and tell them of those that did. Returns how many were sent."""
    steps = (setting("mark_expiring_days"), *selectors.LATER_STEPS)
    return remind_each(
        selectors.running_out(steps=steps), key=notices.expiring_key, outgoing=notices.expiring
    ) + remind_each(selectors.ran_out(), key=notices.expired_key, outgoing=notices.expired)


@transaction.atomic
def _move_many(before, after, **which):
    awards = list(Award.objects.select_for_update().filter(status=before, **which))
    Award.objects.filter(pk__in=[award.pk for award in awards]).update(
        status=after, updated_at=timezone.now()
    )
    audit.record_many(
        actor=None,
        action=f"award.{after.value}",
        targets=awards,
        before={"status": before},
        after={"status": after},
    )
