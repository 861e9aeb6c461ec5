"""Papers on paper: who printed them, and sending them to a reviewer in the post, in the format they need."""

from django.db import transaction

from coproduction.audit import services as audit
from quality_mark.notices import reviews as notices
from quality_mark.services.allocation import locked_review


def note_printed(*, review, by):
    """Write down that a person took the papers away as a PDF."""
    audit.record(actor=by, action="papers.printed", target=review)


@transaction.atomic
def post_papers(*, review, by):
    """Put the papers of a review into the print queue for its reviewer. Twice on a day is once."""
    review = locked_review(review)
    audit.record(actor=by, action="papers.posted", target=review)
    notices.papers_by_post(review)
