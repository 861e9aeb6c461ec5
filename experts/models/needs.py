"""The access passport (Accessible Information Standard, DAPB1605): asked, recorded, shared, met, reviewed.

The format and channel of messages are part of it and live in `correspondence.Preference`.
"""

from django.conf import settings
from django.db import models

from coproduction.core.constraints import all_or_none, one_of
from coproduction.core.models import Record
from coproduction.core.personal_data import DELETE_ROW, ERASE, KEEP, PersonalData
from experts.enums import NeedKind, NeedOutcome, NotMetBecause
from experts.models.activities import Activity
from experts.models.people import Expert


class AccessPassport(Record):
    """That a person was asked what helps them, how far they came, and the day they last said it is right.

    `answered` holds the names of the questions they have answered: someone who needs nothing has answered too.
    """

    expert = models.OneToOneField(
        Expert, primary_key=True, on_delete=models.CASCADE, related_name="access_passport"
    )
    answered = models.JSONField(default=list)
    reviewed_on = models.DateField(null=True, blank=True)

    personal_data = PersonalData(
        person="expert__user", personal={"expert": DELETE_ROW}, neither=("answered", "reviewed_on")
    )

    class Meta:
        indexes = [models.Index(fields=["reviewed_on"], name="passport_review")]

    def __str__(self):
        return f"passport of {self.expert_id}"  # English: operators read it


class AccessNeed(Record):
    """One thing that helps a person to take part: of a declared kind, with what they say about it themselves.

    `shared` is their consent to show it to the people who run their sessions; None where they have not been asked yet.
    `version` counts up when what they say changes, so that an answer to the old words is seen to be one.
    """

    expert = models.ForeignKey(Expert, on_delete=models.CASCADE, related_name="access_needs")
    kind = models.CharField(max_length=20, choices=NeedKind)
    words = models.TextField(blank=True)
    shared = models.BooleanField(null=True)
    version = models.PositiveSmallIntegerField(default=1)

    personal_data = PersonalData(
        person="expert__user",
        personal={"expert": DELETE_ROW, "shared": DELETE_ROW, "version": DELETE_ROW},
        sensitive={"kind": DELETE_ROW, "words": DELETE_ROW},
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["expert", "kind"], name="access_need_once"),
            one_of("kind", NeedKind, name="access_need_kind_known"),
        ]
        indexes = [
            models.Index(fields=["expert"], condition=models.Q(shared=True), name="access_need_shared")
        ]

    def __str__(self):
        return f"{self.kind} of {self.expert_id}"  # English: operators read it

    def get_area(self):
        return NeedKind(self.kind).area


class NeedMet(Record):
    """Whether one person's need was met at one activity: what its host said before, and what the person said after.

    It outlives the need, whose words it never holds, and is counted on without a name when the person has left.
    `outcome` is empty while nobody has answered; `was_met` is the
    person's own answer afterwards, None until they give one.
    """

    need = models.ForeignKey(
        AccessNeed, null=True, blank=True, on_delete=models.SET_NULL, related_name="answers"
    )
    expert = models.ForeignKey(
        Expert, null=True, blank=True, on_delete=models.PROTECT, related_name="needs_met"
    )
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="needs_met")
    kind = models.CharField(max_length=20, choices=NeedKind)
    version = models.PositiveSmallIntegerField(default=1)
    outcome = models.CharField(max_length=10, choices=NeedOutcome, blank=True)
    because = models.CharField(max_length=12, choices=NotMetBecause, blank=True)
    words = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    was_met = models.BooleanField(null=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)

    personal_data = PersonalData(
        person="expert__user",
        personal={"expert": ERASE, "need": ERASE, "answered_by": KEEP},
        sensitive={"kind": KEEP, "words": ERASE, "was_met": KEEP},
        neither=("activity", "version", "outcome", "because", "answered_at", "confirmed_at"),
    )

    class Meta:
        verbose_name_plural = "needs met"
        constraints = [
            models.UniqueConstraint(fields=["expert", "activity", "kind"], name="need_met_once"),
            one_of("kind", NeedKind, name="need_met_kind_known"),
            all_or_none("answered_at", "answered_by", name="need_met_answer_complete"),
            all_or_none("confirmed_at", "was_met", name="need_met_confirmation_complete"),
            models.CheckConstraint(
                condition=models.Q(outcome="", because="", answered_at__isnull=True)
                | models.Q(outcome=NeedOutcome.MET, because="", answered_at__isnull=False)
                | models.Q(
                    outcome=NeedOutcome.NOT_MET, because__in=NotMetBecause.values, answered_at__isnull=False
                ),
                name="need_met_says_why_not",
            ),
        ]
        indexes = [models.Index(fields=["activity", "outcome"], name="need_met_at_activity")]

    def __str__(self):
        return f"{self.kind} at {self.activity_id}"  # English: operators read it
