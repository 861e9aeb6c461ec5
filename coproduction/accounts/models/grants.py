from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from coproduction.accounts.enums import ROLE_WORDS, Role
from coproduction.core.constraints import different_people, one_of, only_one
from coproduction.core.models import Record
from coproduction.core.personal_data import DELETE_ROW, KEEP, PersonalData
from coproduction.reference.models import Directorate


class RoleGrantQuerySet(models.QuerySet):
    def in_force(self):
        now = timezone.now()
        return self.filter(Q(until__isnull=True) | Q(until__gt=now), starts_at__lte=now)


class RoleGrant(Record):
    """A role a person holds, for the whole trust or for one directorate, from a day until a day."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="role_grants")
    role = models.CharField(max_length=20, choices=Role)
    directorate = models.ForeignKey(Directorate, null=True, blank=True, on_delete=models.PROTECT)
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    starts_at = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField(null=True, blank=True)

    objects = RoleGrantQuerySet.as_manager()

    personal_data = PersonalData(
        person="user",
        personal={"user": DELETE_ROW, "granted_by": KEEP},
        neither=("role", "directorate", "starts_at", "until"),
    )

    class Meta:
        constraints = [
            one_of("role", Role, name="role_grant_role_known"),
            models.CheckConstraint(
                condition=~Q(role=Role.ADMINISTRATOR) | Q(directorate__isnull=True),
                name="role_grant_administrator_everywhere",
            ),
            different_people("user", "granted_by", name="role_grant_not_to_oneself"),
            # Two, because SQLite cannot be told that two empty directorates are the same.
            only_one(
                "user",
                "role",
                name="role_grant_open_once",
                when=Q(until__isnull=True, directorate__isnull=True),
            ),
            only_one(
                "user", "role", "directorate", name="role_grant_open_once_there", when=Q(until__isnull=True)
            ),
        ]
        indexes = [models.Index(fields=["role", "until"], name="role_grant_holders")]

    def __str__(self):
        return f"{self.role} for {self.user_id}"  # English: only the code's own logs say it

    @property
    def is_in_force(self):
        now = timezone.now()
        return self.starts_at <= now and (self.until is None or self.until > now)

    @property
    def last_day(self):
        """The last date in London on which the role can be used, or None."""
        return timezone.localdate(self.until - timedelta(microseconds=1)) if self.until else None

    @property
    def role_words(self):
        return ROLE_WORDS[Role(self.role)]
