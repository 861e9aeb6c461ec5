from django.conf import settings
from django.db import models
from phonenumber_field.modelfields import PhoneNumberField

from coproduction.core.constraints import all_or_none, one_of
from coproduction.core.models import Record
from coproduction.core.personal_data import DELETE_ROW, ERASE, KEEP, PersonalData
from coproduction.reference.models import Locality
from experts.enums import ExpertStatus, Permission


class ExpertQuerySet(models.QuerySet):
    def visible_to(self, user):
        if user.has_perm(Permission.WELCOME):
            return self
        return self.filter(pk=user.pk)


class Expert(Record):
    """A person in the network: someone who uses services, a carer, or both. Its key is the user's."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, primary_key=True, on_delete=models.PROTECT, related_name="expert"
    )
    status = models.CharField(max_length=15, choices=ExpertStatus, default=ExpertStatus.APPLIED)
    is_service_user = models.BooleanField(default=False)
    is_carer = models.BooleanField(default=False)
    phone = PhoneNumberField(blank=True)
    online = models.BooleanField(default=True)
    localities = models.ManyToManyField(Locality, through="ExpertLocality", related_name="experts")
    applied_at = models.DateTimeField(null=True, blank=True)
    welcomed_at = models.DateTimeField(null=True, blank=True)
    welcomed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = ExpertQuerySet.as_manager()

    personal_data = PersonalData(
        person="user",
        personal={
            "user": KEEP,
            "phone": ERASE,
            "online": ERASE,
            "localities": DELETE_ROW,
            "welcomed_by": KEEP,
        },
        sensitive={"is_service_user": ERASE, "is_carer": ERASE},
        neither=("status", "applied_at", "welcomed_at"),
    )

    class Meta:
        constraints = [
            one_of("status", ExpertStatus, name="expert_status_known"),
            all_or_none("welcomed_at", "welcomed_by", name="expert_welcome_complete"),
        ]
        indexes = [models.Index(fields=["status", "applied_at"], name="expert_by_status")]

    def __str__(self):
        return str(self.user)


class ExpertLocality(models.Model):
    expert = models.ForeignKey(Expert, on_delete=models.CASCADE)
    locality = models.ForeignKey(Locality, on_delete=models.PROTECT)

    personal_data = PersonalData(
        person="expert__user", personal={"expert": DELETE_ROW, "locality": DELETE_ROW}
    )

    class Meta:
        verbose_name_plural = "expert localities"
        constraints = [models.UniqueConstraint(fields=["expert", "locality"], name="expert_locality_once")]

    def __str__(self):
        return f"{self.expert_id} in {self.locality_id}"
