from coproduction.nhsuk import fields
from coproduction.nhsuk.forms import Form

EARLIEST = 2000


class PeriodForm(Form):
    """The days a letter is about."""

    first = fields.SplitDateField(
        label="From which day?", noun="the first day", hint="For example, 6 4 2026", when="today_or_past"
    )
    last = fields.SplitDateField(
        label="To which day?", noun="the last day", hint="For example, 23 11 2026", when="today_or_past"
    )

    def clean(self):
        tidy = super().clean()
        first, last = tidy.get("first"), tidy.get("last")
        if first and first.year < EARLIEST:
            self.add_error("first", f"The first day must be in {EARLIEST} or later")
        if first and last and last < first:
            self.add_error("last", "The last day must be the same as or after the first day")
        return tidy
