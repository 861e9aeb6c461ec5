from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from coproduction.core.constraints import all_or_none, one_of
from coproduction.core.models import Record
from coproduction.core.personal_data import ERASE, KEEP, PersonalData
from coproduction.policy.enums import TravelRule
from coproduction.policy.models import Band, Budget
from coproduction.reference.models import (
    CheckKind,
    Directorate,
    Language,
    Locality,
    Topic,
    TrainingKind,
    Venue,
)
from experts.enums import Rung
from involvement.enums import OpportunityKind, OpportunityStatus, Permission, Place
from involvement.series_enums import Frequency

SEEN_BY_EVERYONE = (
    OpportunityStatus.PUBLISHED,
    OpportunityStatus.CLOSED,
    OpportunityStatus.UNDER_WAY,
    OpportunityStatus.COMPLETED,
    OpportunityStatus.REVIEWED,
)


class OpportunityQuerySet(models.QuerySet):
    def public(self):
        return self.filter(status__in=SEEN_BY_EVERYONE)

    def with_page(self):
        """Return those a link may lead to: a cancelled advert that was public says so, in place of 'not found'."""
        was_public = Q(status=OpportunityStatus.CANCELLED, published_at__isnull=False)
        return self.filter(Q(status__in=SEEN_BY_EVERYONE) | was_public)

    def open_on(self, day):
        """Return those a person can still answer on a day: the closing date itself is the last."""
        return self.filter(status=OpportunityStatus.PUBLISHED, closing_date__gte=day)

    def to_check(self):
        return self.filter(status=OpportunityStatus.IN_REVIEW)

    def managed_by(self, user):
        """Return what this member of staff runs: their own, or every one where they check adverts."""
        if user.has_perm(Permission.CHECK_OPPORTUNITY):
            return self
        return self.filter(host=user) if user.has_perm(Permission.POST_OPPORTUNITY) else self.none()


class Opportunity(Record):
    """An advert for a way to take part, from draft to what changed.

    Nearly every field may be empty in a draft; `rules.missing_from` says what an advert still needs.
    `is_blind` hides from whoever chooses who each person is, until they are offered a place or told no.
    `least_age` is how old a person must be, in years, on the day it begins.
    `imported_words` keeps, by field, the words of an imported row that we could not place; `imported_digest` is the
    SHA-256 of that row, by which a second import tells a changed row from one it has had. `needs` are the sentences
    that say whom it suits, kept with the row so that the public page asks nothing more; so are the words of its criteria,
    `looks_for`.
    """

    reference = models.CharField(max_length=30, unique=True)
    status = models.CharField(max_length=10, choices=OpportunityStatus, default=OpportunityStatus.DRAFT)
    host = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="opportunities")
    title = models.CharField(max_length=120, blank=True)
    organisation = models.CharField(max_length=150, blank=True)
    kind = models.CharField(max_length=20, choices=OpportunityKind, blank=True)
    summary = models.TextField(blank=True)
    what_you_will_do = models.TextField(blank=True)
    who_we_need = models.TextField(blank=True)
    documents = models.TextField(blank=True)
    ethics_reference = models.CharField(max_length=100, blank=True)
    rung = models.CharField(max_length=15, choices=Rung, blank=True)
    places = models.PositiveIntegerField(null=True, blank=True)
    frequency = models.CharField(max_length=20, choices=Frequency, blank=True)
    session_minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    preparation_minutes = models.PositiveSmallIntegerField(default=0)
    first_date = models.DateField(null=True, blank=True)
    place = models.CharField(max_length=10, choices=Place, blank=True)
    venue = models.ForeignKey(
        Venue, null=True, blank=True, on_delete=models.PROTECT, related_name="opportunities"
    )
    joining = models.TextField(blank=True)
    access = models.TextField(blank=True)
    selection = models.TextField(blank=True)
    is_blind = models.BooleanField(default=False)
    least_age = models.PositiveSmallIntegerField(null=True, blank=True)
    apply_link = models.URLField(max_length=500, blank=True)
    salary = models.CharField(max_length=200, blank=True)
    documents_due = models.DateField(null=True, blank=True)
    closing_date = models.DateField(null=True, blank=True)
    decision_date = models.DateField(null=True, blank=True)
    short_notice_reason = models.TextField(blank=True)
    band = models.ForeignKey(
        Band, null=True, blank=True, on_delete=models.PROTECT, related_name="opportunities"
    )
    unpaid_reason = models.TextField(blank=True)
    travel_rule = models.CharField(max_length=40, choices=TravelRule, blank=True)
    support = models.TextField(blank=True)
    contact_email = models.EmailField(max_length=254, blank=True)
    topics = models.ManyToManyField(Topic, blank=True, related_name="+")
    languages = models.ManyToManyField(Language, blank=True, related_name="+")
    weekdays = models.JSONField(default=list, blank=True)
    times_of_day = models.JSONField(default=list, blank=True)
    training = models.ManyToManyField(TrainingKind, blank=True, related_name="+")
    checks = models.ManyToManyField(CheckKind, blank=True, related_name="+")
    directorate = models.ForeignKey(
        Directorate, null=True, blank=True, on_delete=models.PROTECT, related_name="opportunities"
    )
    locality = models.ForeignKey(
        Locality, null=True, blank=True, on_delete=models.PROTECT, related_name="opportunities"
    )
    budget = models.ForeignKey(
        Budget, null=True, blank=True, on_delete=models.PROTECT, related_name="opportunities"
    )
    source = models.CharField(max_length=200, blank=True)
    imported_words = models.JSONField(default=dict, blank=True)
    imported_digest = models.CharField(max_length=64, blank=True, editable=False)
    search_text = models.TextField(blank=True, editable=False)
    looks_for = models.JSONField(default=list, blank=True, editable=False)
    needs = models.JSONField(default=list, blank=True, editable=False)
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    cancelled_reason = models.TextField(blank=True)

    objects = OpportunityQuerySet.as_manager()

    personal_data = PersonalData(
        person="host",
        personal={"host": KEEP, "published_by": KEEP, "contact_email": ERASE},
        named_by="title",
        neither=(
            "reference", "status", "title", "organisation", "kind", "summary", "what_you_will_do", "who_we_need",
            "documents", "ethics_reference", "apply_link", "salary", "documents_due",
            "rung", "places", "frequency", "session_minutes", "preparation_minutes", "first_date", "place", "venue",
            "joining", "access", "selection", "is_blind", "least_age", "closing_date", "decision_date", "short_notice_reason",
            "band",
            "unpaid_reason", "travel_rule", "support", "directorate", "locality", "budget", "source",
            "imported_words", "imported_digest", "search_text", "published_at", "cancelled_reason", "topics",
            "languages", "weekdays", "times_of_day", "training", "checks", "needs", "looks_for",
        ),
    )  # fmt: skip

    class Meta:
        verbose_name_plural = "opportunities"
        constraints = [
            one_of("status", OpportunityStatus, name="opportunity_status_known"),
            all_or_none("published_at", "published_by", name="opportunity_publication_complete"),
            models.CheckConstraint(
                condition=~Q(status__in=SEEN_BY_EVERYONE) | Q(published_at__isnull=False),
                name="opportunity_public_was_published",
            ),
        ]
        indexes = [
            models.Index(fields=["status", "closing_date"], name="opportunity_closing"),
            models.Index(fields=["status", "-published_at"], name="opportunity_newest"),
            models.Index(fields=["host", "status"], name="opportunity_of_host"),
            models.Index(fields=["-updated_at"], name="opportunity_last_changed"),
        ]

    def __str__(self):
        return self.title or f"Advert {self.reference}"  # English: operators read it

    def get_absolute_url(self):
        return reverse("involvement:opportunity", args=[self.reference])


class OpportunityComment(Record):
    """What a coordinator said when sending an advert back."""

    opportunity = models.ForeignKey(Opportunity, on_delete=models.CASCADE, related_name="comments")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()

    personal_data = PersonalData(person="by", personal={"by": KEEP}, neither=("opportunity", "words"))

    class Meta:
        ordering = ["-created_at"]

    def __str__(self):
        return self.words[:60]
