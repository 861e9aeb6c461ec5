from django.conf import settings
from django.db import models
from django.db.models import Q

from coproduction.core.constraints import all_or_none, different_people, one_of
from coproduction.core.models import Record
from coproduction.core.personal_data import KEEP, PersonalData
from experts.enums import Rung
from quality_mark.enums import ConflictKind, Mark, Permission, ReviewStatus, Side
from quality_mark.models.criteria import Criterion
from quality_mark.models.submissions import Submission
from quality_mark.models.versions import Version

LIVE = (ReviewStatus.ALLOCATED, ReviewStatus.OPEN, ReviewStatus.DONE)
UNFINISHED = (ReviewStatus.ALLOCATED, ReviewStatus.OPEN)


class ReviewQuerySet(models.QuerySet):
    def live(self):
        return self.filter(status__in=LIVE)

    def unfinished(self):
        return self.filter(status__in=UNFINISHED)

    def visible_to(self, user):
        """Return this reviewer's own. One whose data shows a conflict is nobody's page: its route answers 404."""
        if not user.has_perm(Permission.REVIEW):
            return self.none()
        tied = Submission.objects.tied_to(user)
        return self.filter(reviewer=user).live().exclude(version__submission__in=tied.values("pk"))


class Review(Record):
    """One member of the panel asked to judge one version, by a day. `side` is which half of the panel they sit on."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="reviews")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="quality_reviews"
    )
    side = models.CharField(max_length=10, choices=Side)
    status = models.CharField(max_length=12, choices=ReviewStatus, default=ReviewStatus.ALLOCATED)
    due_on = models.DateField()
    rung = models.CharField(max_length=15, choices=Rung, blank=True)
    overall = models.TextField(blank=True)
    allocated_at = models.DateTimeField()
    allocated_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    declared_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    stood_down_at = models.DateTimeField(null=True, blank=True)
    stood_down_for = models.CharField(max_length=15, choices=ConflictKind, blank=True)

    objects = ReviewQuerySet.as_manager()

    personal_data = PersonalData(
        person="reviewer",
        personal={"reviewer": KEEP, "author": KEEP, "allocated_by": KEEP, "overall": KEEP},
        neither=(
            "version", "side", "status", "due_on", "rung", "allocated_at", "declared_at", "done_at",
            "stood_down_at", "stood_down_for",
        ),
    )  # fmt: skip

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "reviewer"], name="review_once"),
            different_people("author", "reviewer", name="review_not_by_author"),
            different_people("author", "allocated_by", name="review_not_allocated_by_author"),
            one_of("side", Side, name="review_side_known"),
            one_of("status", ReviewStatus, name="review_status_known"),
            models.CheckConstraint(condition=Q(rung="") | Q(rung__in=Rung.values), name="review_rung_known"),
            models.CheckConstraint(
                condition=~Q(status__in=(ReviewStatus.OPEN, ReviewStatus.DONE))
                | Q(declared_at__isnull=False),
                name="review_opens_when_declared",
            ),
            models.CheckConstraint(
                condition=~Q(status=ReviewStatus.DONE) | Q(done_at__isnull=False),
                name="review_done_has_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(status=ReviewStatus.STOOD_DOWN) | Q(stood_down_at__isnull=False),
                name="review_stood_down_has_a_time",
            ),
        ]
        indexes = [models.Index(fields=["reviewer", "status", "due_on"], name="review_of_reviewer")]

    def __str__(self):
        return f"{self.reviewer_id} on {self.version_id}"  # English: for us alone


class Score(Record):
    """What one reviewer makes of one criterion: a score, or that they cannot judge. Neither: not decided yet."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="scores")
    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="scores")
    value = models.PositiveSmallIntegerField(choices=Mark, null=True, blank=True)
    cannot_judge = models.BooleanField(default=False)
    comment = models.TextField(blank=True)

    personal_data = PersonalData(
        person="review__reviewer",
        personal={"comment": KEEP},
        neither=("review", "criterion", "value", "cannot_judge"),
    )

    class Meta:
        ordering = ["criterion__number"]
        constraints = [
            models.UniqueConstraint(fields=["review", "criterion"], name="score_once"),
            models.CheckConstraint(
                condition=Q(value__isnull=True) | Q(value__lte=4, cannot_judge=False),
                name="score_or_cannot_judge",
            ),
        ]

    def __str__(self):
        return f"{self.criterion_id}: {self.value}"


class ReviewNote(Record):
    """A reviewer's own note on a criterion. Nobody else ever reads it."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="notes")
    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()

    personal_data = PersonalData(
        person="review__reviewer", personal={"words": KEEP}, neither=("review", "criterion")
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["review", "criterion"], name="review_note_once")]

    def __str__(self):
        return f"Note {self.pk}"  # English: for us alone


class Question(Record):
    """Something the panel asks those who wrote a version, about one criterion or the whole."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="questions")
    criterion = models.ForeignKey(
        Criterion, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    personal_data = PersonalData(
        person="asked_by",
        personal={"asked_by": KEEP, "words": KEEP, "closed_by": KEEP},
        neither=("version", "criterion", "closed_at"),
    )

    class Meta:
        ordering = ["pk"]
        constraints = [all_or_none("closed_at", "closed_by", name="question_closing_complete")]

    def __str__(self):
        return self.words[:60]


class Answer(Record):
    """A reply in the thread of a question, by a writer or (`from_panel`) by the reviewer who asked it."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="answers")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()
    from_panel = models.BooleanField(default=False)

    personal_data = PersonalData(
        person="by", personal={"by": KEEP, "words": KEEP}, neither=("question", "from_panel")
    )

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return self.words[:60]
