"""What came of an opportunity: what was said and done, what got in the way, and when that was looked at."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from coproduction.core.constraints import all_or_none, one_of
from coproduction.core.models import Record
from coproduction.core.personal_data import KEEP, PersonalData
from involvement.impact_enums import BarrierKind, OutcomeState
from involvement.models.feedback import Feedback
from involvement.models.opportunities import Opportunity
from involvement.models.sessions import Session


class Outcome(Record):
    """'You said, we did': what people said, and what came of it. One answers any number of sessions and of feedback."""

    opportunity = models.ForeignKey(Opportunity, on_delete=models.PROTECT, related_name="outcomes")
    said = models.TextField()
    state = models.CharField(max_length=10, choices=OutcomeState)
    did = models.TextField()
    is_public = models.BooleanField(default=False)
    sessions = models.ManyToManyField(Session, blank=True, related_name="outcomes")
    feedback = models.ManyToManyField(Feedback, blank=True, related_name="outcomes")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    personal_data = PersonalData(
        person="recorded_by",
        personal={"recorded_by": KEEP},
        neither=("opportunity", "said", "state", "did", "is_public", "sessions", "feedback"),
    )

    class Meta:
        constraints = [one_of("state", OutcomeState, name="outcome_state_known")]
        indexes = [models.Index(fields=["opportunity", "is_public"], name="outcome_of_opportunity")]

    def __str__(self):
        return f"Outcome {self.pk}"  # English: no page shows it


class Barrier(Record):
    """What got in the way of taking part, and what was done about it. `closed_on`: nothing is left to do."""

    opportunity = models.ForeignKey(Opportunity, on_delete=models.PROTECT, related_name="barriers")
    kind = models.CharField(max_length=12, choices=BarrierKind)
    words = models.TextField()
    done = models.TextField(blank=True)
    raised_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    feedback = models.OneToOneField(
        Feedback, null=True, blank=True, on_delete=models.PROTECT, related_name="recorded_barrier"
    )
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    personal_data = PersonalData(
        person="recorded_by",
        personal={"recorded_by": KEEP},
        neither=("opportunity", "kind", "words", "done", "raised_on", "closed_on", "feedback"),
    )

    class Meta:
        constraints = [
            one_of("kind", BarrierKind, name="barrier_kind_known"),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | ~Q(done=""), name="barrier_closed_says_what_was_done"
            ),
        ]
        indexes = [models.Index(fields=["closed_on", "raised_on"], name="barrier_open_first")]

    def __str__(self):
        return f"Barrier {self.pk}"  # English: no page shows it


class Review(Record):
    """What an opportunity that is completed owes its people: by `due_on` everything said is answered, and told."""

    opportunity = models.OneToOneField(Opportunity, on_delete=models.PROTECT, related_name="review")
    completed_on = models.DateField()
    due_on = models.DateField()
    reviewed_at = models.DateTimeField(null=True, blank=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    personal_data = PersonalData(
        person="reviewed_by",
        personal={"reviewed_by": KEEP},
        neither=("opportunity", "completed_on", "due_on", "reviewed_at"),
    )

    class Meta:
        constraints = [all_or_none("reviewed_at", "reviewed_by", name="review_complete")]
        indexes = [models.Index(fields=["reviewed_at", "due_on"], name="review_due")]

    def __str__(self):
        return f"Review of {self.opportunity_id}"  # English: no page shows it
