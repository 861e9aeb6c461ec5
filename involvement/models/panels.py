"""Interview panels, with or without an expert: who sat on each, who met the candidates, and what came of it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce, Lower
from django.urls import reverse

from coproduction.core.constraints import all_or_none, one_of
from coproduction.core.models import Record
from coproduction.core.personal_data import ERASE, KEEP, PersonalData
from coproduction.policy.enums import TravelRule
from coproduction.policy.models import Band, Budget
from coproduction.reference.models import Directorate
from experts.models import Activity, Contribution, Expert
from involvement.enums import NoExpertReason, PanelOutcome, Permission, Seat, StaffSeat


class PanelQuerySet(models.QuerySet):
    def managed_by(self, user):
        """Return the panels of the directorates this person records panels for."""
        reach = user.directorates_for(Permission.RECORD_PANELS)
        return self if reach is None else self.filter(activity__directorate__in=reach)

    def visible_to(self, user):
        """Return panels this person records, or sits on."""
        return self.filter(
            Q(pk__in=self.managed_by(user).values("pk"))
            | Q(pk__in=PanelSeat.objects.filter(expert_id=user.pk).values("panel"))
        )


class Panel(Record):
    """One day's interviews for one vacancy. The post, the directorate, when and where are facts of its Activity.

    `joining` is how to join online, where people can: for those who have a seat alone.
    `held_on` is the day in London on which the activity starts: with the vacancy it tells one panel from another.
    An empty `outcome` is not known yet; `equal_scoring` and `equal_vote` are empty where nobody has said.
    `names_erased`: the name of somebody of the staff was taken from it, so no file brings names back.
    """

    activity = models.OneToOneField(Activity, on_delete=models.PROTECT, related_name="panel")
    vacancy_reference = models.CharField(max_length=40)
    held_on = models.DateField()
    band = models.CharField(max_length=20, blank=True)
    joining = models.CharField(max_length=500, blank=True)
    chair_email = models.EmailField(max_length=254, blank=True)
    chair_name = models.CharField(max_length=150, blank=True)
    equal_scoring = models.BooleanField(null=True, blank=True)
    equal_vote = models.BooleanField(null=True, blank=True)
    candidates = models.PositiveSmallIntegerField(null=True, blank=True)
    candidates_met_expert = models.PositiveSmallIntegerField(null=True, blank=True)
    outcome = models.CharField(max_length=15, choices=PanelOutcome, blank=True)
    no_expert_reason = models.CharField(max_length=20, choices=NoExpertReason, blank=True)
    no_expert_words = models.CharField(max_length=500, blank=True)
    names_erased = models.BooleanField(default=False)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = PanelQuerySet.as_manager()

    personal_data = PersonalData(
        person="recorded_by",
        # The chair may have no account. What is said of them is theirs, and not that of whoever recorded the panel.
        matches={"chair_email": "email"},
        of_another={"chair_email": "chair_email", "chair_name": "chair_email"},
        personal={"recorded_by": KEEP, "chair_email": ERASE, "chair_name": ERASE},
        named_by="vacancy_reference",
        neither=(
            "activity", "vacancy_reference", "held_on", "band", "joining", "equal_scoring", "equal_vote", "candidates",
            "candidates_met_expert", "outcome", "no_expert_reason", "no_expert_words", "names_erased",
        ),
    )  # fmt: skip

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("vacancy_reference"), "held_on", name="panel_once_a_day"),
            models.CheckConstraint(
                condition=Q(outcome__in=["", *PanelOutcome.values]), name="panel_outcome_known"
            ),
            models.CheckConstraint(
                condition=Q(no_expert_reason__in=["", *NoExpertReason.values]), name="panel_reason_known"
            ),
            models.CheckConstraint(
                condition=Q(candidates_met_expert__isnull=True)
                | Q(candidates__isnull=False, candidates_met_expert__lte=F("candidates")),
                name="panel_met_within_candidates",
            ),
        ]
        indexes = [models.Index(fields=["-held_on", "-id"], name="panel_newest")]

    def __str__(self):
        return self.vacancy_reference

    def get_absolute_url(self):
        return reverse("involvement:panel", args=[self.pk])


class PanelMember(Record):
    """A member of staff on a panel, by name or e-mail: such people need no account here."""

    panel = models.ForeignKey(Panel, on_delete=models.CASCADE, related_name="members")
    seat = models.CharField(max_length=10, choices=StaffSeat, default=StaffSeat.MEMBER)
    name = models.CharField(max_length=150, blank=True)
    email = models.EmailField(max_length=254, blank=True)

    personal_data = PersonalData(
        matches={"email": "email"},
        personal={"name": ERASE, "email": ERASE},
        neither=("panel", "seat"),
    )

    class Meta:
        ordering = ["pk"]
        constraints = [one_of("seat", StaffSeat, name="panel_member_seat_known")]

    def __str__(self):
        return f"{self.get_seat_display()} of panel {self.panel_id}"  # English: no page shows it


class PanelSeat(Record):
    """An expert's seat on a panel. `override_reason` says why somebody was seated without training in date, and who
    decided so. `must_confirm`: the panel was moved, and the person has not said yet whether they can still come.
    """

    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="seats")
    expert = models.ForeignKey(Expert, on_delete=models.PROTECT, related_name="panel_seats")
    seat = models.CharField(max_length=10, choices=Seat, default=Seat.MEMBER)
    contribution = models.OneToOneField(
        Contribution, null=True, blank=True, on_delete=models.PROTECT, related_name="panel_seat"
    )
    override_reason = models.CharField(max_length=500, blank=True)
    override_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    override_at = models.DateTimeField(null=True, blank=True)
    must_confirm = models.BooleanField(default=False)

    personal_data = PersonalData(
        person="expert__user",
        personal={"expert": KEEP, "override_reason": ERASE, "override_by": KEEP},
        neither=("panel", "seat", "contribution", "override_at", "must_confirm"),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["panel", "expert"], name="panel_seat_once"),
            one_of("seat", Seat, name="panel_seat_known"),
            all_or_none("override_at", "override_by", name="panel_seat_override_complete"),
            # The other way round does not hold: the reason is blanked when the person leaves.
            models.CheckConstraint(
                condition=Q(override_reason="") | Q(override_by__isnull=False),
                name="panel_seat_reason_has_a_name",
            ),
        ]

    def __str__(self):
        return f"{self.get_seat_display()} on panel {self.panel_id}"  # English: no page shows it


class PanelTerms(Record):
    """What a seat on a panel of a directorate pays, for seats that came without an advert; without a directorate, those
    of every directorate that has no terms of its own. No band means unpaid."""

    directorate = models.OneToOneField(
        Directorate, null=True, blank=True, on_delete=models.PROTECT, related_name="panel_terms"
    )
    band = models.ForeignKey(Band, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    travel_rule = models.CharField(max_length=40, choices=TravelRule, default=TravelRule.NONE)
    preparation_minutes = models.PositiveSmallIntegerField(default=0)
    budget = models.ForeignKey(Budget, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    personal_data = PersonalData(
        neither=("directorate", "band", "travel_rule", "preparation_minutes", "budget")
    )

    class Meta:
        verbose_name_plural = "panel terms"
        constraints = [
            models.UniqueConstraint(Coalesce("directorate", Value(0)), name="panel_terms_once"),
            one_of("travel_rule", TravelRule, name="panel_terms_travel_known"),
        ]

    def __str__(self):
        return f"Panel terms {self.pk}"  # English: no page shows it
