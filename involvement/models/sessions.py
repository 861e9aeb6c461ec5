from django.db import models

from coproduction.core.models import Record
from coproduction.core.personal_data import PersonalData
from experts.models import Activity
from involvement.enums import Permission, Place
from involvement.models.opportunities import Opportunity


class SessionQuerySet(models.QuerySet):
    def managed_by(self, user):
        if user.has_perm(Permission.CHECK_OPPORTUNITY):
            return self
        return (
            self.filter(opportunity__host=user) if user.has_perm(Permission.POST_OPPORTUNITY) else self.none()
        )

    def visible_to(self, user):
        """Return sessions this person runs, or takes part in."""
        mine = models.Q(activity__contributions__expert_id=user.pk)
        return (self.filter(mine) | self.managed_by(user)).distinct()


class Session(Record):
    """One meeting of an opportunity. When and where it is are facts of its Activity."""

    opportunity = models.ForeignKey(Opportunity, on_delete=models.PROTECT, related_name="sessions")
    activity = models.OneToOneField(Activity, on_delete=models.PROTECT, related_name="session")
    place = models.CharField(max_length=10, choices=Place)
    link = models.URLField(max_length=500, blank=True)
    joining = models.TextField(blank=True)

    objects = SessionQuerySet.as_manager()

    personal_data = PersonalData(neither=("opportunity", "activity", "place", "link", "joining"))

    def __str__(self):
        return f"Session {self.pk}"
