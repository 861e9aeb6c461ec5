"""The register of reports: each app declares its own in `reports.py`; `coproduction.reports` lists and shows them."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial

from django.utils.translation import gettext, gettext_lazy as _

from coproduction.core.dates import month_name, say_month, today
from coproduction.core.languages import Words
from coproduction.core.reporting.tables import Table


@dataclass(frozen=True)
class Question:
    """What a reader asks: the days covered (both included), how to group, and which directorates they may see.

    `directorates` is None for all of them, or a set of ids.
    """

    first_day: date
    last_day: date
    by: str
    directorates: set[int] | None = None


@dataclass(frozen=True)
class Way:
    """A link from a report to a page of its app: its words, the name of its URL, and the word of those who may open it."""

    words: Words
    name: str
    needs: str


@dataclass(frozen=True)
class Report:
    """One report. `groupings` maps a key to its words; `answer(question)` returns the Table; `figures` are charted.

    `needs` is the permission word of those who may read it. `periods` returns [(first day, last day, words)], the one
    shown first at the front, where a reader may not choose any days they like. `marks` maps a charted figure to the
    column that is marked on its bars. `behind(question, row, column key)` returns the address of the rows that a figure
    counts, or '': only what readers of the report may see. `ways` lead on from the report. `nothing` is said when it
    has no rows.
    """

    key: str
    title: Words
    summary: Words
    groupings: dict[str, Words]
    answer: Callable[[Question], Table]
    figures: list[str] = field(default_factory=list)
    needs: str = "reports.read"
    periods: Callable[[], list[tuple[date, date, str]]] | None = None
    marks: dict[str, str] = field(default_factory=dict)
    behind: Callable[[Question, dict, str], str] | None = None
    ways: tuple[Way, ...] = ()
    nothing: Words = _("There is nothing to show for these days. Choose a longer period.")

    def table(self, question):
        """Return the Table for a question, with the address behind each figure that has one."""
        found = self.answer(question)
        return replace(found, behind=partial(self.behind, question)) if self.behind else found


_reports: dict[str, Report] = {}


def declare(report):
    """Put a report on the list. Declaring the same key again replaces it, so that reloading is harmless."""
    _reports[report.key] = report
    return report


def all_reports():
    return sorted(_reports.values(), key=lambda report: str(report.title))


def report_called(key):
    """Return the report with this key, or None."""
    return _reports.get(key)


def financial_year_start(day):
    """Return the 1 April on or before a day: the NHS's financial year."""
    return date(day.year if day.month >= 4 else day.year - 1, 4, 1)


def quarter_in_words(first_day):
    """Say a quarter by its first day: date(2026, 10, 1) is 'October to December 2026'."""
    last_month = date(first_day.year, first_day.month + 2, 1)
    return gettext("{first} to {last}").format(first=month_name(first_day), last=say_month(last_month))


def usual_period():
    """Return the first and last day shown when nobody has asked: this financial year and the one before."""
    start = financial_year_start(today())
    return date(start.year - 1, 4, 1), date(start.year + 1, 3, 31)
