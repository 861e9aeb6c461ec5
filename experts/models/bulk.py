from django.conf import settings
from django.db import models

from coproduction.core.models import Record
from coproduction.core.personal_data import KEEP, PersonalData


class BulkMessage(Record):
    """One message a coordinator wrote to the people who fitted `wanted` (the facts of a directory search), and why.

    `people` is how many they were when it was sent off. What each person got is their own Message.
    """

    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    subject = models.CharField(max_length=150)
    body = models.TextField()
    reason = models.CharField(max_length=300)
    wanted = models.JSONField(default=dict)
    people = models.PositiveIntegerField()

    personal_data = PersonalData(
        person="written_by",
        personal={name: KEEP for name in ("written_by", "subject", "body", "reason", "wanted")},
        neither=("people",),
    )

    def __str__(self):
        return self.subject
