"""Whether enough of the panel are there to decide: so many experts, so many staff, and experts at least half."""

from dataclasses import dataclass

from django.utils.translation import ngettext


@dataclass(frozen=True)
class Quorum:
    """How many of each side must be present."""

    experts: int
    staff: int

    @classmethod
    def of(cls, criteria_set):
        return cls(criteria_set.quorum_experts, criteria_set.quorum_staff)


def why_no_quorum(*, experts, staff, needs):
    """Return the sentence that says who is missing, or '' when the meeting may decide. `needs` is a Quorum."""
    if experts < needs.experts:
        lacking = needs.experts - experts
        return ngettext(
            "{count} expert by experience is needed.", "{count} experts by experience are needed.", lacking
        ).format(count=lacking)
    if staff < needs.staff:
        lacking = needs.staff - staff
        return ngettext(
            "{count} member of staff is needed.", "{count} members of staff are needed.", lacking
        ).format(count=lacking)
    if experts < staff:
        lacking = staff - experts
        return ngettext(
            "At least half of those who decide must be experts by experience. "
            "{count} more expert is needed, or that many fewer staff.",
            "At least half of those who decide must be experts by experience. "
            "{count} more experts are needed, or that many fewer staff.",
            lacking,
        ).format(count=lacking)
    return ""


def has_quorum(*, experts, staff, needs):
    return not why_no_quorum(experts=experts, staff=staff, needs=needs)
