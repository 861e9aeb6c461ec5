"""What one row tells of a panel. The grid in the browser and a file go the same way."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.utils.functional import lazy
from django.utils.text import format_lazy
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.core.dates import NoSuchTime, london_moment, say_date
from involvement.enums import NoExpertReason, PanelOutcome, Seat
from involvement.imports.cells import problem_of
from involvement.imports.panels.cells import (
    MOST_CANDIDATES,
    day_of,
    number_of,
    outcome_of,
    people_of,
    reason_of,
    seat_of,
    yes_or_no,
)
from involvement.imports.panels.columns import COLUMNS, WORDS
from involvement.imports.panels.times import time_told

MOST_OF_REFERENCE = 40
NEEDED = {
    "reference": _("Give the vacancy reference."),
    "title": _("Give the job title."),
    "directorate": _("Give the directorate. We do not guess it."),
    "date": _("Give the day of the interviews."),
    "start": _("Give the time the panel starts."),
    "end": _("Give the time the panel finishes."),
}
# Said only of a cell that cannot be read: putting words together for each row of fifty thousand would be felt.
A_NUMBER = format_lazy(_("Write a whole number, up to {most}."), most=MOST_CANDIDATES)
A_DATE = _("Write the date like 7 October 2026 or 7/10/2026.")
A_TIME = _("Write the time like 09:30 or 2pm.")
YES_OR_NO = _("Write yes or no.")
A_REASON, AN_OUTCOME = (
    lazy(lambda each=each: _one_of(each), str)() for each in (NoExpertReason, PanelOutcome)
)


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody told us of a panel: of `directorate`, `locality` and `venue` the words, of people their e-mail addresses.

    What was not told is empty or None. `experts` are (address, Seat). `problems` are (column name, sentence).
    """

    line: int
    reference: str
    title: str
    band: str
    directorate: str
    locality: str
    held_on: date | None
    starts_at: datetime | None
    ends_at: datetime | None
    venue: str
    room: str
    joining: str
    chair_email: str
    chair_name: str
    others: tuple[str, ...]
    experts: tuple[tuple[str, Seat], ...]
    equal_scoring: bool | None
    equal_vote: bool | None
    candidates: int | None
    met: int | None
    reason: NoExpertReason | None
    reason_words: str
    outcome: PanelOutcome | None
    referees: tuple[str, ...]
    problems: tuple[tuple[str, str], ...]

    @property
    def key(self):
        """What tells one panel from another: the vacancy in lower case, and the day."""
        return self.reference.lower(), self.held_on


def _one_of(choices):
    return gettext("Write one of: {labels}.").format(labels="; ".join(map(str, choices.labels)))


def told_by(line, values):
    """Return what a row tells. `values` is {column name: words}; a column may be missing."""
    return _Reading(line, values).told()


def nothing_told(line, reference, sentence):
    """Return what is left of a row that cannot be read at all: its reference, and the sentence that says why."""
    told = told_by(line, {})
    return replace(told, reference=reference.strip()[:MOST_OF_REFERENCE], problems=(("reference", sentence),))


class _Reading:
    def __init__(self, line, values):
        self.line, self.problems = line, []
        self.values = {each.name: values.get(each.name, "").strip() for each in COLUMNS}

    def told(self):
        self._check_cells()
        words = self.values
        held_on, starts_at, ends_at = self._when()
        chairs = self._people("chair_email")
        if len(chairs) > 1:
            self._add("chair_email", gettext("Give one chair. Put the others under the other panel e-mails."))
        return Told(
            line=self.line,
            reference=" ".join(words["reference"].split()),
            title=" ".join(words["title"].split()),
            band=words["band"],
            directorate=words["directorate"],
            locality=words["locality"],
            held_on=held_on,
            starts_at=starts_at,
            ends_at=ends_at,
            venue=words["venue"],
            room=" ".join(words["room"].split()),
            joining=words["joining"],
            chair_email=chairs[0] if chairs else "",
            chair_name=words["chair_name"],
            others=self._people("others"),
            experts=self._experts(),
            equal_scoring=self._read("equal_scoring", yes_or_no, YES_OR_NO),
            equal_vote=self._read("equal_vote", yes_or_no, YES_OR_NO),
            candidates=self._read("candidates", number_of, A_NUMBER),
            met=self._read("met", number_of, A_NUMBER),
            reason=self._read("reason", reason_of, A_REASON),
            reason_words=words["reason_words"],
            outcome=self._read("outcome", outcome_of, AN_OUTCOME),
            referees=self._people("referees"),
            problems=tuple(self.problems),
        )

    def _add(self, name, sentence):
        self.problems.append((name, str(sentence)))

    def _check_cells(self):
        for column in COLUMNS:
            words = self.values[column.name]
            if not words:
                if column.name in NEEDED:
                    self._add(column.name, NEEDED[column.name])
            elif problem := problem_of(words, column.most):
                self._add(column.name, f"{column.words}: {problem}")  # the words themselves may be hidden
                self.values[column.name] = ""

    def _read(self, name, read, what_to_do):
        words = self.values[name]
        found = read(words) if words else None
        if words and found is None:
            sentence = gettext("We cannot read ‘{words}’. {what_to_do}")
            sentence = sentence.format(words=words[:40], what_to_do=what_to_do)
            # Nobody knows from '0.4' alone where to look for it.
            self._add(name, f"{WORDS[name]}: {sentence}")
        return found

    def _when(self):
        day = self._read("date", day_of, A_DATE)
        times = [self._time(name, day) for name in ("start", "end")]
        if day is None or None in times:
            return day, None, None
        if times[1] <= times[0]:
            self._add("end", gettext("The panel must finish later than it starts, on the same day."))
            return day, None, None
        try:
            return day, *(london_moment(day, time) for time in times)
        except NoSuchTime as problem:
            self._add("start", str(problem))
            return day, None, None

    def _time(self, name, day):
        told = self._read(name, time_told, A_TIME)
        if told is None or day is None or told.day in (None, day):
            return told and told.time
        sentence = gettext(
            "The time is for {another}, and the interviews are on {day}. Write the time alone, like 09:30."
        )
        self._add(name, sentence.format(another=say_date(told.day), day=say_date(day)))
        return None

    def _people(self, name):
        if not self.values[name]:
            return ()
        addresses, odd = people_of(self.values[name])
        if odd:
            self._add(name, gettext("‘{odd}’ is not an e-mail address.").format(odd=odd[0][:60]))
        return addresses

    def _experts(self):
        addresses, seats = self._people("experts"), self.values["seats"].replace(",", ";").split(";")
        found = [seat_of(each) for each in seats] if self.values["seats"] else [Seat.MEMBER]
        if None in found or (len(found) not in (1, len(addresses)) and addresses):
            self._add(
                "seats", gettext("Write observer, member or chair: one word for all, or one for each expert.")
            )
            found = [Seat.MEMBER]
        found = found * len(addresses) if len(found) == 1 else found
        return tuple(zip(addresses, found, strict=False))
