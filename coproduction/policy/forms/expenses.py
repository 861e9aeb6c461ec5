from decimal import Decimal

from coproduction.nhsuk import fields
from coproduction.policy.enums import AllowanceKind, LimitKind, TravelMode
from coproduction.policy.forms.checking import DatedForm
from coproduction.policy.models import MileageRate
from coproduction.policy.pricing import say_mileage


class MileageRateForm(DatedForm):
    mode = fields.RadioField(label="How people travel", noun="how people travel", choices=TravelMode.choices)
    pence = fields.DecimalField(
        label="Pence for each mile", suffix="pence", places=1, min_value=Decimal(0), max_value=Decimal(999)
    )
    above_miles = fields.WholeNumberField(
        label="Above how many miles in a tax year",
        hint="0 for the first mile on. HMRC’s second rate starts above 10,000.",
        suffix="miles",
        max_value=1_000_000,
    )

    def facts(self):
        answered = dict(self.cleaned_data)
        amount = answered.pop("pence") / 100
        return {**answered, "amount": amount}

    def effect(self):
        rate = MileageRate(
            amount=self.cleaned_data["pence"] / 100, above_miles=self.cleaned_data["above_miles"]
        )
        return f"People are paid {say_mileage(rate)}. {super().effect()}"


class AllowanceForm(DatedForm):
    kind = fields.RadioField(label="Kind of expense", choices=AllowanceKind.choices)
    hours_away = fields.WholeNumberField(
        label="For people away at least this long",
        hint="For food and drink. Leave empty for other expenses.",
        suffix="hours",
        max_value=72,
        required=False,
    )
    cap = fields.MoneyField(
        label="Most we pay (optional)",
        hint="Leave empty when there is no cap.",
        max_value=Decimal(5000),
        required=False,
    )
    receipt_needed_above = fields.MoneyField(
        label="Ask for a receipt above", hint="0 when a receipt is always asked for.", max_value=Decimal(5000)
    )

    def clean(self):
        answered = super().clean()
        if answered.get("hours_away") and answered.get("kind") != AllowanceKind.SUBSISTENCE:
            self.add_error("hours_away", "Leave the hours empty: they are for food and drink only")
        return answered

    def facts(self):
        return {**self.cleaned_data, "hours_away": self.cleaned_data["hours_away"] or 0}


class TimeLimitForm(DatedForm):
    kind = fields.RadioField(label="Which limit", noun="which limit", choices=LimitKind.choices)
    days = fields.WholeNumberField(label="Days", suffix="days", min_value=1, max_value=3650)
