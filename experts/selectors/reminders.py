"""Checks and training that run out, and passports to look at again."""

from datetime import timedelta
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q

from coproduction.core.dates import days_between, today
from experts.enums import CheckState, ExpertStatus
from experts.models import Check, Qualification
from experts.rules.reminders import STEPS, step_of

STILL_HERE = (ExpertStatus.WELCOMED, ExpertStatus.ACTIVE, ExpertStatus.PAUSED)


class RunningOut(NamedTuple):
    """A Check or Qualification that runs out, with which reminder of it is due: 90, 30 or 7."""

    row: Check | Qualification
    step: int


def running_out():
    """Return a RunningOut for each check and training that runs out in the next 90 days and has not been renewed."""
    rows = [*_ending(Check, Q(state=CheckState.CLEAR)), *_ending(Qualification, Q())]
    rows.sort(key=lambda row: (row.expires_on, row.expert.user.name))
    return [RunningOut(row, step_of(days_between(today(), row.expires_on))) for row in rows]


def _ending(model, counts):
    until = today() + timedelta(days=max(STEPS))
    same = model.objects.filter(counts, expert=OuterRef("expert"), kind=OuterRef("kind"))
    renewed = same.filter(Q(expires_on__isnull=True) | Q(expires_on__gt=OuterRef("expires_on")))
    rows = model.objects.filter(
        counts, ~Exists(renewed), expires_on__range=(today(), until), expert__status__in=STILL_HERE
    )
    return rows.select_related("expert__user", "kind")
