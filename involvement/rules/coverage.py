"""How many interview panels had a trained expert: shares, targets, and the order in which groups are shown."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import nonmember

from django.db.models import TextChoices
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.core.dates import months_after

TENTH = Decimal("0.1")
MONTHS_BACK, MONTHS_AHEAD = 36, 12  # between which a target may start


class WithoutBecause(TextChoices):
    """Why a panel had no trained expert where nobody recorded a reason: what its seats say."""

    NOT_TRAINED = "not_trained", _("The expert’s training was not in date")
    OBSERVED = "observed", _("An expert observed only")
    DID_NOT_COME = "did_not_come", _("The expert did not come")
    NOT_SAID = "not_said", _("No reason recorded")


class CountedPanels(TextChoices):
    """Which panels a figure of coverage counts, as the list behind it is called."""

    PANELS = "panels", _("Interview panels")
    TRAINED = "trained", _("Panels with a trained expert")
    APPOINTED = "appointed", _("Panels that appointed")
    APPOINTED_TRAINED = "appointed_trained", _("Panels with a trained expert that appointed")
    WITHOUT = "without", _("Panels without a trained expert")
    WITH_REASON = "with_reason", _("Panels with seats given with a reason")
    REQUESTED = "requested", _("Panels we asked for experts for")
    TO_COME = "to_come", _("Panels to come")
    SEATED = "seated", _("Panels to come with a trained expert")
    ASKED = "asked", _("Panels to come that wait for an expert")
    AT_RISK = "at_risk", _("Panels to come at risk")

    states_ahead = nonmember({"to_come", "seated", "asked", "at_risk"})

    @property
    def is_to_come(self):
        return self.value in self.states_ahead


def percent(part, whole):
    """Return what share a part is of a whole, to a tenth of a percent, half up; None of nothing."""
    return (Decimal(100 * part) / whole).quantize(TENTH, ROUND_HALF_UP) if whole else None


def month_of(day):
    """Return the first of a day's month."""
    return day.replace(day=1)


@dataclass(frozen=True)
class Target:
    """What share of a directorate's panels should have a trained expert, from a first of a month until the next one."""

    starts_on: date
    percent: int


def target_on(targets, day):
    """Return the percent in force on a day, of one directorate's Targets with the newest first; None before the first."""
    return next((target.percent for target in targets if target.starts_on <= day), None)


@dataclass
class Aim:
    """The target of a group of panels: the average of their own targets. Panels without one are left out.

    `wanted` is in hundredths of a panel, so that nothing is rounded before the end.
    """

    panels: int = 0
    trained: int = 0
    wanted: int = 0

    def add(self, target, panels, trained):
        if target is not None:
            self.panels += panels
            self.trained += trained
            self.wanted += target * panels

    @property
    def percent(self):
        return percent(self.wanted, 100 * self.panels)

    @property
    def is_met(self):
        """Whether as many as were wanted had a trained expert; None without a target."""
        return self.trained * 100 >= self.wanted if self.panels else None


def months_for_targets(today):
    """Return the first days of the months from which a target may start, the earliest first."""
    return [months_after(month_of(today), months) for months in range(-MONTHS_BACK, MONTHS_AHEAD + 1)]


def why_not_target(starts_on, *, has_one, today):
    """Return why a target cannot start on a day, or ''. `has_one`: a target was in force by then already."""
    if starts_on not in months_for_targets(today):
        return gettext(
            "A target starts on the first of a month, from {back} months ago to {ahead} months ahead."
        ).format(back=MONTHS_BACK, ahead=MONTHS_AHEAD)
    if has_one and starts_on < month_of(today):
        return gettext("A month that is over keeps the target it had. Choose this month or a later one.")
    return ""


def band_order(band):
    """Return where a band of pay stands: by its number, then its letter; words after numbers; none at the end."""
    number = re.match(r"\d{1,4}", band)
    if not band:
        return (2, 0, "")
    return (0, int(number[0]), band.casefold()) if number else (1, 0, band.casefold())
