from django.utils.translation import gettext, gettext_lazy as _

from coproduction.nhsuk import fields
from coproduction.nhsuk.forms import Form

EARLIEST = 2000


class PeriodForm(Form):
    """The days a letter is about."""

    first = fields.SplitDateField(
        label=_("From which day?"),
        noun=_("the first day"),
        hint=_("For example, 6 4 2026"),
        when="today_or_past",
    )
    last = fields.SplitDateField(
        label=_("To which day?"),
        noun=_("the last day"),
        hint=_("For example, 23 11 2026"),
        when="today_or_past",
    )

    def clean(self):
        tidy = super().clean()
        first, last = tidy.get("first"), tidy.get("last")
        if first and first.year < EARLIEST:
            self.add_error(
                "first", gettext("The first day must be in {earliest} or later").format(earliest=EARLIEST)
            )
        if first and last and last < first:
            self.add_error("last", gettext("The last day must be the same as or after the first day"))
        return tidy
