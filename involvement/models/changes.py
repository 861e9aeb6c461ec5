from django.conf import settings
from django.db import models

from coproduction.core.constraints import all_or_none
from coproduction.core.models import Record
from coproduction.core.personal_data import KEEP, PersonalData
from coproduction.policy.enums import TravelRule
from coproduction.policy.models import Band
from involvement.models.interests import Interest
from involvement.models.opportunities import Opportunity


class AdvertChange(Record):
    """A change of date, venue, pay or places after people could answer the advert, and why.

    `lines` are what changed, in the words of that day: [what it is, how it was, how it is now].
    """

    opportunity = models.ForeignKey(Opportunity, on_delete=models.PROTECT, related_name="changes")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    lines = models.JSONField()

    personal_data = PersonalData(
        person="by", personal={"by": KEEP}, neither=("opportunity", "reason", "lines")
    )

    class Meta:
        indexes = [models.Index(fields=["opportunity", "-created_at"], name="advert_change_of")]

    def __str__(self):
        return f"change {self.pk} of {self.opportunity_id}"  # English: operators read it


class ChangeAnswer(Record):
    """Asks a person with a place whether they keep it as things are now, and what they had agreed to until then.

    `band` and `travel_rule` are the terms they hold until they say yes. Someone who does not want it any more gives up
    their place: then nothing is left to answer here.
    """

    change = models.ForeignKey(AdvertChange, on_delete=models.PROTECT, related_name="answers")
    interest = models.ForeignKey(Interest, on_delete=models.PROTECT, related_name="change_answers")
    band = models.ForeignKey(Band, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    travel_rule = models.CharField(max_length=40, choices=TravelRule, default=TravelRule.NONE)
    kept_at = models.DateTimeField(null=True, blank=True)
    kept_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    personal_data = PersonalData(
        person="interest__expert__user",
        personal={"interest": KEEP, "kept_by": KEEP},
        neither=("change", "band", "travel_rule", "kept_at"),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["change", "interest"], name="change_answer_once"),
            all_or_none("kept_at", "kept_by", name="change_answer_complete"),
        ]

    def __str__(self):
        return f"{self.interest_id} about {self.change_id}"  # English: operators read it
