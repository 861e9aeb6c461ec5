from decimal import Decimal

from django.utils.translation import gettext, gettext_lazy as _

from coproduction.core.dates import say_date
from coproduction.nhsuk import fields
from coproduction.policy.enums import AllowanceKind, LimitKind, TravelMode
from coproduction.policy.forms.checking import DatedForm
from coproduction.policy.models import CancellationFee, MileageRate
from coproduction.policy.pricing import say_cancellation, say_mileage, say_notice


class MileageRateForm(DatedForm):
    mode = fields.RadioField(
        label=_("How people travel"), noun=_("how people travel"), choices=TravelMode.choices
    )
    pence = fields.DecimalField(
        label=_("Pence for each mile"),
        suffix=_("pence"),
        places=1,
        min_value=Decimal(0),
        max_value=Decimal(999),
    )
    above_miles = fields.WholeNumberField(
        label=_("Above how many miles in a tax year"),
        hint=_("0 for the first mile on. HMRC’s second rate starts above 10,000."),
        suffix=_("miles"),
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
        return gettext("People are paid {rate}. {effect}").format(
            rate=say_mileage(rate), effect=super().effect()
        )


class AllowanceForm(DatedForm):
    kind = fields.RadioField(label=_("Kind of expense"), choices=AllowanceKind.choices)
    hours_away = fields.WholeNumberField(
        label=_("For people away at least this long"),
        hint=_("For food and drink. Leave empty for other expenses."),
        suffix=_("hours"),
        max_value=72,
        required=False,
    )
    cap = fields.MoneyField(
        label=_("Most we pay (optional)"),
        hint=_("Leave empty when there is no cap."),
        max_value=Decimal(5000),
        required=False,
    )
    receipt_needed_above = fields.MoneyField(
        label=_("Ask for a receipt above"),
        hint=_("0 when a receipt is always asked for."),
        max_value=Decimal(5000),
    )

    def clean(self):
        answered = super().clean()
        if answered.get("hours_away") and answered.get("kind") != AllowanceKind.SUBSISTENCE:
            self.add_error("hours_away", gettext("Leave the hours empty: they are for food and drink only"))
        return answered

    def facts(self):
        return {**self.cleaned_data, "hours_away": self.cleaned_data["hours_away"] or 0}


class TimeLimitForm(DatedForm):
    kind = fields.RadioField(label=_("Which limit"), noun=_("which limit"), choices=LimitKind.choices)
    days = fields.WholeNumberField(label=_("Days"), suffix=_("days"), min_value=1, max_value=3650)


class CancellationFeeForm(DatedForm):
    notice_hours = fields.WholeNumberField(
        label=_("When we cancel less than this long before"),
        hint=_("In hours. 24 is 1 day, 48 is 2 days, 168 is 7 days."),
        noun=_("how long before, in hours"),
        suffix=_("hours"),
        min_value=1,
        max_value=2160,
    )
    percent = fields.WholeNumberField(
        label=_("Share of the pay for the planned time"),
        hint=_(
            "100 pays all of it. 0 means that nothing is paid any more. Leave empty to pay a fixed amount."
        ),
        suffix="%",
        max_value=100,
        required=False,
    )
    amount = fields.MoneyField(
        label=_("Or a fixed amount"),
        hint=_("Leave empty to pay a share."),
        max_value=Decimal(5000),
        required=False,
    )

    def clean(self):
        answered = super().clean()
        said = [name for name in ("percent", "amount") if answered.get(name) is not None]
        if len(said) != 1 and not {"percent", "amount"} & set(self.errors):
            self.add_error("percent", gettext("Enter either a share or a fixed amount, not both"))
        return answered

    def effect(self):
        answered = self.cleaned_data
        fee = CancellationFee(**{name: answered[name] for name in ("notice_hours", "percent", "amount")})
        pays = say_cancellation(fee)
        notice = say_notice(fee.notice_hours)
        return gettext(
            "When we cancel less than {notice} before, people can claim: {pays}. "
            "It counts for what we cancel from {day} on."
        ).format(notice=notice, pays=pays[0].lower() + pays[1:], day=say_date(answered["starts_on"]))
