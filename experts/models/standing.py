"""What must be in date before a person does some kinds of work: checks and training."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from coproduction.core.constraints import all_or_none, one_of
from coproduction.core.models import Record
from coproduction.core.personal_data import DELETE_ROW, PersonalData
from coproduction.documents.models import Document
from coproduction.reference.models import CheckKind, TrainingKind
from experts.enums import CheckState, ToldState
from experts.models.people import Expert


class InForceQuerySet(models.QuerySet):
    def in_date(self, day):
        """Return those that have not run out on a day: the day it expires is the last."""
        return self.filter(models.Q(expires_on__isnull=True) | models.Q(expires_on__gte=day))


class CheckQuerySet(InForceQuerySet):
    def decided(self):
        return self.exclude(state=CheckState.ASKED)

    def good_on(self, day):
        """Return those that are clear and in date on a day, unless the answer to a newer one of the kind replaces them."""
        same = {name: models.OuterRef(name) for name in ("expert", "kind")}
        newer = Check.objects.filter(**same, pk__gt=models.OuterRef("pk")).decided()
        return self.in_date(day).filter(~models.Exists(newer), state=CheckState.CLEAR)


class Check(Record):
    """A check of one kind made of one person, such as a DBS check: the newest one decided of a kind is the one that counts."""

    expert = models.ForeignKey(Expert, on_delete=models.PROTECT, related_name="checks")
    kind = models.ForeignKey(CheckKind, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=CheckState, default=CheckState.ASKED)
    decided_on = models.DateField(null=True, blank=True)
    expires_on = models.DateField(null=True, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = CheckQuerySet.as_manager()

    personal_data = PersonalData(
        person="expert__user",
        personal={"expert": DELETE_ROW, "recorded_by": DELETE_ROW},
        sensitive={
            "kind": DELETE_ROW, "state": DELETE_ROW, "decided_on": DELETE_ROW, "expires_on": DELETE_ROW,
        },
    )  # fmt: skip

    class Meta:
        constraints = [one_of("state", CheckState, name="check_state_known")]
        indexes = [
            models.Index(fields=["expert", "kind", "state"], name="check_of_expert"),
            models.Index(fields=["expires_on"], name="check_expiry"),
        ]

    def __str__(self):
        return f"{self.kind_id} of {self.expert_id}"  # English: operators read it

    @property
    def state_for_expert(self):
        return CheckState(self.state).words_for_expert


class Qualification(Record):
    """Training this person has done, here or elsewhere, and the last day it counts."""

    expert = models.ForeignKey(Expert, on_delete=models.PROTECT, related_name="qualifications")
    kind = models.ForeignKey(TrainingKind, on_delete=models.PROTECT, related_name="+")
    gained_on = models.DateField()
    expires_on = models.DateField(null=True, blank=True)
    elsewhere = models.CharField(max_length=200, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = InForceQuerySet.as_manager()

    personal_data = PersonalData(
        person="expert__user",
        personal={
            "expert": DELETE_ROW, "kind": DELETE_ROW, "gained_on": DELETE_ROW, "expires_on": DELETE_ROW,
            "elsewhere": DELETE_ROW, "recorded_by": DELETE_ROW,
        },
    )  # fmt: skip

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["expert", "kind", "gained_on"], name="qualification_once"),
            models.CheckConstraint(
                condition=models.Q(expires_on__isnull=True) | models.Q(expires_on__gte=models.F("gained_on")),
                name="qualification_expires_after_gained",
            ),
        ]
        indexes = [
            models.Index(fields=["expert", "kind", "expires_on"], name="qualification_of_expert"),
            models.Index(fields=["expires_on"], name="qualification_expiry"),
        ]

    def __str__(self):
        return f"{self.kind_id} of {self.expert_id}"  # English: operators read it


class ToldTraining(Record):
    """Training a person says they did elsewhere. It counts once a coordinator has confirmed it as a Qualification."""

    expert = models.ForeignKey(Expert, on_delete=models.PROTECT, related_name="told_training")
    kind = models.ForeignKey(TrainingKind, on_delete=models.PROTECT, related_name="+")
    gained_on = models.DateField()
    elsewhere = models.CharField(max_length=200)
    document = models.OneToOneField(
        Document, null=True, blank=True, on_delete=models.PROTECT, related_name="told_training"
    )
    state = models.CharField(max_length=12, choices=ToldState, default=ToldState.TOLD)
    reason = models.CharField(max_length=500, blank=True)
    qualification = models.OneToOneField(
        Qualification, null=True, blank=True, on_delete=models.PROTECT, related_name="told"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    personal_data = PersonalData(
        person="expert__user",
        personal={
            "expert": DELETE_ROW, "kind": DELETE_ROW, "gained_on": DELETE_ROW, "elsewhere": DELETE_ROW,
            "document": DELETE_ROW, "reason": DELETE_ROW, "qualification": DELETE_ROW, "decided_by": DELETE_ROW,
        },
        neither=("state", "decided_at"),
    )  # fmt: skip

    class Meta:
        verbose_name_plural = "told training"
        constraints = [
            one_of("state", ToldState, name="told_training_state_known"),
            all_or_none("decided_at", "decided_by", name="told_training_decision_complete"),
            models.CheckConstraint(
                condition=Q(state=ToldState.CONFIRMED, qualification__isnull=False)
                | (~Q(state=ToldState.CONFIRMED) & Q(qualification__isnull=True)),
                name="told_training_confirmed_counts",
            ),
        ]
        indexes = [models.Index(fields=["state", "created_at"], name="told_training_waiting")]

    def __str__(self):
        return f"{self.kind_id} of {self.expert_id}"  # English: operators read it
