from decimal import Decimal

from django.utils.translation import gettext, gettext_lazy as _

from coproduction.nhsuk import fields
from coproduction.nhsuk.forms import Form
from coproduction.policy.enums import TravelMode
from payments.enums import LineKind

RECEIPTS = ".jpg,.jpeg,.heic,.heif,.png,.pdf"
VEHICLES = [(mode.value, mode.label) for mode in TravelMode if mode is not TravelMode.PASSENGER]
SPENT_LABELS = {
    LineKind.PUBLIC_TRANSPORT: _("How much did your ticket cost?"),
    LineKind.TAXI: _("How much did the taxi cost?"),
    LineKind.PARKING: _("How much did parking cost?"),
    LineKind.CARE: _("How much did the care cost?"),
    LineKind.SUBSISTENCE: _("How much did you spend on food and drink?"),
    LineKind.OTHER: _("How much did it cost?"),
}


class JourneyForm(Form):
    """A journey by car, motorcycle or bicycle. Nearly everything has an answer already."""

    mode = fields.RadioField(label=_("How did you travel?"), noun=_("how you travelled"), choices=VEHICLES)
    miles = fields.DecimalField(
        label=_("How many miles was it, there and back?"),
        noun=_("how many miles it was"),
        errors={
            "min_value": _("Miles must be 0.1 or more"),
            "decimal_places": _("Miles can have one figure after the point"),
        },
        suffix=_("miles"),
        min_value=Decimal("0.1"),
        max_value=Decimal(2000),
        places=1,
    )
    on = fields.SplitDateField(
        label=_("Date of the journey"), noun=_("the date of the journey"), when="today_or_past"
    )
    passengers = fields.WholeNumberField(
        label=_("How many passengers did you take?"),
        noun=_("how many passengers you took"),
        hint=_("Other people who took part too. Leave this at 0 if you travelled alone."),
        max_value=8,
        required=False,
    )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("passengers") and cleaned.get("mode") not in (None, "", TravelMode.CAR):
            self.add_error("passengers", gettext("We pay for passengers only in a car or van"))
        return cleaned


class ReceiptForm(Form):
    receipt = fields.FileField(
        label=_("Receipt"),
        noun=_("a receipt"),
        hint=_(
            "A photo (JPEG, HEIC or PNG) or a PDF, smaller than 10 MB. We take out where the photo was taken."
        ),
        accept=RECEIPTS,
    )


class ExpenseForm(Form):
    """One cost.

    `kind` (a LineKind) decides what else is asked; `needs_receipt(spent=, on=, hours_away=)` whether a receipt is.
    """

    spent = fields.MoneyField(
        label=_("How much did it cost?"),
        noun=_("how much it cost"),
        min_value=Decimal("0.01"),
        max_value=Decimal(5000),
    )
    on = fields.SplitDateField(label=_("Date you paid"), noun=_("the date you paid"), when="today_or_past")
    hours_away = fields.WholeNumberField(
        label=_("How many hours were you away from home?"),
        noun=_("how many hours you were away from home"),
        min_value=1,
        max_value=72,
        suffix=_("hours"),
    )
    agreed_with = fields.TextField(
        label=_("Who agreed to this beforehand?"),
        noun=_("the name of the person who agreed to this"),
        max_length=120,
    )
    receipt = fields.FileField(
        label=_("Receipt (if you have one)"),
        noun=_("a receipt"),
        hint=_(
            "A photo (JPEG, HEIC or PNG) or a PDF, smaller than 10 MB. We take out where the photo was taken."
        ),
        accept=RECEIPTS,
        required=False,
    )
    no_receipt = fields.LongTextField(
        label=_("If you have no receipt, tell us why"),
        noun=_("why you have no receipt"),
        hint=_("For example, the machine did not print one."),
        max_length=500,
        rows=2,
        required=False,
    )

    def __init__(self, *args, kind, needs_receipt, **kwargs):
        super().__init__(*args, **kwargs)
        self.needs_receipt = needs_receipt
        self.fields["spent"].label = SPENT_LABELS[kind]
        if kind is not LineKind.SUBSISTENCE:
            del self.fields["hours_away"]
        if not kind.was_agreed_beforehand:
            del self.fields["agreed_with"]

    def clean(self):
        cleaned = super().clean()
        if {"spent", "on", "receipt", "no_receipt"} <= cleaned.keys() and self._lacks_receipt(cleaned):
            self.add_error("receipt", gettext("Choose a receipt, or tell us below why you have none"))
        return cleaned

    def _lacks_receipt(self, cleaned):
        if cleaned["receipt"] or cleaned["no_receipt"]:
            return False
        return self.needs_receipt(
            spent=cleaned["spent"], on=cleaned["on"], hours_away=cleaned.get("hours_away") or 0
        )


class SendForm(Form):
    """Sending a claim: the reason is asked only when it is late."""

    late_reason = fields.LongTextField(
        label=_("Why are you sending this claim late?"),
        noun=_("why you are sending this claim late"),
        hint=_("The person who approves claims will read this and decide. There are many good reasons."),
        max_length=1000,
        rows=3,
    )
    is_right = fields.ConfirmField(label=_("This is what I want to claim, and it is right as far as I know"))

    def __init__(self, *args, is_late, **kwargs):
        super().__init__(*args, **kwargs)
        if not is_late:
            del self.fields["late_reason"]
