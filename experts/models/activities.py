from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coproduction.core.constraints import one_of
from coproduction.core.models import Record
from coproduction.core.personal_data import PersonalData
from coproduction.reference.models import Directorate, Locality, Venue
from experts.enums import ActivityKind, Rung

# The title of a panel is the post it fills: a person's record must not read as if they had held it.
SAID_FIRST = {
    ActivityKind.PANEL: _("Interview panel: {title}"),
    ActivityKind.TRAINING: _("Training: {title}"),
}


class Activity(Record):
    """Anything experts take part in, as the apps below and beside need to see it.

    `key` names the thing it stands for ('session:17'). `room` is one of the venue's, or a place that is in no list.
    `page` is the URL name that shows it, called with `page_key`.
    """

    key = models.CharField(max_length=60, unique=True)
    kind = models.CharField(max_length=10, choices=ActivityKind)
    title = models.CharField(max_length=200)
    rung = models.CharField(max_length=15, choices=Rung, blank=True)
    directorate = models.ForeignKey(Directorate, on_delete=models.PROTECT, related_name="activities")
    locality = models.ForeignKey(
        Locality, null=True, blank=True, on_delete=models.PROTECT, related_name="activities"
    )
    venue = models.ForeignKey(
        Venue, null=True, blank=True, on_delete=models.PROTECT, related_name="activities"
    )
    room = models.CharField(max_length=200, blank=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    notice_days = models.SmallIntegerField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    page = models.CharField(max_length=60)
    page_key = models.CharField(max_length=40)

    personal_data = PersonalData(
        neither=(
            "key", "kind", "title", "rung", "directorate", "locality", "venue", "room", "starts_at", "ends_at",
            "notice_days", "cancelled_at", "page", "page_key",
        )
    )  # fmt: skip

    class Meta:
        verbose_name_plural = "activities"
        constraints = [
            one_of("kind", ActivityKind, name="activity_kind_known"),
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")), name="activity_ends_after_it_starts"
            ),
        ]
        indexes = [
            models.Index(fields=["starts_at"], name="activity_when"),
            models.Index(fields=["directorate", "starts_at"], name="activity_directorate_when"),
        ]

    def __str__(self):
        return self.title

    @property
    def is_over(self):
        return self.ends_at <= timezone.now()

    @property
    def full_title(self):
        """The title where nothing around it says what kind of thing this is: 'Interview panel: Staff Nurse'."""
        return full_title(self.kind, self.title)


def full_title(kind, title):
    """Say the title of an activity of a kind so that it stands by itself."""
    return SAID_FIRST.get(kind, "{title}").format(title=title)
