from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext

from coproduction.core.constraints import all_or_none, one_of
from coproduction.core.fields import SealedField
from coproduction.core.models import Job, Record
from coproduction.core.personal_data import DELETE_ROW, KEEP, PersonalData
from coproduction.correspondence.enums import BatchState, Permission


class PostalAddress(Record):
    """Where letters to a person go: the one home of it. Sealed, since a home address can put someone in danger."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, primary_key=True, on_delete=models.CASCADE, related_name="postal_address"
    )
    line_1 = SealedField()
    line_2 = SealedField(blank=True)
    town = SealedField()
    postcode = SealedField()

    personal_data = PersonalData(
        person="user",
        personal={name: DELETE_ROW for name in ("user", "line_1", "line_2", "town", "postcode")},
    )

    class Meta:
        verbose_name_plural = "postal addresses"

    def __str__(self):
        return f"postal address of {self.user_id}"  # English: for who looks at the database

    @property
    def lines(self):
        """The address as it stands on an envelope, below the name."""
        return [line for line in (self.line_1, self.line_2, self.town, self.postcode) if line]


class LetterBatchQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self if user.has_perm(Permission.PRINT_LETTERS) else self.none()


class LetterBatch(Record):
    """Letters printed together: chosen once, made into one PDF by a job, then posted or put back in the queue.

    `stored_as` names the PDF in the store of letters from the start, so that a job done twice writes one file; it is
    empty when the PDF has been deleted. `size` is how many letters were chosen.
    """

    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=BatchState, default=BatchState.MAKING)
    both_sides = models.BooleanField(default=False)
    size = models.PositiveIntegerField()
    stored_as = models.CharField(max_length=60, blank=True)
    job = models.ForeignKey(Job, null=True, on_delete=models.SET_NULL, related_name="+")
    posted_at = models.DateTimeField(null=True, blank=True)
    posted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = LetterBatchQuerySet.as_manager()

    personal_data = PersonalData(
        person="made_by",
        personal={"made_by": KEEP, "posted_by": KEEP},
        neither=("state", "both_sides", "size", "stored_as", "job", "posted_at"),
    )

    class Meta:
        verbose_name_plural = "letter batches"
        constraints = [
            one_of("state", BatchState, name="letter_batch_state_known"),
            all_or_none("posted_at", "posted_by", name="letter_batch_posting_complete"),
        ]
        indexes = [models.Index(fields=["state", "id"], name="letter_batch_by_state")]

    def __str__(self):
        return gettext("Batch {number}").format(number=self.pk)

    def get_absolute_url(self):
        return reverse("correspondence:letter_batch", args=[self.pk])
