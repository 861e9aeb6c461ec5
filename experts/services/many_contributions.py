"""Taking part recorded for many at once, as an import needs: a few statements for a thousand people."""

from typing import Any, NamedTuple

from django.db import transaction
from django.utils import timezone

from coproduction.audit import services as audit
from coproduction.core.bulk import insert_all
from experts.enums import ContributionStatus
from experts.models import Activity, Contribution
from experts.services import commitments


class TakingPart(NamedTuple):
    """One person at one Activity. `terms` are band, travel_rule, preparation_minutes and budget, as they stand now.

    `minutes` is how long somebody took part; None where they are only expected.
    """

    activity: Activity
    expert_id: int
    role: str
    terms: dict[str, Any]
    minutes: int | None


@transaction.atomic
def record_taking_part(*, rows, by):
    """Write a Contribution for each TakingPart: attended, confirmed by `by`, or expected. Returns them in their order.

    Raises IntegrityError where one of them is at that activity already.
    """
    now = timezone.now()
    made = insert_all([_contribution(row, by, now) for row in rows])
    commitments.settle_many(contributions=made, by=by)
    for status in (ContributionStatus.ATTENDED, ContributionStatus.EXPECTED):
        audit.record_many(
            actor=by,
            action="contribution.recorded",
            targets=[each for each in made if each.status == status],
            after={"status": str(status)},
        )
    return made


def _contribution(row, by, now):
    came = row.minutes is not None
    return Contribution(
        activity=row.activity,
        expert_id=row.expert_id,
        role=row.role,
        status=ContributionStatus.ATTENDED if came else ContributionStatus.EXPECTED,
        agreed_at=now,
        minutes=row.minutes,
        confirmed_by=by if came else None,
        confirmed_at=now if came else None,
        **row.terms,
    )
