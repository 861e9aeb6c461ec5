"""What a reviewer asks those who wrote a version, and what they answer. The writers never learn who asked."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coproduction.audit import services as audit
from coproduction.core.exceptions import RuleBroken
from quality_mark.models import Answer, Question
from quality_mark.notices import questions as notices
from quality_mark.rules import questions as rules
from quality_mark.selectors.questions import why_closed
from quality_mark.services.allocation import locked_review
from quality_mark.services.moves import locked

NOT_YOURS = _("Only the reviewer who asked can close this question.")


@transaction.atomic
def ask(*, review, criterion, words, by):
    """Ask the writers something about one criterion, or the whole (None). Returns the Question."""
    review = locked_review(review)
    submission = locked(review.version.submission)
    _refuse(rules.why_not_ask(review.status, submission.status))
    question = Question.objects.create(version=review.version, criterion=criterion, asked_by=by, words=words)
    event = _record("question.asked", question, submission, by)
    notices.question_asked(question, submission, event)
    return question


@transaction.atomic
def reply(*, question, words, from_panel, by):
    """Add a writer's answer to a question, or what its reviewer says to that (`from_panel`). Returns the Answer."""
    submission = locked(question.version.submission)
    question = _open(question, submission)
    answer = Answer.objects.create(question=question, by=by, words=words, from_panel=from_panel)
    event = _record("question.answered", question, submission, by)
    tell = notices.question_followed if from_panel else notices.question_answered
    tell(question, submission, event)
    return answer


@transaction.atomic
def close(*, question, by):
    """Close a question: whoever asked it has what they need. Closing it twice is closing it once."""
    submission = locked(question.version.submission)
    question = Question.objects.select_for_update(of=("self",)).get(pk=question.pk)
    if question.closed_at:
        return question
    _refuse("" if question.asked_by_id == by.pk else NOT_YOURS)
    question.closed_at, question.closed_by = timezone.now(), by
    question.save(update_fields=["closed_at", "closed_by", "updated_at"])
    _record("question.closed", question, submission, by)
    return question


def _open(question, submission):
    question = (
        Question.objects.select_for_update(of=("self",))
        .select_related("version", "asked_by")
        .get(pk=question.pk)
    )
    _refuse(why_closed(question, submission))
    return question


def _record(action, question, submission, by):
    return audit.record(actor=by, action=action, target=submission, after={"question": question.pk})


def _refuse(sentence):
    if sentence:
        raise RuleBroken(sentence)
