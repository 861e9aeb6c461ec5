"""How the service is running, for the person who looks after it."""

from dataclasses import dataclass

from django.db.models import Count

from coproduction.audit.selectors import SealState, seal_state
from coproduction.core import schedule
from coproduction.core.enums import JobState
from coproduction.core.models import Job
from coproduction.correspondence.enums import BY_WIRE, DeliveryState
from coproduction.correspondence.models import Delivery

MOST_SHOWN = 50


@dataclass(frozen=True)
class Operations:
    """The schedule's entries, jobs waiting, running and failed, messages waiting and set aside, and the seals."""

    entries: list
    waiting_jobs: int
    running_jobs: int
    failed_jobs: list
    waiting_messages: int
    set_aside: list
    seals: SealState


def operations():
    """Return Operations as they are now; lists hold the newest 50."""
    jobs = dict(Job.objects.values_list("state").order_by("state").annotate(Count("pk")))
    failed = Job.objects.filter(state=JobState.FAILED).order_by("-finished_at")
    set_aside = (
        Delivery.objects.filter(state=DeliveryState.SET_ASIDE)
        .select_related("message")
        .defer("message__body")
    )
    return Operations(
        entries=schedule.entries(),
        waiting_jobs=jobs.get(JobState.WAITING, 0),
        running_jobs=jobs.get(JobState.RUNNING, 0),
        failed_jobs=list(failed.only("kind", "finished_at", "problem", "tries")[:MOST_SHOWN]),
        waiting_messages=Delivery.objects.filter(state=DeliveryState.WAITING, channel__in=BY_WIRE).count(),
        set_aside=list(set_aside.order_by("-pk")[:MOST_SHOWN]),
        seals=seal_state(),
    )
