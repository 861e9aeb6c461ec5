"""What the panel asked about a version, with the answers, as the writers, its reviewers, the chair and the meeting read it."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Prefetch, Q, Subquery

from quality_mark.models import Answer, Question, Submission, Version
from quality_mark.rules.questions import NOT_DECIDED, why_not_reply

LAST_WAS_PANELS = Subquery(
    Answer.objects.filter(question=OuterRef("pk")).order_by("-pk").values("from_panel")[:1]
)


@dataclass(frozen=True)
class Thread:
    """A question with its answers, the first first."""

    question: Question
    answers: list[Answer]

    @property
    def waits_for_writers(self):
        """Whether the last word is the panel's."""
        return not self.answers or self.answers[-1].from_panel


def threads_of(version):
    """Return a Thread for each question about a version, the first first, in two queries.

    `quality_mark/_threads.html` shows them: with `named` to the panel, without it to the writers.
    """
    questions = version.questions.select_related("criterion", "asked_by")
    questions = questions.prefetch_related(Prefetch("answers", Answer.objects.select_related("by")))
    return [Thread(question, list(question.answers.all())) for question in questions]


def thread_of(question):
    """Return the Thread of one question."""
    return Thread(question, list(question.answers.select_related("by")))


def why_closed(question, submission):
    """Return why nothing can be added to a question of this submission, or ''."""
    newer = Version.objects.filter(submission=submission, pk__gt=question.version_id).exists()
    return why_not_reply(submission.status, is_closed=question.closed_at is not None, is_newest=not newer)


def waiting_for(writer):
    """Return the open questions whose last word is the panel's, about what this person writes, the first first."""
    newer = Version.objects.filter(submission=OuterRef("version__submission"), pk__gt=OuterRef("version"))
    mine = Submission.objects.written_by(writer).filter(status__in=NOT_DECIDED)
    return (
        Question.objects.annotate(last_was_panels=LAST_WAS_PANELS)
        .filter(Q(last_was_panels=True) | Q(last_was_panels__isnull=True), closed_at__isnull=True)
        .filter(~Exists(newer), version__submission__in=mine.values("pk"))
        .select_related("version__submission")
        .order_by("pk")
    )


def still_reads(user, submission):
    """Whether the papers of a submission are open to this person as a reviewer now."""
    return Submission.objects.for_reviewer(user).filter(pk=submission.pk).exists()
