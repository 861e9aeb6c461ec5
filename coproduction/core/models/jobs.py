from django.conf import settings
from django.db import models

from coproduction.core.constraints import one_of
from coproduction.core.enums import JobState
from coproduction.core.models.base import Record
from coproduction.core.personal_data import DELETE_ROW, PersonalData


class JobQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(owner=user)


class Job(Record):
    """Long work that a person can leave and come back to. `language` is the one they asked for it in."""

    kind = models.CharField(max_length=60)
    title = models.CharField(max_length=200)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="jobs")
    params = models.JSONField(default=dict)
    language = models.CharField(max_length=10, blank=True)
    state = models.CharField(max_length=10, choices=JobState, default=JobState.WAITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    result = models.JSONField(default=dict, blank=True)
    problem = models.TextField(blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    heartbeat_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = JobQuerySet.as_manager()

    personal_data = PersonalData(
        person="owner",
        personal={"owner": DELETE_ROW, "params": DELETE_ROW, "result": DELETE_ROW, "title": DELETE_ROW},
        neither=(
            "kind",
            "language",
            "state",
            "done",
            "total",
            "problem",
            "tries",
            "heartbeat_at",
            "finished_at",
        ),
    )

    class Meta:
        constraints = [one_of("state", JobState, name="job_state_known")]
        indexes = [models.Index(fields=["state", "heartbeat_at"], name="job_sweep")]

    def __str__(self):
        return self.title

    @property
    def is_finished(self):
        return self.state in {JobState.DONE, JobState.FAILED}
