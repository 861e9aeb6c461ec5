from django.db import models

from coproduction.core.models import Record
from coproduction.core.personal_data import PersonalData
from coproduction.documents.models import Document
from coproduction.reference.models import Venue


class VenuePhoto(Record):
    """A picture of a venue, and what it shows in words for people who cannot see it. Shown in order of `position`."""

    venue = models.ForeignKey(Venue, on_delete=models.PROTECT, related_name="photos")
    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="venue_photo")
    alt = models.CharField(max_length=200)
    position = models.PositiveSmallIntegerField()

    personal_data = PersonalData(neither=("venue", "document", "alt", "position"))

    class Meta:
        ordering = ["position", "pk"]
        indexes = [models.Index(fields=["venue", "position"], name="venue_photo_order")]

    def __str__(self):
        return self.alt
