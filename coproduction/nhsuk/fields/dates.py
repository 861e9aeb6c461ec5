import datetime
import re

from django import forms
from django.utils import timezone
from django.utils.dates import MONTHS as NAMES

from coproduction.core.dates import is_year_of_now, years_of_now
from coproduction.nhsuk.fields.base import Speaking
from coproduction.nhsuk.widgets import PARTS, SplitDateInput

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
FIGURES = re.compile(r"[0-9]{1,4}", re.ASCII)

WHEN = {
    "past": lambda date, today: date < today,
    "future": lambda date, today: date > today,
    "today_or_past": lambda date, today: date <= today,
    "today_or_future": lambda date, today: date >= today,
}


class SplitDateField(Speaking, forms.Field):
    """A date typed as day, month and year; the month may be a name. Gives datetime.date.

    when: 'past', 'future', 'today_or_past' or 'today_or_future', asked on the day the form is sent
    any_year: True where the form refuses a year that is too far in words of its own
    """

    widget = SplitDateInput

    def __init__(self, *, when="", any_year=False, autocomplete="", **kwargs):
        super().__init__(**kwargs)
        if when and when not in WHEN:
            raise ValueError(f"when must be one of {', '.join(WHEN)}")
        self.when, self.any_year = when, any_year
        self.widget.autocomplete = autocomplete

    def to_python(self, value):
        if isinstance(value, datetime.date):
            return value
        typed = [str(part or "").strip() for part in (value or ["", "", ""])]
        if not any(typed):
            return None
        self.refuse_missing(typed)
        return self.read(typed)

    def refuse_missing(self, typed):
        missing = [part for part, words in zip(PARTS, typed, strict=True) if not words]
        if missing:
            raise self.wrong("date_part", limit=missing, parts=missing)

    def read(self, typed):
        day, month, year = figures(typed[0]), month_number(typed[1]), figures(typed[2])
        wrong = [part for part, number in zip(PARTS, (day, month, year), strict=True) if number is None]
        if wrong:
            raise self.wrong("date", parts=wrong)
        if year < 1000:
            raise self.wrong("year", parts=["year"])
        try:
            return datetime.date(year, month, day)
        except ValueError as error:
            raise self.wrong("date", parts=PARTS if 1 <= month <= 12 else ["month"]) from error

    def validate(self, value):
        if value is None and self.required:
            raise self.wrong("required", parts=PARTS)
        if value and self.when and not WHEN[self.when](value, timezone.localdate()):
            raise self.wrong(self.when, parts=PARTS)
        if value and not self.any_year and not is_year_of_now(value.year):
            raise self.wrong("far_year", limit=years_of_now(), parts=["year"])

    def has_changed(self, initial, data):
        return [str(part) for part in self.widget.decompress(initial)] != [
            str(part or "") for part in data or ["", "", ""]
        ]


def figures(typed):
    return int(typed) if FIGURES.fullmatch(typed) else None


def month_number(typed):
    """1 to 12 from figures or from a name such as 'Sept', in English or the language of now; None when it is neither."""
    name = typed.lower().rstrip(".")
    if len(name) >= 3 and name.isalpha():
        for known in (MONTHS, [str(NAMES[number]).lower()[:3] for number in range(1, 13)]):
            if name[:3] in known:
                return known.index(name[:3]) + 1
    return figures(typed)
