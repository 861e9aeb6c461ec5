"""Asking for experts for a panel, and the offers that go out to people in turn."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from coproduction.core.constraints import one_of, only_one
from coproduction.core.models import Record
from coproduction.core.personal_data import KEEP, PersonalData
from coproduction.policy.enums import TravelRule
from coproduction.policy.models import Band, Budget
from experts.models import Expert
from involvement.enums import PanelOfferStatus, RequestStatus, Seat
from involvement.models.panels import Panel, PanelSeat


class PanelRequestQuerySet(models.QuerySet):
    def open(self):
        return self.filter(status=RequestStatus.OPEN)


class PanelRequest(Record):
    """Seats a recruiter wants filled on one panel, by when, and what they pay: frozen from here on, so that everyone
    asked reads the same terms. `opened_at` is when it was asked, or when a seat that was taken became free again.
    """

    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="requests")
    seat = models.CharField(max_length=10, choices=Seat, default=Seat.MEMBER)
    seats = models.PositiveSmallIntegerField(default=1)
    needed_by = models.DateField()
    band = models.ForeignKey(Band, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    travel_rule = models.CharField(max_length=40, choices=TravelRule, default=TravelRule.NONE)
    preparation_minutes = models.PositiveSmallIntegerField(default=0)
    budget = models.ForeignKey(Budget, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    words = models.TextField(blank=True)
    status = models.CharField(max_length=10, choices=RequestStatus, default=RequestStatus.OPEN)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    filled_at = models.DateTimeField(null=True, blank=True)

    objects = PanelRequestQuerySet.as_manager()

    personal_data = PersonalData(
        person="asked_by",
        personal={"asked_by": KEEP},
        neither=(
            "panel", "seat", "seats", "needed_by", "band", "travel_rule", "preparation_minutes", "budget", "words",
            "status", "opened_at", "filled_at",
        ),
    )  # fmt: skip

    class Meta:
        constraints = [
            one_of("seat", Seat, name="panel_request_seat_known"),
            one_of("status", RequestStatus, name="panel_request_status_known"),
            only_one("panel", name="panel_request_one_open", when=Q(status=RequestStatus.OPEN)),
            models.CheckConstraint(condition=Q(seats__gte=1), name="panel_request_wants_a_seat"),
        ]
        indexes = [models.Index(fields=["status", "needed_by"], name="panel_request_open")]

    def __str__(self):
        return f"Request {self.pk} for panel {self.panel_id}"  # English: operators read it


class PanelOfferQuerySet(models.QuerySet):
    def of(self, user):
        return self.filter(expert_id=user.pk)


class PanelOffer(Record):
    """One person asked for one request, in their turn, and what they said. `seat` is what they took."""

    request = models.ForeignKey(PanelRequest, on_delete=models.PROTECT, related_name="offers")
    expert = models.ForeignKey(Expert, on_delete=models.PROTECT, related_name="panel_offers")
    status = models.CharField(max_length=10, choices=PanelOfferStatus, default=PanelOfferStatus.OFFERED)
    offered_at = models.DateTimeField()
    answer_by = models.DateField()
    answered_at = models.DateTimeField(null=True, blank=True)
    seat = models.OneToOneField(
        PanelSeat, null=True, blank=True, on_delete=models.PROTECT, related_name="offer"
    )

    objects = PanelOfferQuerySet.as_manager()

    personal_data = PersonalData(
        person="expert__user",
        personal={"expert": KEEP},
        neither=("request", "status", "offered_at", "answer_by", "answered_at", "seat"),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["request", "expert"], name="panel_offer_once"),
            one_of("status", PanelOfferStatus, name="panel_offer_status_known"),
        ]
        indexes = [
            models.Index(fields=["expert", "-offered_at"], name="panel_offer_of_expert"),
            models.Index(fields=["status", "answer_by"], name="panel_offer_running_out"),
        ]

    def __str__(self):
        return f"Offer {self.pk} to {self.expert_id}"  # English: operators read it

    def get_absolute_url(self):
        return reverse("involvement:panel_offer", args=[self.pk])
