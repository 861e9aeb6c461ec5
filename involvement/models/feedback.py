"""What people and staff say after taking part.

Two tables on purpose. `FeedbackAsked` says who was asked and on which day they answered. `Feedback` is what was said. An
answer without a name holds no person, no session and no day, and its key is random, so that no column ties the two.

What is without a name is kept from hosts until enough people have said something that `is_waiting`. Then all of it
`is_shown` at once, and nobody waits any more.
"""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q

from coproduction.core.constraints import one_of, only_one
from coproduction.core.models import Record
from coproduction.core.personal_data import ERASE, KEEP, PersonalData
from involvement.impact_enums import Answer, BarrierKind, FeedbackSide
from involvement.models.opportunities import Opportunity
from involvement.models.sessions import Session


class FeedbackAsked(Record):
    """Somebody was asked how it went: after a session or, without one, once after the whole. `answered_on` is a day."""

    opportunity = models.ForeignKey(Opportunity, on_delete=models.PROTECT, related_name="feedback_asked")
    session = models.ForeignKey(Session, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="feedback_asked"
    )
    side = models.CharField(max_length=10, choices=FeedbackSide)
    asked_on = models.DateField()
    answered_on = models.DateField(null=True, blank=True)
    is_waiting = models.BooleanField(default=False)

    personal_data = PersonalData(
        person="person",
        personal={"person": KEEP},
        neither=("opportunity", "session", "side", "asked_on", "answered_on", "is_waiting"),
    )

    class Meta:
        constraints = [
            one_of("side", FeedbackSide, name="feedback_asked_side_known"),
            only_one("session", "person", name="feedback_asked_once", when=Q(session__isnull=False)),
            only_one("opportunity", "person", name="feedback_asked_once_whole", when=Q(session__isnull=True)),
            models.CheckConstraint(
                condition=Q(is_waiting=False) | Q(answered_on__isnull=False),
                name="feedback_asked_waits_once_answered",
            ),
        ]
        indexes = [models.Index(fields=["answered_on", "asked_on"], name="feedback_to_answer")]

    def __str__(self):
        return f"Feedback asked {self.pk}"  # English: no page shows it


class Feedback(models.Model):
    """Three answers, and words where there were any. Without a `person` it says nothing of who, where or when."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    opportunity = models.ForeignKey(Opportunity, on_delete=models.PROTECT, related_name="feedback")
    session = models.ForeignKey(
        Session, null=True, blank=True, on_delete=models.PROTECT, related_name="feedback"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="feedback"
    )
    side = models.CharField(max_length=10, choices=FeedbackSide)
    given_on = models.DateField(null=True, blank=True)
    listened = models.CharField(max_length=10, choices=Answer)
    prepared = models.CharField(max_length=10, choices=Answer)
    again = models.CharField(max_length=10, choices=Answer)
    words = models.TextField(blank=True)
    barrier = models.CharField(max_length=12, choices=BarrierKind, blank=True)
    barrier_words = models.TextField(blank=True)
    is_shown = models.BooleanField(default=False)

    personal_data = PersonalData(
        person="person",
        personal={"person": KEEP, "words": ERASE, "barrier_words": ERASE},
        neither=(
            "opportunity", "session", "side", "given_on", "listened", "prepared", "again", "barrier", "is_shown",
        ),
    )  # fmt: skip

    class Meta:
        constraints = [
            one_of("side", FeedbackSide, name="feedback_side_known"),
            models.CheckConstraint(
                condition=Q(person__isnull=False, given_on__isnull=False)
                | Q(person__isnull=True, given_on__isnull=True, session__isnull=True),
                name="feedback_without_a_name_says_nothing_of_who",
            ),
            models.CheckConstraint(
                condition=Q(is_shown=False) | Q(person__isnull=True),
                name="feedback_shown_in_a_group_without_a_name",
            ),
        ]
        indexes = [models.Index(fields=["person", "given_on"], name="feedback_of_person")]

    def __str__(self):
        return f"Feedback {self.pk}"  # English: no page shows it
