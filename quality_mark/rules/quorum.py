"""Whether enough of the panel are there to decide: so many experts, so many staff, and experts at least half."""

from dataclasses import dataclass


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
        return f"{_more(needs.experts - experts, 'expert by experience', 'experts by experience')} needed."
    if staff < needs.staff:
        return f"{_more(needs.staff - staff, 'member of staff', 'members of staff')} needed."
    if experts < staff:
        return (
            "At least half of those who decide must be experts by experience. "
            f"{_more(staff - experts, 'more expert', 'more experts')} needed, or that many fewer staff."
        )
    return ""


def has_quorum(*, experts, staff, needs):
    return not why_no_quorum(experts=experts, staff=staff, needs=needs)


def _more(number, one, many):
    return f"1 {one} is" if number == 1 else f"{number} {many} are"
