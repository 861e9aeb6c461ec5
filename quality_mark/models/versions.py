from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext

from coproduction.core.constraints import all_or_none, one_of
from coproduction.core.models import Record
from coproduction.core.personal_data import KEEP, PersonalData
from coproduction.documents.models import Document
from experts.enums import Rung
from experts.models import Activity
from quality_mark.enums import Mark, Stage
from quality_mark.models.criteria import CriteriaSet, Criterion
from quality_mark.models.submissions import Submission


class Version(Record):
    """What a submission says at one time. Once sent it never changes; a return makes a new one with all carried over.

    It keeps the criteria it is judged by. `figures` are those of the involvement cited, frozen when it was sent.
    `what_changed` is what its writers say is new since the version before; `appeals` is the Decision it asks other
    members to look at again, for its `appeal_reason`; neither is there in any other version.
    """

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    criteria_set = models.ForeignKey(CriteriaSet, on_delete=models.PROTECT, related_name="versions")
    summary = models.TextField(blank=True)
    owner = models.CharField(max_length=150, blank=True)
    stage = models.CharField(max_length=10, choices=Stage, blank=True)
    rung = models.CharField(max_length=15, choices=Rung, blank=True)
    rung_why = models.TextField(blank=True)
    what_changed = models.TextField(blank=True)
    appeal_reason = models.TextField(blank=True)
    appeals = models.OneToOneField(
        "quality_mark.Decision", null=True, blank=True, on_delete=models.PROTECT, related_name="appeal"
    )
    figures = models.JSONField(null=True, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    personal_data = PersonalData(
        person="submission__author",
        personal={"submitted_by": KEEP, "owner": KEEP},
        neither=(
            "submission", "number", "criteria_set", "summary", "stage", "rung", "rung_why", "what_changed",
            "appeal_reason", "appeals", "figures", "submitted_at",
        ),
    )  # fmt: skip

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["submission", "number"], name="version_number_once"),
            models.UniqueConstraint(
                fields=["submission"], condition=Q(submitted_at__isnull=True), name="version_one_open"
            ),
            all_or_none("submitted_at", "submitted_by", "figures", name="version_sending_complete"),
            models.CheckConstraint(
                condition=Q(stage="") | Q(stage__in=Stage.values), name="version_stage_known"
            ),
            models.CheckConstraint(condition=Q(rung="") | Q(rung__in=Rung.values), name="version_rung_known"),
            models.CheckConstraint(
                condition=Q(appeals__isnull=True) | ~Q(appeal_reason=""), name="version_appeal_has_a_reason"
            ),
        ]

    def __str__(self):
        return gettext("{submission}, version {number}").format(
            submission=self.submission, number=self.number
        )

    @property
    def follows_another(self):
        """Whether there is an earlier one to say what has changed since: a version before, or the award it renews."""
        return self.number > 1 or self.submission.renews_id is not None


class Involved(Record):
    """A group of people who were involved in the work: who they were, how many, at which stage, on which rung."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="involved")
    who = models.CharField(max_length=150)
    people = models.PositiveIntegerField()
    stage = models.CharField(max_length=10, choices=Stage)
    rung = models.CharField(max_length=15, choices=Rung)
    what_they_did = models.TextField(blank=True)

    personal_data = PersonalData(neither=("version", "who", "people", "stage", "rung", "what_they_did"))

    class Meta:
        verbose_name_plural = "involved"
        ordering = ["pk"]
        constraints = [
            one_of("stage", Stage, name="involved_stage_known"),
            one_of("rung", Rung, name="involved_rung_known"),
            models.CheckConstraint(condition=Q(people__gte=1), name="involved_somebody"),
        ]

    def __str__(self):
        return self.who


class Citation(Record):
    """Involvement recorded in the portal, given as evidence. Its figures are worked out and cannot be typed."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="citations")
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="citations")

    personal_data = PersonalData(neither=("version", "activity"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "activity"], name="citation_once")]

    def __str__(self):
        return f"{self.activity_id} in {self.version_id}"  # English: for us alone


class Statement(Record):
    """What a version says on one criterion, and the score its writers give themselves (None: not yet)."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="statements")
    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="statements")
    words = models.TextField(blank=True)
    self_score = models.PositiveSmallIntegerField(choices=Mark, null=True, blank=True)
    by_citations = models.BooleanField(default=False)

    personal_data = PersonalData(neither=("version", "criterion", "words", "self_score", "by_citations"))

    class Meta:
        ordering = ["criterion__number"]
        constraints = [
            models.UniqueConstraint(fields=["version", "criterion"], name="statement_once"),
            models.CheckConstraint(
                condition=Q(self_score__isnull=True) | Q(self_score__lte=4), name="statement_score_known"
            ),
        ]

    def __str__(self):
        return f"{self.criterion_id} in {self.version_id}"  # English: for us alone


class Evidence(Record):
    """A file that shows what a statement says. A new version names the same files again."""

    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="evidence")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="evidence")
    shows = models.CharField(max_length=200, blank=True)

    personal_data = PersonalData(neither=("statement", "document", "shows"))

    class Meta:
        verbose_name_plural = "evidence"
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["statement", "document"], name="evidence_once")]

    def __str__(self):
        return self.shows or str(self.document)
