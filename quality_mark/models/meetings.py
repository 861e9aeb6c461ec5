from django.conf import settings
from django.db import models
from django.db.models import F, Q

from coproduction.core.constraints import all_or_none, one_of
from coproduction.core.models import Record
from coproduction.core.personal_data import KEEP, PersonalData
from coproduction.documents.models import Document
from coproduction.policy.enums import TravelRule
from coproduction.policy.models import Band, Budget
from experts.enums import Rung
from experts.models import Activity, Contribution
from quality_mark.enums import Choice, MeetingStatus, Outcome, Permission, SeatStatus, Side
from quality_mark.models.submissions import Submission
from quality_mark.models.versions import Version


class MeetingQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Return every meeting to who runs the panel, and to a member those they were asked to."""
        if user.has_perm(Permission.RUN_PANEL):
            return self
        if not user.has_perm(Permission.REVIEW):
            return self.none()
        return self.filter(pk__in=MeetingSeat.objects.filter(member=user).values("meeting"))


class Meeting(Record):
    """A meeting of the panel. When and where it is are facts of its Activity.

    `band`, `travel_rule`, `preparation_minutes` and `budget` are the terms for the experts at it; no band means unpaid.
    `moved_on`, `moved_from` (when it was to start) and `moved_reason` tell of the last time it was moved.
    """

    activity = models.OneToOneField(Activity, on_delete=models.PROTECT, related_name="quality_meeting")
    status = models.CharField(max_length=10, choices=MeetingStatus, default=MeetingStatus.PLANNED)
    link = models.URLField(max_length=500, blank=True)
    band = models.ForeignKey(Band, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    travel_rule = models.CharField(max_length=40, choices=TravelRule, default=TravelRule.NONE)
    preparation_minutes = models.PositiveSmallIntegerField(default=0)
    budget = models.ForeignKey(Budget, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    minutes = models.ForeignKey(Document, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    moved_on = models.DateField(null=True, blank=True)
    moved_from = models.DateTimeField(null=True, blank=True)
    moved_reason = models.TextField(blank=True)

    objects = MeetingQuerySet.as_manager()

    personal_data = PersonalData(
        neither=(
            "activity", "status", "link", "band", "travel_rule", "preparation_minutes", "budget", "minutes",
            "moved_on", "moved_from", "moved_reason",
        )
    )  # fmt: skip

    class Meta:
        constraints = [
            one_of("status", MeetingStatus, name="meeting_status_known"),
            one_of("travel_rule", TravelRule, name="meeting_travel_rule_known"),
            models.CheckConstraint(
                condition=Q(moved_on__isnull=True, moved_from__isnull=True, moved_reason="")
                | (Q(moved_on__isnull=False, moved_from__isnull=False) & ~Q(moved_reason="")),
                name="meeting_moved_for_a_reason",
            ),
        ]

    def __str__(self):
        return str(self.activity)


class AgendaItemQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Return the items of a person's meetings. One they have a tie to is nobody's page: it answers 404."""
        tied = Submission.objects.tied_to(user)
        mine = self.filter(meeting__in=Meeting.objects.visible_to(user).values("pk"))
        return mine.exclude(version__submission__in=tied.values("pk"))

    def for_chair(self, user):
        """Return the items this chair deals with."""
        return self.visible_to(user) if user.has_perm(Permission.RUN_PANEL) else self.none()


class AgendaItem(Record):
    """A version to be decided at a meeting. One that was not reached is put on the agenda of a later one too.

    `outcome` and `rung` are what the chair has put to the vote last; both empty before that.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="agenda")
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="agenda_items")
    position = models.PositiveSmallIntegerField()
    outcome = models.CharField(max_length=12, choices=Outcome, blank=True)
    rung = models.CharField(max_length=15, choices=Rung, blank=True)

    objects = AgendaItemQuerySet.as_manager()

    personal_data = PersonalData(neither=("meeting", "version", "position", "outcome", "rung"))

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "version"], name="agenda_item_once"),
            models.CheckConstraint(
                condition=Q(outcome="", rung="") | Q(outcome__in=Outcome.values, rung__in=Rung.values),
                name="agenda_item_put_to_the_vote_whole",
            ),
        ]

    def __str__(self):
        return f"{self.version_id} at {self.meeting_id}"  # English: for us alone


class MeetingSeat(Record):
    """A member of the panel at a meeting, and the Contribution of one who is an expert."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="seats")
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="quality_seats"
    )
    side = models.CharField(max_length=10, choices=Side)
    status = models.CharField(max_length=10, choices=SeatStatus, default=SeatStatus.EXPECTED)
    contribution = models.OneToOneField(
        Contribution, null=True, blank=True, on_delete=models.PROTECT, related_name="quality_seat"
    )

    personal_data = PersonalData(
        person="member",
        personal={"member": KEEP, "contribution": KEEP},
        neither=("meeting", "side", "status"),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "member"], name="meeting_seat_once"),
            one_of("side", Side, name="meeting_seat_side_known"),
            one_of("status", SeatStatus, name="meeting_seat_status_known"),
        ]

    def __str__(self):
        return f"{self.member_id} at {self.meeting_id}"  # English: for us alone


class Declaration(Record):
    """That a member who was not asked to review a version has no conflict of interest. It opens the item to them."""

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="declarations")
    seat = models.ForeignKey(MeetingSeat, on_delete=models.PROTECT, related_name="declarations")

    personal_data = PersonalData(person="seat__member", personal={"seat": KEEP}, neither=("item",))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "seat"], name="declaration_once")]

    def __str__(self):
        return f"{self.seat_id} on {self.item_id}"  # English: for us alone


class Vote(Record):
    """Whether one member agrees with an outcome put to the meeting; `dissent` is what they want recorded.

    Where a second outcome is put to the vote, the votes on the first stay as they are.
    """

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="votes")
    seat = models.ForeignKey(MeetingSeat, on_delete=models.PROTECT, related_name="votes")
    outcome = models.CharField(max_length=12, choices=Outcome)
    choice = models.CharField(max_length=10, choices=Choice)
    dissent = models.TextField(blank=True)

    personal_data = PersonalData(
        person="seat__member", personal={"dissent": KEEP}, neither=("item", "seat", "outcome", "choice")
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["item", "seat", "outcome"], name="vote_once"),
            one_of("outcome", Outcome, name="vote_outcome_known"),
            one_of("choice", Choice, name="vote_choice_known"),
        ]

    def __str__(self):
        return f"{self.choice} by {self.seat_id}"  # English: for us alone


class Decision(Record):
    """What a meeting decided on a version, once. It copies who was there and how they voted, and the quorum it needed.

    `mean` is the panel's over all criteria, None where nobody could judge. `reasons` are read by everyone concerned.
    """

    version = models.OneToOneField(Version, on_delete=models.PROTECT, related_name="decision")
    item = models.OneToOneField(AgendaItem, on_delete=models.PROTECT, related_name="decision")
    outcome = models.CharField(max_length=12, choices=Outcome)
    rung = models.CharField(max_length=15, choices=Rung)
    mean = models.DecimalField(max_digits=4, decimal_places=2, null=True, blank=True)
    reasons = models.TextField()
    action_plan = models.TextField(blank=True)
    action_due = models.DateField(null=True, blank=True)
    quorum_experts = models.PositiveSmallIntegerField()
    quorum_staff = models.PositiveSmallIntegerField()
    experts_present = models.PositiveSmallIntegerField()
    staff_present = models.PositiveSmallIntegerField()
    experts_agreed = models.PositiveSmallIntegerField()
    staff_agreed = models.PositiveSmallIntegerField()
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    personal_data = PersonalData(
        person="decided_by",
        personal={"decided_by": KEEP},
        neither=(
            "version", "item", "outcome", "rung", "mean", "reasons", "action_plan", "action_due", "quorum_experts",
            "quorum_staff", "experts_present", "staff_present", "experts_agreed", "staff_agreed", "decided_at",
        ),
    )  # fmt: skip

    class Meta:
        constraints = [
            one_of("outcome", Outcome, name="decision_outcome_known"),
            one_of("rung", Rung, name="decision_rung_known"),
            models.CheckConstraint(
                condition=Q(experts_present__gte=F("quorum_experts"))
                & Q(staff_present__gte=F("quorum_staff"))
                & Q(experts_present__gte=F("staff_present")),
                name="decision_had_quorum",
            ),
            models.CheckConstraint(
                condition=~Q(outcome=Outcome.AWARDED)
                | Q(experts_agreed__gt=F("experts_present") / 2, staff_agreed__gt=F("staff_present") / 2),
                name="decision_award_had_both_majorities",
            ),
            models.CheckConstraint(
                condition=Q(experts_agreed__lte=F("experts_present"), staff_agreed__lte=F("staff_present")),
                name="decision_no_more_votes_than_people",
            ),
            models.CheckConstraint(
                condition=~Q(outcome=Outcome.CONDITIONAL)
                | (~Q(action_plan="") & Q(action_due__isnull=False)),
                name="decision_conditional_has_a_plan",
            ),
            models.CheckConstraint(condition=~Q(reasons=""), name="decision_has_reasons"),
        ]

    def __str__(self):
        return f"{self.outcome} for {self.version_id}"  # English: for us alone


class PlanReport(Record):
    """The writers saying that the action plan of a conditional decision is done, and what the chair answered."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="plan_reports")
    words = models.TextField()
    document = models.ForeignKey(
        Document, null=True, blank=True, on_delete=models.PROTECT, related_name="plan_reports"
    )
    reported_at = models.DateTimeField()
    reported_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    is_done = models.BooleanField(null=True, blank=True)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    personal_data = PersonalData(
        person="reported_by",
        personal={"reported_by": KEEP, "answered_by": KEEP, "document": KEEP},
        neither=("decision", "words", "reported_at", "is_done", "answer", "answered_at"),
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["decision"], condition=Q(answered_at__isnull=True), name="plan_report_one_open"
            ),
            all_or_none("answered_at", "answered_by", "is_done", name="plan_report_answer_complete"),
            models.CheckConstraint(
                condition=~Q(is_done=False) | ~Q(answer=""), name="plan_report_not_done_for_a_reason"
            ),
        ]

    def __str__(self):
        return f"Report {self.pk} on {self.decision_id}"  # English: for us alone
