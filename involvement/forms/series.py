"""Sessions that come again: the pattern, more of it, its times and place, and calling several off."""

import re
from datetime import date, datetime

from django import forms
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.core.dates import months_after, say_moment, today
from coproduction.nhsuk import fields
from coproduction.nhsuk.forms import Form
from involvement.enums import Place
from involvement.forms.sessions import SessionForm
from involvement.models import Session
from involvement.rules.series import MOST_SESSIONS, MOST_YEARS, NO_END, TOO_LATE, HowToGetIn
from involvement.series_enums import Repeats

TYPED = ("%d %m %Y", "%d %B %Y", "%d %b %Y")
MOST_APART = 52
ENDS = {
    "last_day": {
        "label": _("Last date"),
        "hint": _("For example, 30 6 2027. Leave this empty if you say how many sessions."),
        "when": "today_or_future",
        "required": False,
    },
    "count": {
        "label": _("Or how many sessions"),
        "hint": _("Dates that are left out do not count."),
        "noun": _("the number of sessions"),
        "min_value": 1,
        "max_value": MOST_SESSIONS,
        "required": False,
    },
}


class MoreForm(Form):
    """Until when a series goes on. One of the two ends it."""

    last_day = fields.SplitDateField(**ENDS["last_day"])
    count = fields.WholeNumberField(**ENDS["count"])

    def clean(self):
        tidy = super().clean()
        check_end(self, tidy, first=today())
        return tidy


class SeriesForm(SessionForm):
    """A pattern of sessions. `pattern()` and `how()` give what the services take."""

    field_order = (
        "date", "repeats", "every", "last_day", "count", "start", "end", "skips_bank_holidays", "term_time_only",
        "left_out", "place", "venue", "link", "joining", "places",
    )  # fmt: skip

    date = fields.SplitDateField(
        label=_("First date"), hint=_("For example, 27 3 2027"), when="today_or_future"
    )
    repeats = fields.RadioField(
        label=_("How do the dates follow?"), noun=_("how the dates follow"), choices=Repeats.choices
    )
    every = fields.WholeNumberField(
        label=_("Every how many weeks or months?"),
        hint=_("1 is every week or month, 2 is every second one, 3 months is every quarter."),
        noun=_("every how many weeks or months"),
        min_value=1,
        max_value=MOST_APART,
        initial=1,
    )
    last_day = fields.SplitDateField(**ENDS["last_day"])
    count = fields.WholeNumberField(**ENDS["count"])
    skips_bank_holidays = fields.YesNoField(
        label=_("Leave out bank holidays?"), noun=_("whether to leave out bank holidays"), initial=True
    )
    term_time_only = fields.YesNoField(
        label=_("Only in school term time?"),
        noun=_("whether it is only in school term time"),
        hint=_("An administrator enters the school terms under ‘Lists’."),
        initial=False,
    )
    left_out = fields.LongTextField(
        label=_("Other dates to leave out"),
        hint=_("One on each line. For example, 24 12 2026."),
        noun=_("dates to leave out"),
        max_length=2000,
        rows=3,
        required=False,
    )

    def clean_left_out(self):
        lines = [line.strip() for line in self.cleaned_data["left_out"].splitlines() if line.strip()]
        return [_day(line) for line in lines]

    def clean(self):
        tidy = super().clean()
        if first := tidy.get("date"):
            if first > months_after(today(), 12 * MOST_YEARS):
                self.add_error(
                    "date",
                    gettext("First date must be within {years} years from now").format(years=MOST_YEARS),
                )
            check_end(self, tidy, first=first)
        return tidy

    def pattern(self):
        names = ("repeats", "every", "start", "end", "last_day", "count", "skips_bank_holidays")
        facts = {name: self.cleaned_data[name] for name in (*names, "left_out", "term_time_only")}
        return {"first_day": self.cleaned_data["date"], **facts}

    def how(self):
        return how_of(self.cleaned_data)

    def read_times(self, tidy):
        # A day on which the clocks change is left out with its reason: the form itself is right.
        self.in_order(tidy)


class ChangeSeriesForm(SessionForm):
    """The times and place of every session of a series still to come."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["date"], self.fields["places"]

    def facts(self):
        return {
            **{name: self.cleaned_data[name] for name in ("start", "end")},
            "how": how_of(self.cleaned_data),
        }

    def read_times(self, tidy):
        self.in_order(tidy)


class CancelSessionForm(Form):
    reason = fields.LongTextField(
        label=_("Why is it cancelled?"),
        hint=_("Everyone expected reads this."),
        noun=_("why it is cancelled"),
        max_length=1000,
        rows=3,
    )


class CancelSessionsForm(CancelSessionForm):
    """All sessions to come of an advert, or those that are ticked."""

    which = fields.RadioField(
        label=_("Which sessions?"),
        noun=_("which sessions"),
        choices=[("all", _("All sessions to come")), ("some", _("Only those I tick"))],
    )
    sessions = fields.ModelCheckboxesField(
        Session.objects.none(), label=_("Sessions to come"), noun=_("a session"), required=False
    )
    field_order = ("which", "sessions", "reason")

    def __init__(self, *args, coming, **kwargs):
        super().__init__(*args, **kwargs)
        self.coming = coming
        self.fields["sessions"].queryset = coming
        self.fields["sessions"].label_from_instance = lambda each: say_moment(each.activity.starts_at)

    def clean(self):
        tidy = super().clean()
        if tidy.get("which") == "some" and not tidy.get("sessions"):
            self.add_error("sessions", gettext("Select at least one session, or choose all sessions to come"))
        return tidy

    def chosen(self):
        return list(self.coming if self.cleaned_data["which"] == "all" else self.cleaned_data["sessions"])


def check_end(form, tidy, *, first):
    """Refuse a series that never ends, ends before it begins, or goes on for too long."""
    last, count = tidy.get("last_day"), tidy.get("count")
    if {"last_day", "count"} & set(form.errors):
        return
    if last is None and count is None:
        form.add_error("last_day", NO_END)
    elif last and last < first:
        form.add_error("last_day", gettext("Last date must be the same as or after the first date"))
    elif last and last > months_after(first, 12 * MOST_YEARS):
        form.add_error("last_day", TOO_LATE)


def how_of(tidy):
    venue = None if tidy["place"] == Place.ONLINE else tidy["venue"]
    return HowToGetIn(tidy["place"], venue, tidy["link"], tidy["joining"], tidy.get("places"))


def _day(line) -> date:
    words = re.sub(r"[./\s-]+", " ", line).strip()
    for shape in TYPED:
        try:
            return datetime.strptime(words, shape).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    raise forms.ValidationError(
        gettext("We cannot read ‘{line}’ as a date. Write it like 24 12 2026").format(line=line[:40])
    )
