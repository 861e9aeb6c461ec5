from django.db import models

from coproduction.core.models import Record
from coproduction.core.personal_data import KEEP, PersonalData
from experts.models import Activity, Contribution
from involvement.enums import Permission, Place
from involvement.models.opportunities import Opportunity
from involvement.models.series import Series


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
    """One meeting of an opportunity. When and where it is are facts of its Activity.

    `online` is what those who have a place read besides the link: {JoiningFact: words}, without what nobody has said.
    `places`: people who have a place on the advert choose this session themselves while there is room; None: everyone
    who has a place is expected at it.
    """

    opportunity = models.ForeignKey(Opportunity, on_delete=models.PROTECT, related_name="sessions")
    activity = models.OneToOneField(Activity, on_delete=models.PROTECT, related_name="session")
    place = models.CharField(max_length=10, choices=Place)
    link = models.URLField(max_length=500, blank=True)
    joining = models.TextField(blank=True)
    online = models.JSONField(default=dict, blank=True)
    series = models.ForeignKey(
        Series, null=True, blank=True, on_delete=models.PROTECT, related_name="sessions"
    )
    places = models.PositiveSmallIntegerField(null=True, blank=True)
    cancelled_reason = models.TextField(blank=True)

    objects = SessionQuerySet.as_manager()

    personal_data = PersonalData(
        neither=(
            "opportunity", "activity", "place", "link", "joining", "online", "series", "places",
            "cancelled_reason",
        )
    )  # fmt: skip

    def __str__(self):
        return f"Session {self.pk}"  # English: no page shows it


class AskedAgain(Record):
    """Asks a person expected at a session that moved whether they can still come. Their answer takes the row away.

    A session that moves again asks anew, in a row of its own: the answer to the earlier one does not count for it.
    """

    contribution = models.OneToOneField(Contribution, on_delete=models.CASCADE, related_name="asked_again")

    personal_data = PersonalData(person="contribution__expert__user", personal={"contribution": KEEP})

    def __str__(self):
        return f"{self.contribution_id} asked again"  # English: no page shows it
