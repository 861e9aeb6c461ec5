"""What each kind of opportunity is made of: the fields it has, those it needs, and what people can do with it.

One table. The forms, the task list, what is missing, the public page and the import all read it.
"""

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from coproduction.core.languages import Words
from involvement.enums import OpportunityKind
from involvement.series_enums import Frequency

# Fields of some kinds only. Every other field belongs to every kind that does not lack it.
OWN = {
    "documents": {OpportunityKind.DOCUMENT_REVIEW},
    "documents_due": {OpportunityKind.DOCUMENT_REVIEW},
    "ethics_reference": {OpportunityKind.RESEARCH},
    "salary": {OpportunityKind.PEER_ROLE},
    "apply_link": {OpportunityKind.PEER_ROLE},
}
# What only an opportunity with meetings has.
OF_MEETINGS = {
    "session_minutes", "preparation_minutes", "decision_date", "short_notice_reason", "venue", "joining", "weekdays",
    "times_of_day",
}  # fmt: skip
# What a job is not: its hours and pay are those of its contract.
NOT_OF_A_JOB = {
    "rung", "frequency", "session_minutes", "preparation_minutes", "decision_date", "least_age", "topics", "languages",
    "weekdays", "times_of_day", "training", "checks", "band", "unpaid_reason", "travel_rule", "budget",
    "is_blind", "looks_for",
}  # fmt: skip
NEEDED = {
    "title", "kind", "summary", "what_you_will_do", "documents", "rung", "frequency", "session_minutes", "first_date",
    "documents_due", "closing_date", "decision_date", "place", "locality", "places", "selection", "salary",
    "travel_rule", "support", "contact_email", "directorate", "budget",
}  # fmt: skip


class Shape(NamedTuple):
    """How a kind differs from a meeting of people on a day.

    `lacks` are fields it does not have; `optional` those it may leave empty where others may not; `needs` those that
    only this kind must fill in. `no_sessions` and `no_interest` are the sentences that refuse, '' where it takes them.
    `has_series` says that it meets again and again, by a rule with exceptions.
    """

    lacks: frozenset = frozenset()
    optional: frozenset = frozenset()
    needs: frozenset = frozenset()
    has_series: bool = False
    no_sessions: Words = ""
    no_interest: Words = ""


SHAPES = {
    OpportunityKind.MEMBERSHIP: Shape(
        lacks=frozenset(OF_MEETINGS),
        optional=frozenset({"first_date", "place"}),
        no_sessions=_("A membership has no sessions."),
    ),
    OpportunityKind.ONE_OFF_EVENT: Shape(lacks=frozenset({"frequency"})),
    OpportunityKind.FOCUS_GROUP: Shape(has_series=True),
    OpportunityKind.STANDING_GROUP: Shape(has_series=True),
    OpportunityKind.INTERVIEW_PANEL: Shape(),
    OpportunityKind.DOCUMENT_REVIEW: Shape(
        lacks=frozenset({"frequency", "place", "venue", "joining", "weekdays", "times_of_day"})
    ),
    OpportunityKind.TRAINING: Shape(has_series=True),
    OpportunityKind.RESEARCH: Shape(needs=frozenset({"organisation"}), has_series=True),
    OpportunityKind.WARD_VISIT: Shape(needs=frozenset({"checks"}), has_series=True),
    OpportunityKind.PEER_ROLE: Shape(
        lacks=frozenset(NOT_OF_A_JOB),
        optional=frozenset({"first_date"}),
        no_sessions=_(
            "A paid peer role is a job with a contract, so it has no sessions and nothing to claim here."
        ),
        no_interest=_(
            "This is a job with a contract. You apply for it in the way the advert says, not through us."
        ),
    ),
    OpportunityKind.OTHER: Shape(has_series=True),
}
ANY = Shape(has_series=True)


def shape_of(kind):
    """Return the Shape of a kind. One not chosen yet may have everything that every kind may have."""
    return SHAPES[OpportunityKind(kind)] if kind else ANY


def has(kind, field):
    """Say whether adverts of a kind have a field."""
    owners = OWN.get(field)
    return kind in owners if owners else field not in shape_of(kind).lacks


def must_have(kind, field):
    """Say whether an advert of a kind cannot be published without a field."""
    shape = shape_of(kind)
    return has(kind, field) and (field in shape.needs or (field in NEEDED and field not in shape.optional))


def has_sessions(kind):
    """Say whether time is given on days that we record, and so may be claimed for."""
    return not shape_of(kind).no_sessions


def has_series(kind):
    """Say whether it may meet again and again, by a rule with exceptions, holidays and term time."""
    return shape_of(kind).has_series


def happens_once(opportunity):
    """Say whether an advert is of one day only, which its first date is."""
    return opportunity.kind == OpportunityKind.ONE_OFF_EVENT or opportunity.frequency == Frequency.ONE_OFF


def has_notice(kind):
    """Say whether the trust's notice is owed to its readers."""
    return has(kind, "short_notice_reason")
