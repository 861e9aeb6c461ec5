from django.conf import settings
from django.db import models

from coproduction.core.constraints import different_people, one_of, only_one
from coproduction.core.models import Record
from coproduction.core.personal_data import KEEP, PersonalData
from experts.enums import How


class Occasion(Record):
    """A time when a member of staff (`helper`) did things for a person: on the phone, at a desk or from their letter.

    `agreed` is set where the person, who uses the portal themselves, was asked and said yes. It is over at `ended_at`.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="occasions")
    helper = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    how = models.CharField(max_length=10, choices=How)
    agreed = models.BooleanField(default=False)
    ended_at = models.DateTimeField(null=True, blank=True)

    personal_data = PersonalData(
        person="person", personal={"person": KEEP, "helper": KEEP}, neither=("how", "agreed", "ended_at")
    )

    class Meta:
        constraints = [
            one_of("how", How, name="occasion_how_known"),
            different_people("person", "helper", name="occasion_not_for_oneself"),
            only_one("helper", name="occasion_open_once", when=models.Q(ended_at__isnull=True)),
        ]
        indexes = [models.Index(fields=["person", "-created_at"], name="occasion_of_person")]

    def __str__(self):
        return f"{self.person_id} {self.get_how_display().lower()}"
