from django.conf import settings
from django.db import models
from django.db.models import F, Q

from coproduction.core.constraints import one_of
from coproduction.core.models import Record
from coproduction.core.personal_data import KEEP, PersonalData
from coproduction.documents.models import Document
from experts.enums import Rung
from experts.models import Activity, Contribution
from quality_mark.enums import Choice, MeetingStatus, Outcome, SeatStatus, Side
from quality_mark.models.versions import Version


class Meeting(Record):
    """A meeting of the panel. When and where it is are facts of its Activity."""

    activity = models.OneToOneField(Activity, on_delete=models.PROTECT, related_name="quality_meeting")
    status = models.CharField(max_length=10, choices=MeetingStatus, default=MeetingStatus.PLANNED)
    link = models.URLField(max_length=500, blank=True)
    minutes = models.ForeignKey(Document, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    personal_data = PersonalData(neither=("activity", "status", "link", "minutes"))

    class Meta:
        constraints = [one_of("status", MeetingStatus, name="meeting_status_known")]

    def __str__(self):
        return str(self.activity)


class AgendaItem(Record):
    """A version to be decided at a meeting. One that was not reached is put on the agenda of a later one too."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="agenda")
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="agenda_items")
    position = models.PositiveSmallIntegerField()

    personal_data = PersonalData(neither=("meeting", "version", "position"))

    class Meta:
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["meeting", "version"], name="agenda_item_once")]

    def __str__(self):
        return f"{self.version_id} at {self.meeting_id}"


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
        return f"{self.member_id} at {self.meeting_id}"


class Vote(Record):
    """Whether one member agrees with the outcome put to the meeting; `dissent` is what they want recorded."""

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
            models.UniqueConstraint(fields=["item", "seat"], name="vote_once"),
            one_of("outcome", Outcome, name="vote_outcome_known"),
            one_of("choice", Choice, name="vote_choice_known"),
        ]

    def __str__(self):
        return f"{self.choice} by {self.seat_id}"


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
        return f"{self.outcome} for {self.version_id}"
