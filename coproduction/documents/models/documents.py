from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext

from coproduction.core.constraints import one_of
from coproduction.core.models import Record
from coproduction.core.personal_data import ERASE, KEEP, PersonalData
from coproduction.documents.enums import ScanState


class Document(Record):
    """A file somebody uploaded or the portal made. It is read through a view that asks who may; never by a public path.

    `purpose` says which rule opens it (see `documents.rules`); `stored_as` is a random name outside the web root.
    `pages` is how many pages of it can be read as pictures: 0 of anything but a PDF somebody sent.
    """

    purpose = models.CharField(max_length=40)
    name = models.CharField(max_length=150)
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    pages = models.PositiveSmallIntegerField(default=0)
    sha256 = models.CharField(max_length=64, db_index=True)
    stored_as = models.CharField(max_length=100, unique=True)
    scan_state = models.CharField(max_length=12, choices=ScanState, default=ScanState.WAITING)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="documents")

    # Set by `keep_upload` on what it returns, and kept by whoever needs it: the hash of the bytes as they were sent.
    sent_sha256 = ""

    personal_data = PersonalData(
        person="owner",
        # Only of a file that must be kept: any other goes as a whole, see `services.erasing`.
        personal={"name": ERASE, "owner": KEEP, "stored_as": KEEP},
        neither=("purpose", "media_type", "size", "pages", "sha256", "scan_state"),
    )

    class Meta:
        constraints = [one_of("scan_state", ScanState, name="document_scan_state_known")]

    def __str__(self):
        return self.name or gettext("File {number}").format(number=self.pk)

    @property
    def page_urls(self):
        """The address of each page as a picture."""
        return [reverse("documents:page", args=[self.pk, number]) for number in range(1, self.pages + 1)]

    def get_absolute_url(self):
        return reverse("documents:download", args=[self.pk])
