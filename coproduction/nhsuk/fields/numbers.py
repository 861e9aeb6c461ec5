import re
from decimal import Decimal

from django import forms
from django.utils.translation import gettext_lazy as _

from coproduction.nhsuk.fields.base import Speaking

# ASCII figures only, and few enough that no conversion can overflow: int() and Decimal() accept '٣', '1_0' and '1e400'.
FIGURES = re.compile(r"-?[0-9]{1,18}(\.[0-9]{1,18})?", re.ASCII)


class Number(Speaking, forms.Field):
    """A Decimal typed in figures; commas and spaces between thousands are allowed.

    min_value, max_value: limits that are allowed themselves
    places:               most figures after the decimal point
    """

    widget = forms.TextInput
    code = "number"
    inputmode = "decimal"

    def __init__(self, *, min_value=None, max_value=Decimal("999999999"), places=2, **kwargs):
        kwargs.setdefault("inputmode", self.inputmode)
        super().__init__(**kwargs)
        self.min_value, self.max_value, self.places = min_value, max_value, places

    def to_python(self, value):
        if value in self.empty_values:
            return None
        typed = self.tidy(str(value))
        if not typed and not self.required:
            return None
        if not FIGURES.fullmatch(typed):
            raise self.wrong(self.code)
        number = Decimal(typed)
        self.check_limits(number)
        return number

    def tidy(self, typed):
        return re.sub(r"[,\s]", "", typed)

    def check_limits(self, number):
        if -number.as_tuple().exponent > self.places:
            raise self.wrong("decimal_places", limit=self.places)
        if self.min_value is not None and number < self.min_value:
            raise self.wrong("min_value", limit=self.say_limit(self.min_value))
        if self.max_value is not None and number > self.max_value:
            raise self.wrong("max_value", limit=self.say_limit(self.max_value))

    def say_limit(self, limit):
        return f"{limit:,}"

    def prepare_value(self, value):
        # A stored 12.50 is shown as 12.5 and never as 1.25E+1.
        return f"{value:f}" if isinstance(value, Decimal) else value

    def has_changed(self, initial, data):
        try:
            return self.to_python(data) != self.to_python(initial)
        except forms.ValidationError:
            return True


class DecimalField(Number):
    """A number that may have a part after the point; `suffix` says the unit: 'miles'."""

    def __init__(self, *, suffix="", width=5, **kwargs):
        super().__init__(**kwargs)
        self.look = {"width": width, **({"suffix": suffix} if suffix else {}), **self.look}


class WholeNumberField(Number):
    """An int, 0 or more unless `min_value` says otherwise."""

    code = "whole_number"
    inputmode = "numeric"

    def __init__(self, *, min_value=0, width=5, suffix="", **kwargs):
        super().__init__(min_value=min_value, places=0, **kwargs)
        self.look = {"width": width, **({"suffix": suffix} if suffix else {}), **self.look}

    def to_python(self, value):
        number = super().to_python(value)
        return None if number is None else int(number)

    def check_limits(self, number):
        if number != number.to_integral_value():
            raise self.wrong(self.code)
        super().check_limits(number.to_integral_value())


class MinutesField(WholeNumberField):
    """How long something lasts, as an int of minutes."""

    code = "minutes"

    def __init__(self, **kwargs):
        super().__init__(suffix=_("minutes"), **kwargs)


class MoneyField(Number):
    """Pounds as a Decimal, exact to the penny; what is typed may carry a pound sign."""

    code = "money"

    def __init__(self, *, min_value=Decimal("0"), max_value=Decimal("999999.99"), width=5, **kwargs):
        super().__init__(min_value=min_value, max_value=max_value, places=2, **kwargs)
        self.look = {"width": width, "prefix": "£", **self.look}

    def tidy(self, typed):
        return super().tidy(typed).removeprefix("£")

    def say_limit(self, limit):
        return f"£{limit:,.2f}".removesuffix(".00")

    def prepare_value(self, value):
        return f"{value:.2f}" if isinstance(value, Decimal) else value
