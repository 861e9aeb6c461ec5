"""What must hold before a version of the criteria can be published. Plain values in, sentences out."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext

from quality_mark.enums import rung_height

SETTINGS = (
    "award_mean",
    "award_rung",
    "conditional_mean",
    "conditional_rung",
    "evidence_from",
    "difference_shown",
    "quorum_experts",
    "quorum_staff",
    "valid_months",
    "paper_days",
    "bars_directorate",
)
OF_CRITERION = ("name", "question", "drawn_from", "least_for_award")


def why_not_publish(new: Mapping, criteria: Sequence, *, in_force):
    """Return every reason why a draft cannot be published; [] when it can.

    `new` and `in_force` are {name: value} of SETTINGS with 'criteria', a list of tuples as OF_CRITERION.
    """
    reasons = []
    if not criteria:
        reasons.append(gettext("Add at least one criterion."))
    if new["conditional_mean"] > new["award_mean"]:
        reasons.append(
            gettext("The mean for working towards the mark cannot be higher than the mean for the mark.")
        )
    if rung_height(new["conditional_rung"]) > rung_height(new["award_rung"]):
        reasons.append(
            gettext("The rung for working towards the mark cannot be higher than the rung for the mark.")
        )
    if new["quorum_experts"] < new["quorum_staff"]:
        reasons.append(gettext("At least half of the quorum must be experts by experience."))
    if in_force is not None and in_force == {**new, "criteria": list(criteria)}:
        reasons.append(gettext("Nothing differs from the criteria that are in force."))
    return reasons
