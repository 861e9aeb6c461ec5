from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.urls import reverse

from coproduction.core.constraints import all_or_none, one_of
from coproduction.core.models import Record
from coproduction.core.personal_data import ERASE, KEEP, PersonalData
from coproduction.policy.enums import TravelRule
from coproduction.policy.models import Band, Budget
from coproduction.reference.models import Directorate, TrainingKind
from experts.models import Activity
from involvement.enums import Permission, Place, PlaceStatus


class CourseQuerySet(models.QuerySet):
    def in_use(self):
        return self.filter(retired_at__isnull=True)

    def run_by(self, user):
        """Return the courses of the directorates this person runs training for."""
        reach = user.directorates_for(Permission.RUN_TRAINING)
        return self if reach is None else self.filter(directorate__in=reach)


class Course(Record):
    """Training the trust gives: what it is, for whom, on what terms, and what it counts as.

    `kind` is what those who attend have done from then on, if anything. Partner organisations' people book by a link.
    A course is retired, never deleted.
    """

    name = models.CharField(max_length=120)
    kind = models.ForeignKey(
        TrainingKind, null=True, blank=True, on_delete=models.PROTECT, related_name="courses"
    )
    summary = models.TextField()
    for_experts = models.BooleanField(default=False)
    for_staff = models.BooleanField(default=False)
    for_partners = models.BooleanField(default=False)
    minutes = models.PositiveSmallIntegerField()
    preparation_minutes = models.PositiveSmallIntegerField(default=0)
    places = models.PositiveSmallIntegerField()
    prerequisites = models.ManyToManyField(TrainingKind, blank=True, related_name="+")
    directorate = models.ForeignKey(Directorate, on_delete=models.PROTECT, related_name="courses")
    band = models.ForeignKey(Band, null=True, blank=True, on_delete=models.PROTECT, related_name="courses")
    unpaid_reason = models.TextField(blank=True)
    travel_rule = models.CharField(max_length=40, choices=TravelRule, default=TravelRule.NONE)
    budget = models.ForeignKey(
        Budget, null=True, blank=True, on_delete=models.PROTECT, related_name="courses"
    )
    contact_email = models.EmailField(max_length=254)
    retired_at = models.DateTimeField(null=True, blank=True)

    objects = CourseQuerySet.as_manager()

    personal_data = PersonalData(
        neither=(
            "name", "kind", "summary", "for_experts", "for_staff", "for_partners", "minutes",
            "preparation_minutes", "places", "prerequisites", "directorate", "band", "unpaid_reason",
            "travel_rule", "budget", "contact_email", "retired_at",
        )
    )  # fmt: skip

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(Lower("name"), name="course_name_once"),
            models.CheckConstraint(
                condition=Q(for_experts=True) | Q(for_staff=True) | Q(for_partners=True),
                name="course_is_for_somebody",
            ),
            models.CheckConstraint(condition=Q(places__gte=1), name="course_has_places"),
            models.CheckConstraint(
                condition=Q(band__isnull=True) | Q(unpaid_reason="", budget__isnull=False),
                name="course_paid_from_a_budget",
            ),
            one_of("travel_rule", TravelRule, name="course_travel_rule_known"),
        ]

    def __str__(self):
        return self.name


class TrainingDateQuerySet(models.QuerySet):
    def run_by(self, user):
        """Return the dates of the courses this person runs."""
        reach = user.directorates_for(Permission.RUN_TRAINING)
        return self if reach is None else self.filter(course__directorate__in=reach)

    def visible_to(self, user):
        """Return the dates a person may read about: those for experts are public, the rest is for those who may book."""
        if not user.is_authenticated:
            return self.filter(course__for_experts=True)
        if user.has_perm(Permission.RUN_TRAINING):
            return self
        mine = Q(places_taken__user=user.pk) | Q(course__for_experts=True)
        staff = Q(course__for_staff=True) if user.holds_a_staff_role else Q()
        return self.filter(pk__in=TrainingDate.objects.filter(mine | staff).values("pk"))


class TrainingDate(Record):
    """One date of a course. When and where it is are facts of its Activity.

    `partner_token` is the end of the link by which partner organisations' people book: none while it is switched off.
    """

    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="dates")
    activity = models.OneToOneField(Activity, on_delete=models.PROTECT, related_name="training_date")
    place = models.CharField(max_length=10, choices=Place)
    link = models.URLField(max_length=500, blank=True)
    joining = models.TextField(blank=True)
    places = models.PositiveSmallIntegerField()
    booking_closes_on = models.DateField()
    partner_token = models.CharField(max_length=43, null=True, blank=True, unique=True)
    cancelled_reason = models.TextField(blank=True)

    objects = TrainingDateQuerySet.as_manager()

    personal_data = PersonalData(
        neither=(
            "course", "activity", "place", "link", "joining", "places", "booking_closes_on", "partner_token",
            "cancelled_reason",
        )
    )  # fmt: skip

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(places__gte=1), name="training_date_has_places"),
            one_of("place", Place, name="training_date_place_known"),
        ]

    def __str__(self):
        return f"Training date {self.pk}"  # English: no page shows it

    def get_absolute_url(self):
        return reverse("involvement:training_date", args=[self.pk])

    @property
    def left(self):
        """Return how many places are free, where the row was fetched with how many are `taken`."""
        return max(0, self.places - getattr(self, "taken", 0))


class TrainingPlaceQuerySet(models.QuerySet):
    def of(self, user):
        return self.filter(user_id=user.pk)


class TrainingPlace(Record):
    """Somebody's place on a date: an expert's or a member of staff's, or that of a partner organisation's person.

    That person has no account: their name, e-mail and needs are here, and are forgotten some time after the date.
    `must_confirm`: when or where the date is has changed, and the person has not said yet whether they can still come.
    `certificate` is the code by which anybody can check the certificate; `expires_on` the last day it counts.
    """

    date = models.ForeignKey(TrainingDate, on_delete=models.PROTECT, related_name="places_taken")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="training_places",
    )
    partner_name = models.CharField(max_length=150, blank=True)
    partner_email = models.EmailField(max_length=254, blank=True)
    organisation = models.CharField(max_length=150, blank=True)
    access_needs = models.TextField(blank=True)
    status = models.CharField(max_length=10, choices=PlaceStatus)
    asked_at = models.DateTimeField()
    answer_by = models.DateField(null=True, blank=True)
    must_confirm = models.BooleanField(default=False)
    recorded_at = models.DateTimeField(null=True, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    certificate = models.CharField(max_length=14, null=True, blank=True, unique=True)
    expires_on = models.DateField(null=True, blank=True)

    objects = TrainingPlaceQuerySet.as_manager()

    personal_data = PersonalData(
        person="user",
        # A partner organisation's person may join the network later, with the same address.
        matches={"partner_email": "email"},
        personal={
            "user": ERASE, "partner_name": ERASE, "partner_email": ERASE, "organisation": ERASE,
            "recorded_by": KEEP, "certificate": ERASE,
        },
        sensitive={"access_needs": ERASE},
        neither=("date", "status", "asked_at", "answer_by", "must_confirm", "recorded_at", "expires_on"),
    )  # fmt: skip

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["date", "user"], name="training_place_once"),
            models.UniqueConstraint(
                Lower("partner_email"), "date", condition=~Q(partner_email=""), name="training_partner_once"
            ),
            models.CheckConstraint(
                condition=Q(user__isnull=True) | Q(partner_email="", partner_name=""),
                name="training_place_of_one",
            ),
            one_of("status", PlaceStatus, name="training_place_status_known"),
            all_or_none("recorded_at", "recorded_by", name="training_place_recorded_complete"),
        ]
        indexes = [
            models.Index(fields=["date", "status", "asked_at"], name="training_place_list"),
            models.Index(fields=["user", "-asked_at"], name="training_place_of_user"),
            models.Index(fields=["expires_on"], name="training_place_expiry"),
        ]

    def __str__(self):
        return f"Training place {self.pk}"  # English: no page shows it

    @property
    def is_partners(self):
        return self.user_id is None

    @property
    def name(self):
        """Return the name of whose place it is, '' once it is forgotten."""
        return self.partner_name if self.is_partners else str(self.user)

    @property
    def words_for_person(self):
        return PlaceStatus(self.status).words_for_person
