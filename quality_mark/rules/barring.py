"""Who may not judge a submission, and why. Pure: the ties a person has are given, as `selectors.ties` finds them."""

from django.utils.translation import gettext_lazy as _

from quality_mark.enums import ConflictKind

# In the order in which one of them is given as the reason to the person themselves, or kept with a review.
BY_WEIGHT = tuple(ConflictKind)
TO_THE_PERSON = {
    ConflictKind.AUTHOR: _("You wrote this submission."),
    ConflictKind.CO_SUBMITTER: _("You are one of the people who sent this submission."),
    ConflictKind.CONTRIBUTOR: _("You are named as having contributed to this work."),
    ConflictKind.ATTENDED: _("You took part in an activity that this submission gives as evidence."),
    ConflictKind.DIRECTORATE: _("You work in the directorate this submission comes from."),
    ConflictKind.REVIEWED_BEFORE: _("You reviewed it before, and an appeal goes to other members."),
    ConflictKind.VOTED_BEFORE: _("You voted on it before, and an appeal goes to other members."),
    ConflictKind.DECLARED: _("You told us about a conflict of interest."),
}


def is_barred(ties):
    """`ties` is a set of ConflictKind."""
    return bool(ties)


def weightiest(ties):
    """Return the one ConflictKind of a set that says most, or None of an empty set."""
    return next((kind for kind in BY_WEIGHT if kind in ties), None)


def why_barred(ties):
    """Return the sentence for the barred person alone, or ''. Nobody else is ever shown it."""
    kind = weightiest(ties)
    return TO_THE_PERSON[kind] if kind else ""
