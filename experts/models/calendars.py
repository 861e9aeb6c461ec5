from django.db import models

from coproduction.core.models import Record
from coproduction.core.personal_data import DELETE_ROW, PersonalData
from experts.models.people import Expert


class CalendarLink(Record):
    """The private address at which a person's calendar fetches what they take part in. One at most; taking it back
    deletes the row. Only the SHA-256 of the token is kept, so that nobody who reads the database can open it."""

    expert = models.OneToOneField(Expert, on_delete=models.CASCADE, related_name="calendar_link")
    token_hash = models.CharField(max_length=64, unique=True)

    personal_data = PersonalData(
        person="expert__user",
        personal={"expert": DELETE_ROW, "token_hash": DELETE_ROW},
        never_shown=("token_hash",),
    )

    def __str__(self):
        return f"Calendar link {self.pk}"  # English: operators read it
