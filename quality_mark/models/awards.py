import re

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from coproduction.core.constraints import all_or_none, one_of
from coproduction.core.models import Record
from coproduction.core.personal_data import KEEP, PersonalData
from quality_mark.enums import AwardStatus, Permission
from quality_mark.models.meetings import Decision
from quality_mark.models.submissions import Contributor, Submission

NUMBER = re.compile(r"CPM-(\d{4})-(\d{4,6})", re.ASCII | re.IGNORECASE)


class AwardSequence(Record):
    """The last number given in a year. Its row is locked while the next is taken, so that none is missed or doubled."""

    year = models.PositiveSmallIntegerField(unique=True)
    last = models.PositiveIntegerField(default=0)

    personal_data = PersonalData(neither=("year", "last"))

    def __str__(self):
        return f"{self.year}: {self.last}"


class AwardQuerySet(models.QuerySet):
    def numbered(self, number):
        """Return the awards with this number as people write it, at most one."""
        found = NUMBER.fullmatch(number.strip())
        return self.filter(year=int(found[1]), serial=int(found[2])) if found else self.none()

    def visible_to(self, user):
        """Return those whose work this person wrote, contributed to and agreed to be named for, or chairs the panel of."""
        if user.has_perm(Permission.RUN_PANEL):
            return self.all()
        named = Contributor.objects.visible_to(user).agreed()
        return self.filter(
            Q(decision__version__submission__in=Submission.objects.written_by(user).values("pk"))
            | Q(decision__version__submission__in=named.values("submission"))
        )


class Award(Record):
    """A quality mark: its number, how long it counts, and what became of it. It is never deleted.

    `token` is the unguessable part of its verification address. An award keeps its criteria through its decision's version.
    """

    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="award")
    year = models.PositiveSmallIntegerField()
    serial = models.PositiveIntegerField()
    token = models.CharField(max_length=43, unique=True)
    status = models.CharField(max_length=10, choices=AwardStatus, default=AwardStatus.CURRENT)
    awarded_on = models.DateField()
    expires_on = models.DateField()
    renewed_as = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="renews"
    )
    withdrawn_reason = models.TextField(blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = AwardQuerySet.as_manager()

    personal_data = PersonalData(
        person="withdrawn_by",
        personal={"withdrawn_by": KEEP},
        neither=(
            "decision", "year", "serial", "token", "status", "awarded_on", "expires_on", "renewed_as",
            "withdrawn_reason", "withdrawn_at",
        ),
    )  # fmt: skip

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["year", "serial"], name="award_number_once"),
            one_of("status", AwardStatus, name="award_status_known"),
            models.CheckConstraint(condition=Q(serial__gte=1), name="award_serial_from_one"),
            models.CheckConstraint(
                condition=Q(expires_on__gt=F("awarded_on")), name="award_expires_after_it_begins"
            ),
            all_or_none("withdrawn_at", "withdrawn_by", name="award_withdrawal_complete"),
            models.CheckConstraint(
                condition=~Q(status=AwardStatus.WITHDRAWN)
                | (Q(withdrawn_at__isnull=False) & ~Q(withdrawn_reason="")),
                name="award_withdrawn_for_a_reason",
            ),
            models.CheckConstraint(
                condition=~Q(status=AwardStatus.RENEWED) | Q(renewed_as__isnull=False),
                name="award_renewed_by_another",
            ),
        ]

    def __str__(self):
        return self.number

    def get_absolute_url(self):
        return reverse("quality_mark:award", args=[self.pk])

    @property
    def number(self):
        return f"CPM-{self.year}-{self.serial:04d}"
