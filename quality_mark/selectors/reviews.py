"""Reviews: a reviewer's own, those of a version, and those that are due."""

from quality_mark.models import Review
from quality_mark.selectors.ties import UNDECIDED


def reviews_of(user):
    """Return the reviews this person is asked for or has done, those still to do first, the soonest first."""
    mine = Review.objects.visible_to(user).select_related("version__submission__directorate")
    return mine.order_by("done_at", "due_on", "pk")


def to_do(user):
    """Return the reviews this person has still to do, the soonest due first."""
    return reviews_of(user).unfinished().order_by("due_on", "pk")


def reviews_for_chair(version):
    """Return everyone asked to review a version, experts first."""
    return version.reviews.select_related("reviewer").order_by("side", "allocated_at", "pk")


def due_between(first, last):
    """Return unfinished reviews on undecided work due from one date to another, both included; `first` None: any before."""
    due = Review.objects.unfinished().filter(due_on__lte=last, version__submission__status__in=UNDECIDED)
    due = due.filter(due_on__gte=first) if first else due
    return due.select_related("reviewer", "version__submission__author").order_by("pk")
