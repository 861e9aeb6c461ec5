"""What the panel's scores and votes allow it to decide. Plain numbers in, sentences out; exact, never floats.

A criterion's score is the mean of those reviewers who could judge it; 'cannot judge' counts for nobody and is not 0.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext

from quality_mark.enums import Outcome, rung_height, say_rung


@dataclass(frozen=True)
class Bar:
    """What a version of the criteria asks: means on the scale of 0 to 4, rungs, and the least score of each criterion."""

    award_mean: Fraction
    award_rung: str
    conditional_mean: Fraction
    conditional_rung: str
    least: Mapping[int, int]

    @classmethod
    def of(cls, criteria_set, criteria):
        """Return the Bar of a CriteriaSet with its criteria."""
        return cls(
            award_mean=Fraction(criteria_set.award_mean),
            award_rung=criteria_set.award_rung,
            conditional_mean=Fraction(criteria_set.conditional_mean),
            conditional_rung=criteria_set.conditional_rung,
            least={criterion.number: criterion.least_for_award for criterion in criteria},
        )


@dataclass(frozen=True)
class Votes:
    """How many of each side are present, and how many of them agree."""

    experts_present: int
    staff_present: int
    experts_agreed: int
    staff_agreed: int

    @property
    def both_agree(self):
        """More than half of the experts, and more than half of the staff."""
        return 2 * self.experts_agreed > self.experts_present and 2 * self.staff_agreed > self.staff_present


def mean_of(scores: Sequence[int | None]):
    """Return the exact mean of the scores given, None for 'cannot judge' left out; None where nobody could judge."""
    given = [score for score in scores if score is not None]
    return Fraction(sum(given), len(given)) if given else None


def overall(panel: Mapping[int, Fraction | None]):
    """Return the mean over the criteria that somebody could judge, or None. `panel` is {criterion number: mean}."""
    given = [mean for mean in panel.values() if mean is not None]
    return sum(given, Fraction(0)) / len(given) if given else None


def why_not_awarded(panel, rung, bar):
    """Return every reason, as sentences, why these scores and this rung do not reach the mark; [] when they do."""
    reasons = _under_the_mean(panel, bar.award_mean)
    for number, least in sorted(bar.least.items()):
        mean = panel.get(number)
        if mean is None:
            reasons.append(gettext("Nobody could judge criterion {number}.").format(number=number))
        elif mean < least:
            reasons.append(
                gettext("Criterion {number} is {mean}. It needs {least} or more.").format(
                    number=number, mean=say_mean(mean), least=least
                )
            )
    if rung_height(rung) < rung_height(bar.award_rung):
        reasons.append(
            gettext("The rung of the ladder is below {award_rung}.").format(
                award_rung=say_rung(bar.award_rung)
            )
        )
    return reasons


def why_not_conditional(panel, rung, bar):
    """Return every reason why these scores and this rung do not reach 'working towards'; [] when they do."""
    reasons = _under_the_mean(panel, bar.conditional_mean)
    if rung_height(rung) < rung_height(bar.conditional_rung):
        reasons.append(
            gettext("The rung of the ladder is below {conditional_rung}.").format(
                conditional_rung=say_rung(bar.conditional_rung)
            )
        )
    return reasons


def outcomes_open(panel, rung, bar, votes=None):
    """Return the Outcomes the panel may decide on, highest first. Without both majorities (Votes) none is awarded.

    Returning and declining are always open: the panel may find what no number shows.
    """
    open_ = [Outcome.RETURNED, Outcome.DECLINED]
    if not why_not_conditional(panel, rung, bar):
        open_.insert(0, Outcome.CONDITIONAL)
    if not why_not_awarded(panel, rung, bar) and (votes is None or votes.both_agree):
        open_.insert(0, Outcome.AWARDED)
    return open_


def differs(experts: Sequence[int | None], staff: Sequence[int | None], shown_from: int):
    """Say whether the experts' mean and the staff's on one criterion lie so far apart that the meeting should talk."""
    one, other = mean_of(experts), mean_of(staff)
    return one is not None and other is not None and abs(one - other) >= shown_from


def say_mean(mean):
    """Say a mean with one figure after the point, rounded down, so that 2.96 never reads as the 3.0 it did not reach."""
    tenths = int(mean * 10)
    return f"{tenths // 10}.{tenths % 10}"


def _under_the_mean(panel, least):
    mean = overall(panel)
    if mean is None:
        return [gettext("Nobody could judge any criterion.")]
    if mean < least:
        return [
            gettext("The mean score is {mean}. It needs {least} or more.").format(
                mean=say_mean(mean), least=say_mean(least)
            )
        ]
    return []
