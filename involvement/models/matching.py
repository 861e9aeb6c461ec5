"""What matching keeps: what it reads of people and adverts, ready to compare, and what it has told people."""

from django.conf import settings
from django.db import models

from coproduction.core.constraints import one_of
from coproduction.core.models import Record
from coproduction.core.personal_data import DELETE_ROW, PersonalData
from coproduction.reference.models import CheckKind, TrainingKind
from experts.models import Expert
from involvement.enums import OpportunityKind
from involvement.models.opportunities import Opportunity


class ExpertFacts(models.Model):
    """What matching reads of one active person, derived by `services.facts` alone. Nobody else has a row.

    A set is its ids between spaces, ' 3 17 ', so that one of them is found by `contains=" 17 "`; times are a weekday
    and the first letter of a part of the day, ' 0m 4e '; training and checks are kinds with the last day each counts,
    ' 3:2027-05-31 ', which is 9999-12-31 for always. `east` and `north` are metres of the National Grid; `miles`
    is how far they travel, None where they have not said. `not_chosen` counts since the last offer.
    """

    expert = models.OneToOneField(Expert, primary_key=True, on_delete=models.CASCADE, related_name="facts")
    online = models.BooleanField()
    in_person = models.BooleanField()
    born_on = models.DateField(null=True)
    east = models.BigIntegerField(null=True)
    north = models.BigIntegerField(null=True)
    miles = models.BigIntegerField(null=True)
    topics = models.TextField(blank=True)
    localities = models.TextField(blank=True)
    languages = models.TextField(blank=True)
    times = models.TextField(blank=True)
    training = models.TextField(blank=True)
    checks = models.TextField(blank=True)
    last_offer = models.DateTimeField(null=True)
    not_chosen = models.IntegerField(default=0)

    personal_data = PersonalData(
        person="expert__user",
        personal={
            name: DELETE_ROW
            for name in (
                "expert", "online", "in_person", "born_on", "east", "north", "miles", "localities", "languages",
                "times", "training", "last_offer", "not_chosen",
            )
        },
        sensitive={"topics": DELETE_ROW, "checks": DELETE_ROW},
    )  # fmt: skip

    class Meta:
        verbose_name_plural = "expert facts"

    def __str__(self):
        return f"facts of {self.expert_id}"  # English: operators read it


class AdvertFacts(models.Model):
    """What matching reads of one advert, derived by `services.facts` alone, in the forms of ExpertFacts.

    `first_day` is that of its first session, or the day it says it begins; `closes_on` its closing date while it is
    published, None otherwise.
    """

    opportunity = models.OneToOneField(
        Opportunity, primary_key=True, on_delete=models.CASCADE, related_name="facts"
    )
    host = models.BigIntegerField()
    closes_on = models.DateField(null=True)
    place = models.CharField(max_length=10, blank=True)
    locality = models.BigIntegerField(null=True)
    east = models.BigIntegerField(null=True)
    north = models.BigIntegerField(null=True)
    least_age = models.IntegerField(null=True)
    first_day = models.DateField(null=True)
    topics = models.TextField(blank=True)
    topic_count = models.IntegerField(default=0)
    languages = models.TextField(blank=True)
    times = models.TextField(blank=True)
    time_count = models.IntegerField(default=0)
    training = models.TextField(blank=True)
    checks = models.TextField(blank=True)

    personal_data = PersonalData(
        neither=(
            "opportunity", "host", "closes_on", "place", "locality", "east", "north", "least_age", "first_day",
            "topics", "topic_count",
            "languages", "times", "time_count", "training", "checks",
        )
    )  # fmt: skip

    class Meta:
        verbose_name_plural = "advert facts"
        indexes = [models.Index(fields=["closes_on"], name="advert_facts_open")]

    def __str__(self):
        return f"facts of advert {self.opportunity_id}"  # English: operators read it


class KindNeeds(Record):
    """The training and checks that a new advert of a kind asks for, until its host says otherwise."""

    kind = models.CharField(max_length=20, choices=OpportunityKind, unique=True)
    training = models.ManyToManyField(TrainingKind, blank=True, related_name="+")
    checks = models.ManyToManyField(CheckKind, blank=True, related_name="+")

    personal_data = PersonalData(neither=("kind", "training", "checks"))

    class Meta:
        verbose_name_plural = "kind needs"
        constraints = [one_of("kind", OpportunityKind, name="kind_needs_kind_known")]

    def __str__(self):
        return self.get_kind_display()


class Invitation(Record):
    """A person was told, once, that an advert may suit them, by a member of staff."""

    opportunity = models.ForeignKey(Opportunity, on_delete=models.PROTECT, related_name="invitations")
    expert = models.ForeignKey(Expert, on_delete=models.PROTECT, related_name="invitations")
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    invited_at = models.DateTimeField()

    personal_data = PersonalData(
        person="expert__user",
        personal={"expert": DELETE_ROW, "invited_by": DELETE_ROW},
        neither=("opportunity", "invited_at"),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["opportunity", "expert"], name="invitation_once"),
        ]
        indexes = [models.Index(fields=["expert", "-invited_at"], name="invitation_of_expert")]

    def __str__(self):
        return f"{self.expert_id} to {self.opportunity_id}"  # English: operators read it


class WeeklyMatch(models.Model):
    """An advert that a person was told of in a week's message. `week` is the ISO week, '2026-W48'."""

    expert = models.ForeignKey(Expert, on_delete=models.CASCADE, related_name="weekly_matches")
    opportunity = models.ForeignKey(Opportunity, on_delete=models.CASCADE, related_name="weekly_matches")
    week = models.CharField(max_length=8)
    points = models.IntegerField()

    personal_data = PersonalData(
        person="expert__user", personal={"expert": DELETE_ROW}, neither=("opportunity", "week", "points")
    )

    class Meta:
        verbose_name_plural = "weekly matches"
        constraints = [
            models.UniqueConstraint(fields=["expert", "opportunity"], name="weekly_match_once"),
        ]
        indexes = [models.Index(fields=["week", "expert"], name="weekly_match_of_week")]

    def __str__(self):
        return f"{self.expert_id}: {self.opportunity_id} in {self.week}"  # English: operators read it
