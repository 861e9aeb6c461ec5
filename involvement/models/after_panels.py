"""What follows a panel: what each side said of it, and who was signed off for the next seat of the ladder."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from coproduction.core.constraints import one_of, only_one
from coproduction.core.models import Record
from coproduction.core.personal_data import ERASE, KEEP, PersonalData
from experts.models import Expert
from involvement.enums import DebriefSide, Heard
from involvement.models.panels import Panel, PanelSeat


class Debrief(Record):
    """Three short questions after a panel, to each expert who sat on it and to its chair, who may have no account.

    The words of the questions differ by side; what is kept does not. Empty answers are not given yet.
    """

    panel = models.ForeignKey(Panel, on_delete=models.CASCADE, related_name="debriefs")
    side = models.CharField(max_length=10, choices=DebriefSide)
    expert = models.ForeignKey(
        Expert, null=True, blank=True, on_delete=models.PROTECT, related_name="debriefs"
    )
    heard = models.CharField(max_length=10, choices=Heard, blank=True)
    prepared = models.CharField(max_length=10, choices=Heard, blank=True)
    again = models.CharField(max_length=10, choices=Heard, blank=True)
    words = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    personal_data = PersonalData(
        person="expert__user",
        personal={"expert": KEEP, "words": ERASE},
        neither=("panel", "side", "heard", "prepared", "again", "answered_at"),
    )

    class Meta:
        constraints = [
            one_of("side", DebriefSide, name="debrief_side_known"),
            models.CheckConstraint(
                condition=Q(side=DebriefSide.EXPERT, expert__isnull=False)
                | Q(side=DebriefSide.CHAIR, expert__isnull=True),
                name="debrief_of_an_expert_or_the_chair",
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True) | ~Q(heard=""), name="debrief_answered_says_heard"
            ),
            models.UniqueConstraint(fields=["panel", "expert"], name="debrief_once_an_expert"),
            only_one("panel", name="debrief_once_a_chair", when=Q(side=DebriefSide.CHAIR)),
        ]
        indexes = [models.Index(fields=["answered_at", "created_at"], name="debrief_to_answer")]

    def __str__(self):
        return f"Debrief {self.pk}"  # English: no page shows it


class SeatSignOff(Record):
    """Somebody who saw a person on a panel says how it went, and whether they are ready for the next seat."""

    seat = models.OneToOneField(PanelSeat, on_delete=models.CASCADE, related_name="sign_off")
    ready = models.BooleanField()
    note = models.TextField()
    signed_at = models.DateTimeField()
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    personal_data = PersonalData(
        person="seat__expert__user",
        personal={"seat": KEEP, "ready": KEEP, "note": ERASE, "signed_by": KEEP},
        neither=("signed_at",),
    )

    def __str__(self):
        return f"Sign-off of seat {self.seat_id}"  # English: no page shows it
