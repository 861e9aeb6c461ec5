from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext

from coproduction.core.constraints import one_of
from coproduction.core.models import Record
from coproduction.core.personal_data import KEEP, PersonalData
from experts.enums import Rung


class CriteriaSetQuerySet(models.QuerySet):
    def published(self):
        return self.filter(published_at__isnull=False)

    def in_force(self):
        """Return the set that new versions are written against, or None where none has been published."""
        return self.published().order_by("-version").first()


class CriteriaSet(Record):
    """One version of what the panel asks and decides by. Once published it never changes: an award keeps its own.

    Means and scores are on the scale of 0 to 4. `paper_days` are working days before the meeting, `valid_months` how
    long a mark lasts. `bars_directorate` says whether staff of the submission's directorate may not review it.
    The set that comes with the portal was published by nobody.
    """

    version = models.PositiveSmallIntegerField(unique=True)
    award_mean = models.DecimalField(max_digits=2, decimal_places=1)
    award_rung = models.CharField(max_length=15, choices=Rung)
    conditional_mean = models.DecimalField(max_digits=2, decimal_places=1)
    conditional_rung = models.CharField(max_length=15, choices=Rung)
    evidence_from = models.PositiveSmallIntegerField()
    difference_shown = models.PositiveSmallIntegerField()
    quorum_experts = models.PositiveSmallIntegerField()
    quorum_staff = models.PositiveSmallIntegerField()
    valid_months = models.PositiveSmallIntegerField()
    paper_days = models.PositiveSmallIntegerField()
    bars_directorate = models.BooleanField(default=True)
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = CriteriaSetQuerySet.as_manager()

    personal_data = PersonalData(
        person="published_by",
        personal={"published_by": KEEP},
        neither=(
            "version", "award_mean", "award_rung", "conditional_mean", "conditional_rung", "evidence_from",
            "difference_shown", "quorum_experts", "quorum_staff", "valid_months", "paper_days", "bars_directorate",
            "published_at",
        ),
    )  # fmt: skip

    class Meta:
        constraints = [
            one_of("award_rung", Rung, name="criteria_set_award_rung_known"),
            one_of("conditional_rung", Rung, name="criteria_set_conditional_rung_known"),
            models.CheckConstraint(
                condition=Q(quorum_experts__gte=1, quorum_staff__gte=1), name="criteria_set_quorum_of_both"
            ),
            models.CheckConstraint(
                condition=Q(published_by__isnull=True) | Q(published_at__isnull=False),
                name="criteria_set_publication_complete",
            ),
        ]

    def __str__(self):
        return gettext("Criteria, version {version}").format(version=self.version)


class Criterion(Record):
    """One question the panel asks. `least_for_award` is the lowest score, 0 to 4, that an award allows on it."""

    criteria_set = models.ForeignKey(CriteriaSet, on_delete=models.CASCADE, related_name="criteria")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=60)
    question = models.CharField(max_length=200)
    drawn_from = models.CharField(max_length=120)
    least_for_award = models.PositiveSmallIntegerField()

    personal_data = PersonalData(
        neither=("criteria_set", "number", "name", "question", "drawn_from", "least_for_award")
    )

    class Meta:
        verbose_name_plural = "criteria"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["criteria_set", "number"], name="criterion_number_once"),
            models.UniqueConstraint("criteria_set", Lower("name"), name="criterion_name_once"),
            models.CheckConstraint(condition=Q(least_for_award__lte=4), name="criterion_least_is_a_score"),
        ]

    def __str__(self):
        return f"{self.number}. {self.name}"
