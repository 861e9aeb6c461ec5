"""Forms whose answers are read back before they count."""

from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from coproduction.core.dates import say_date, today
from coproduction.core.money import pounds
from coproduction.nhsuk import fields
from coproduction.nhsuk.forms import Form

EARLIEST = date(2000, 1, 1)
YEARS_AHEAD = 5


class CheckedForm(Form):
    """A form that can say its answers back."""

    def answers(self):
        """Return [(label, what was answered, in words)] of a valid form, without what was left empty."""
        answered = ((field, self.cleaned_data[name]) for name, field in self.fields.items())
        return [(field.label, _say(field, value)) for field, value in answered if value not in (None, "")]

    def facts(self):
        """Return what the service takes, from a valid form."""
        return dict(self.cleaned_data)

    def effect(self):
        """Return a sentence on what saving does, or ''."""
        return ""


class DatedForm(CheckedForm):
    """A row of the policy that applies from a day on."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["starts_on"] = fields.SplitDateField(
            label=gettext("Applies from"),
            hint=gettext("For example, 6 4 2027. It may be a day in the past."),
            noun=gettext("the day it applies from"),
            any_year=True,
        )
        self.fields["source"] = fields.TextField(
            label=gettext("Where this comes from (optional)"),
            hint=gettext("For example, the board paper or web page."),
            required=False,
        )

    def clean_starts_on(self):
        starts_on = self.cleaned_data["starts_on"]
        last = today().year + YEARS_AHEAD
        if not EARLIEST.year <= starts_on.year <= last:
            raise ValidationError(
                gettext("Applies from must be a year between {first} and {last}").format(
                    first=EARLIEST.year, last=last
                )
            )
        return starts_on

    def effect(self):
        starts_on = self.cleaned_data["starts_on"]
        if starts_on <= today():
            return gettext(
                "This applies to everything from {starts_on} that is not claimed yet. Claims already "
                "sent are not changed."
            ).format(starts_on=say_date(starts_on))
        return gettext("This applies from {starts_on}. Until then nothing changes.").format(
            starts_on=say_date(starts_on)
        )


def _say(field, value):
    if isinstance(value, bool):
        return gettext("Yes") if value else gettext("No")
    if isinstance(value, date):
        return say_date(value)
    if isinstance(field, fields.MoneyField):
        return pounds(value)
    if hasattr(field, "choices") and not hasattr(field, "queryset"):
        return dict(field.choices)[value]
    return _with_suffix(field, f"{value:f}" if isinstance(value, Decimal) else str(value))


def _with_suffix(field, words):
    suffix = getattr(field, "look", {}).get("suffix", "")
    return f"{words} {suffix}".strip()
