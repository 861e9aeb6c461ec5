from django.conf import settings
from django.db import models

from coproduction.core.models.base import Record
from coproduction.core.personal_data import DELETE_ROW, PersonalData


class SubmissionToken(Record):
    """A form that has been posted: the same form posted again leads to `outcome` and makes nothing new."""

    key = models.CharField(max_length=64)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="+")
    outcome = models.TextField(blank=True)  # an address may carry a long search

    personal_data = PersonalData(person="owner", personal={"owner": DELETE_ROW}, neither=("key", "outcome"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key"], name="submission_token_once")]
        indexes = [models.Index(fields=["created_at"], name="submission_token_age")]

    def __str__(self):
        return self.key
