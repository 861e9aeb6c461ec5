"""What a person asked of us about their own data, and whom we have erased."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext

from coproduction.core.constraints import only_one
from coproduction.core.models import Job, Record
from coproduction.core.personal_data import DELETE_ROW, KEEP, PersonalData
from coproduction.documents.models import Document


class DataRequestQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(person=user)


class DataRequest(Record):
    """A person asked for all we hold about them. `document` is there from when it is made until the day it is kept."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="data_requests"
    )
    job = models.ForeignKey(Job, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    document = models.OneToOneField(
        Document, null=True, blank=True, on_delete=models.PROTECT, related_name="data_request"
    )
    kept_until = models.DateField(null=True, blank=True)

    objects = DataRequestQuerySet.as_manager()

    personal_data = PersonalData(
        person="person",
        personal={"person": DELETE_ROW, "document": DELETE_ROW},
        neither=("job", "kept_until"),
    )

    class Meta:
        indexes = [models.Index(fields=["person", "-id"], name="data_request_newest")]

    def __str__(self):
        return f"data request {self.pk}"  # English: only logs say it

    @property
    def download_url(self):
        return reverse("privacy:download", args=[self.pk])


class Leaving(Record):
    """A person asked to leave and be erased on a day. Until then it can be undone: they go back to `status_before`.

    `status_before` is their status in the network, empty for somebody who was not in it.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="leavings")
    status_before = models.CharField(max_length=15, blank=True)
    erase_on = models.DateField()
    undone_at = models.DateTimeField(null=True, blank=True)

    personal_data = PersonalData(
        person="person", personal={"person": KEEP}, neither=("status_before", "erase_on", "undone_at")
    )

    class Meta:
        constraints = [only_one("person", name="leaving_open_once", when=Q(undone_at__isnull=True))]
        indexes = [models.Index(fields=["erase_on"], name="leaving_due")]

    def __str__(self):
        return f"leaving of {self.person_id}"  # English: only logs say it


class ErasedPerson(Record):
    """Somebody whose data we have erased: their number is all that is left of them, and why it was done."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, primary_key=True, on_delete=models.PROTECT, related_name="erased"
    )
    why = models.CharField(max_length=20)

    personal_data = PersonalData(person="user", personal={"user": KEEP}, neither=("why",))

    def __str__(self):
        return gettext("Person {number}").format(number=self.user_id)
