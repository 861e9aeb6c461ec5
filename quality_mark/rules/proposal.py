"""Whom to ask to review: balanced between experts and staff, and fair in load and turn. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext

from quality_mark.enums import Side


@dataclass(frozen=True)
class Candidate:
    """A member of the panel as one submission sees them.

    `load` is how many reviews they have to do now, `shared` how many of the submission's topics they know about,
    `last_asked` when they were last asked (None: never).
    """

    user_id: int
    side: str
    load: int = 0
    shared: int = 0
    last_asked: datetime | None = None
    barred: bool = False


def propose(candidates: Iterable[Candidate], *, experts: int, staff: int):
    """Return the Candidates to ask, at most so many of each side and never more staff than experts.

    Those with least to do come first, then those who know most about it, then those asked longest ago.
    """
    free = sorted((each for each in candidates if not each.barred), key=_turn)
    chosen_experts = [each for each in free if each.side == Side.EXPERT][:experts]
    chosen_staff = [each for each in free if each.side == Side.STAFF][: min(staff, len(chosen_experts))]
    return [*chosen_experts, *chosen_staff]


def why_not_balanced(sides):
    """Return why these sides cannot be all the reviewers of a submission, or ''."""
    if Side.EXPERT not in sides:
        return gettext("At least one reviewer must be an expert by experience.")
    if Side.STAFF not in sides:
        return gettext("At least one reviewer must be a member of staff.")
    return ""


def _turn(candidate):
    asked = candidate.last_asked.timestamp() if candidate.last_asked else 0
    return (candidate.load, -candidate.shared, asked, candidate.user_id)
