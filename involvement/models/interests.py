from django.conf import settings
from django.db import models

from coproduction.core.constraints import all_or_none, one_of
from coproduction.core.models import Record
from coproduction.core.personal_data import ERASE, KEEP, PersonalData
from experts.models import Expert
from involvement.enums import InterestStatus, Permission
from involvement.models.opportunities import Opportunity


class InterestQuerySet(models.QuerySet):
    def of(self, user):
        return self.filter(expert_id=user.pk)

    def managed_by(self, user):
        if user.has_perm(Permission.CHECK_OPPORTUNITY):
            return self
        if user.has_perm(Permission.POST_OPPORTUNITY):
            return self.filter(opportunity__host=user)
        return self.none()

    def visible_to(self, user):
        return self.of(user) | self.managed_by(user)


class Interest(Record):
    """An expert's expression of interest in an opportunity, and its outcome with the reason a person gave.

    `number` stands for the name where the advert is chosen without names: drawn by lot, so that it tells nothing.
    `waiting_since` is when they joined the waiting list, which is offered in that order.
    """

    opportunity = models.ForeignKey(Opportunity, on_delete=models.PROTECT, related_name="interests")
    expert = models.ForeignKey(Expert, on_delete=models.PROTECT, related_name="interests")
    status = models.CharField(max_length=12, choices=InterestStatus, default=InterestStatus.EXPRESSED)
    words = models.TextField(blank=True)
    access_needs = models.TextField(blank=True)
    wants_help = models.BooleanField(default=False)
    expressed_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    reason = models.TextField(blank=True)
    answer_by = models.DateField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    number = models.PositiveIntegerField(null=True, blank=True)
    waiting_since = models.DateTimeField(null=True, blank=True)

    objects = InterestQuerySet.as_manager()

    personal_data = PersonalData(
        person="expert__user",
        personal={"expert": KEEP, "words": ERASE, "reason": ERASE, "decided_by": KEEP},
        sensitive={"access_needs": ERASE, "wants_help": ERASE},
        neither=(
            "opportunity", "status", "expressed_at", "decided_at", "answer_by", "answered_at", "number", "waiting_since",
        ),
    )  # fmt: skip

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["opportunity", "expert"], name="interest_once"),
            models.UniqueConstraint(fields=["opportunity", "number"], name="interest_number_once"),
            one_of("status", InterestStatus, name="interest_status_known"),
            all_or_none("decided_at", "decided_by", name="interest_decision_complete"),
        ]
        indexes = [
            models.Index(fields=["opportunity", "status", "expressed_at"], name="interest_list"),
            models.Index(fields=["expert", "-expressed_at"], name="interest_of_expert"),
        ]

    def __str__(self):
        return f"{self.expert_id} in {self.opportunity_id}"  # English: operators read it
