"""The panels behind a figure, said for a page and for a file. Nobody's name is among what is said."""

from dataclasses import dataclass

from django.utils.translation import gettext, gettext_lazy as _

from coproduction.core.dates import say_short_date
from coproduction.core.reporting import Kind
from involvement.enums import NoExpertReason, PanelOutcome
from involvement.rules.coverage import CountedPanels, WithoutBecause
from involvement.selectors.coverage.groups import NONE, groups_of

BECAUSE = dict([*NoExpertReason.choices, *WithoutBecause.choices])
HEADINGS = (
    _("Vacancy"),
    _("Date"),
    _("Post"),
    _("Band"),
    _("Directorate"),
    _("Locality"),
    _("Outcome"),
    _("Trained expert"),
)
KINDS = (Kind.WORDS, Kind.DAY, *[Kind.WORDS] * 6)
STATES = {
    CountedPanels.SEATED: _("Has a seat"),
    CountedPanels.ASKED: _("Asked for"),
    CountedPanels.AT_RISK: _("No trained expert seated or asked for"),
}
YES = _("Yes")


@dataclass(frozen=True)
class Line:
    """One panel, its cells in the order of HEADINGS. `url` is its page where the reader may open it, else ''."""

    cells: list[str]
    url: str = ""

    @property
    def said(self):
        """Return each cell with its heading, for a screen too small for columns."""
        return list(zip(HEADINGS, self.cells, strict=True))


def line_of(panel, records):
    """Return the Line of a panel. `records`: the directorates whose panels the reader records, ids; None for all."""
    may_open = records is None or panel.activity.directorate_id in records
    return Line(cells_of(panel), panel.get_absolute_url() if may_open else "")


def cells_of(panel):
    activity = panel.activity
    return [
        panel.vacancy_reference,
        say_short_date(panel.held_on),
        activity.title,
        panel.band,
        activity.directorate.name,
        activity.locality.name if activity.locality else "",
        PanelOutcome(panel.outcome).label if panel.outcome else "",
        _expert(panel),
    ]


def values_of(panel):
    """Return the same for a workbook, where a day is a day: words of days cannot be put in their order."""
    reference, _day, *rest = cells_of(panel)
    return [reference, panel.held_on, *rest]


def _expert(panel):
    if state := getattr(panel, "state", ""):
        return STATES[CountedPanels(state)]
    return (
        YES
        if panel.has_trained
        else gettext("No: {because}").format(because=_lower(str(BECAUSE[panel.because])))
    )


def _lower(words):
    return words[:1].lower() + words[1:]


def words_of(counted):
    """Return what narrows a list, in words; None where it names a directorate or locality that is not there."""
    parts = {"directorate": counted.directorate, "locality": counted.locality, "band": counted.band}
    said = [_words(part, value) for part, value in parts.items() if value is not None]
    if None in said:
        return None
    return [*said, *([BECAUSE[counted.because]] if counted.because else [])]


def _words(part, value):
    value = {("locality", 0): None, ("band", NONE): ""}.get((part, value), value)
    group = groups_of(part, [value]).get(value)
    return group and group.words
