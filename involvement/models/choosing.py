"""Choosing fairly: what an advert asks, what it chooses by, what was said, marked and decided about each person."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from coproduction.core.constraints import one_of
from coproduction.core.models import Job, Record
from coproduction.core.personal_data import ERASE, KEEP, PersonalData
from involvement.enums import InterestStatus
from involvement.models.interests import Interest
from involvement.models.opportunities import Opportunity


class Mark(models.TextChoices):
    """Whether a person meets one thing an advert chooses by."""

    MET = "met", _("Met")
    PARTLY = "partly", _("Partly met")
    NOT_MET = "not_met", _("Not met")


class BulkDecision(models.TextChoices):
    """What can be answered to many people at once: each value is the InterestStatus it leads to."""

    SHORTLIST = "shortlisted", _("Put them on the shortlist")
    WAIT = "waiting", _("Put them on the waiting list")
    OFFER = "offered", _("Offer them a place")
    NOT_CHOOSE = "not_chosen", _("Say no this time")


class Question(Record):
    """What an advert asks whoever is interested, in order of `position`. `needed` says that it must be answered."""

    opportunity = models.ForeignKey(Opportunity, on_delete=models.CASCADE, related_name="questions")
    position = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=200)
    hint = models.CharField(max_length=200, blank=True)
    needed = models.BooleanField(default=False)

    personal_data = PersonalData(neither=("opportunity", "position", "words", "hint", "needed"))

    class Meta:
        ordering = ["position", "pk"]
        indexes = [models.Index(fields=["opportunity", "position"], name="question_of_advert")]

    def __str__(self):
        return self.words


class Answer(Record):
    """What a person answered to one Question. It is theirs: it goes when they leave."""

    interest = models.ForeignKey(Interest, on_delete=models.CASCADE, related_name="answers")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="answers")
    words = models.TextField()

    personal_data = PersonalData(
        person="interest__expert__user",
        personal={"interest": KEEP, "words": ERASE},
        neither=("question",),
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["interest", "question"], name="answer_once")]

    def __str__(self):
        return f"{self.interest_id} to {self.question_id}"  # English: operators read it


class Criterion(Record):
    """One thing that people are chosen by, in order of `position`: named before the advert is public, then fixed."""

    opportunity = models.ForeignKey(Opportunity, on_delete=models.CASCADE, related_name="criteria")
    position = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=150)

    personal_data = PersonalData(neither=("opportunity", "position", "words"))

    class Meta:
        verbose_name_plural = "criteria"
        ordering = ["position", "pk"]
        indexes = [models.Index(fields=["opportunity", "position"], name="criterion_of_advert")]

    def __str__(self):
        return self.words


class CriterionMark(Record):
    """Whether a person meets one Criterion, and why, in the words of whoever looked (`by`)."""

    interest = models.ForeignKey(Interest, on_delete=models.CASCADE, related_name="marks")
    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="marks")
    mark = models.CharField(max_length=10, choices=Mark)
    words = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    personal_data = PersonalData(
        person="interest__expert__user",
        personal={"interest": KEEP, "words": ERASE, "by": KEEP},
        neither=("criterion", "mark"),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["interest", "criterion"], name="criterion_marked_once"),
            one_of("mark", Mark, name="criterion_mark_known"),
        ]

    def __str__(self):
        return f"{self.interest_id}: {self.mark}"


class Decision(Record):
    """One decision about a person and its reason, kept: `Interest` says only where they are now.

    `by` is empty where the portal itself passed a free place on.
    """

    interest = models.ForeignKey(Interest, on_delete=models.CASCADE, related_name="decisions")
    status = models.CharField(max_length=12, choices=InterestStatus)
    reason = models.TextField(blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    personal_data = PersonalData(
        person="interest__expert__user",
        personal={"interest": KEEP, "reason": ERASE, "by": KEEP},
        neither=("status",),
    )

    class Meta:
        ordering = ["pk"]
        constraints = [one_of("status", InterestStatus, name="decision_status_known")]

    def __str__(self):
        return f"{self.interest_id}: {self.status}"


class BulkAnswer(Record):
    """One answer given to many people at once, and what came of it for each.

    `interests` are the keys of their Interests in order; `outcomes` is {key: '' where it was done, or why it was not}.
    `job` does it where there are too many for one page.
    """

    opportunity = models.ForeignKey(Opportunity, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    decision = models.CharField(max_length=12, choices=BulkDecision)
    reason = models.TextField(blank=True)
    interests = models.JSONField(default=list)
    outcomes = models.JSONField(default=dict)
    job = models.ForeignKey(Job, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    personal_data = PersonalData(
        person="by",
        personal={"by": KEEP},
        neither=("opportunity", "decision", "reason", "interests", "outcomes", "job"),
    )

    class Meta:
        constraints = [
            one_of("decision", BulkDecision, name="bulk_answer_decision_known"),
            models.CheckConstraint(
                condition=Q(decision__in=[BulkDecision.SHORTLIST]) | ~Q(reason=""),
                name="bulk_answer_has_reason",
            ),
        ]

    def __str__(self):
        return f"{self.decision} to {len(self.interests)}"  # English: operators read it
