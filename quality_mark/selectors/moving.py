"""What moving a meeting changes besides its day: when the reviews for it are due."""

from django.utils import timezone

from quality_mark.models import Review
from quality_mark.rules.allocation import due_on


def due_again(meeting, day):
    """Return [(review, the day it is due)] of the reviews still to come in for a meeting, were it on a day.

    One that was asked for by another meeting's day keeps that.
    """
    before = timezone.localdate(meeting.activity.starts_at)
    undecided = meeting.agenda.filter(decision__isnull=True).values("version")
    reviews = Review.objects.unfinished().filter(version__in=undecided)
    reviews = reviews.select_related("reviewer", "version__submission__author", "version__criteria_set")
    return [
        (review, due_on(day, paper_days=_days(review)))
        for review in reviews.order_by("pk")
        if review.due_on == due_on(before, paper_days=_days(review)) and day != before
    ]


def _days(review):
    return review.version.criteria_set.paper_days
