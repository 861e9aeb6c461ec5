"""What we tell people about questions. A writer is never told which reviewer asks, nor a barred reviewer anything."""

from django.urls import reverse

from coproduction.core.languages import in_language_of
from coproduction.correspondence import services as correspondence
from quality_mark.selectors.people import writers_of
from quality_mark.selectors.questions import still_reads


def question_asked(question, submission, event):
    """Tell those who wrote it that a reviewer asks something."""
    _to_writers("question_asked", question, submission, event)


def question_followed(question, submission, event):
    """Tell those who wrote it that the reviewer said more."""
    _to_writers("question_followed", question, submission, event)


def question_answered(question, submission, event):
    """Tell the reviewer who asked, where the papers are still open to them."""
    if still_reads(question.asked_by, submission):
        review = question.version.reviews.get(reviewer=question.asked_by)
        link = reverse("quality_mark:review_question", args=[review.pk, question.pk])
        _send(question.asked_by, "question_answered", submission, event, link)


def _to_writers(kind, question, submission, event):
    link = reverse("quality_mark:question", args=[submission.pk, question.pk])
    for writer in writers_of(submission):
        _send(writer, kind, submission, event, link)


def _send(to, kind, submission, event, link):
    with in_language_of(to):
        said = correspondence.say(f"quality_mark/{kind}", name=to.name, title=submission)
    correspondence.send(
        to=to,
        kind=f"quality_{kind}",
        key=f"quality-{kind}-{to.pk}-{event.pk}",
        subject=said.subject,
        body=said.body,
        link=link,
    )
