from django.db import models

from coproduction.core.models import Record
from coproduction.core.personal_data import PersonalData


class Setting(Record):
    """A value the trust has changed. Its type, default and meaning are in `reference.rules`."""

    name = models.CharField(max_length=60, unique=True)
    value = models.JSONField()

    personal_data = PersonalData(neither=("name", "value"))

    def __str__(self):
        return self.name
