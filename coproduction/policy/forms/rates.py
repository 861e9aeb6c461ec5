import re
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.nhsuk import fields
from coproduction.policy.enums import PayUnit, Preparation
from coproduction.policy.forms.checking import CheckedForm, DatedForm
from coproduction.policy.models import Rate
from coproduction.policy.pricing import say_rate

NEEDED = {
    PayUnit.BLOCK: {"block_hours": _("Enter how long a block is")},
    PayUnit.BY_LENGTH: {
        "short_amount": _("Enter the lower amount"),
        "short_up_to_hours": _("Enter the length at which the amount changes"),
        "boundary_is_short": _("Select which amount exactly that length pays"),
    },
}


class SchemeForm(CheckedForm):
    name = fields.TextField(label=_("Name of the scheme"), max_length=150)
    key = fields.TextField(
        label=_("Short name"),
        hint=_("Small letters, figures and hyphens only. For example, nhse."),
        max_length=20,
    )
    source = fields.TextField(label=_("Where this comes from (optional)"), required=False)

    def clean_key(self):
        key = self.cleaned_data["key"]
        if not re.fullmatch(r"[a-z0-9][a-z0-9-]*", key):
            raise ValidationError(gettext("Short name must be small letters, figures and hyphens only"))
        if key == "new":
            raise ValidationError(
                gettext("Choose another short name: ‘new’ is used for an address of the portal")
            )
        return key


class BandForm(CheckedForm):
    name = fields.TextField(label=_("Name of the band"), hint=_("For example, Enhanced."), max_length=100)
    preparation = fields.RadioField(
        label=_("Is preparation paid as well?"),
        noun=_("whether preparation is paid as well"),
        choices=Preparation.choices,
    )


class RateForm(DatedForm):
    unit = fields.RadioField(
        label=_("What the amount is for"), noun=_("what the amount is for"), choices=PayUnit.choices
    )
    amount = fields.MoneyField(
        label=_("Amount"),
        hint=_("Where it depends on how long it lasts, the higher amount."),
        max_value=Decimal(5000),
    )
    block_hours = fields.DecimalField(
        label=_("Length of a block"),
        hint=_("Only for blocks of hours. For example, 3."),
        suffix=_("hours"),
        min_value=Decimal("0.25"),
        max_value=Decimal(24),
        required=False,
    )
    short_amount = fields.MoneyField(
        label=_("Lower amount"),
        hint=_("Only where the amount depends on how long it lasts."),
        max_value=Decimal(5000),
        required=False,
    )
    short_up_to_hours = fields.DecimalField(
        label=_("Length at which the amount changes"),
        hint=_("Only where the amount depends on how long it lasts. For example, 4."),
        suffix=_("hours"),
        min_value=Decimal("0.25"),
        max_value=Decimal(24),
        required=False,
    )
    boundary_is_short = fields.YesNoField(
        label=_("Does exactly that length pay the lower amount?"),
        hint=_("Only where the amount depends on how long it lasts."),
        required=False,
    )

    def clean(self):
        answered = super().clean()
        for name, words in NEEDED.get(answered.get("unit"), {}).items():
            if answered.get(name) is None and name not in self.errors:
                self.add_error(name, words)
        self._refuse_a_lower_amount_that_is_higher(answered)
        return answered

    def clean_block_hours(self):
        return self._whole_minutes("block_hours")

    def clean_short_up_to_hours(self):
        return self._whole_minutes("short_up_to_hours")

    def facts(self):
        answered = dict(self.cleaned_data)
        block, length = answered.pop("block_hours"), answered.pop("short_up_to_hours")
        unneeded = {
            "block_minutes": None,
            "short_amount": None,
            "short_up_to_minutes": None,
            "boundary_is_short": True,
        }
        shorter = {"short_up_to_minutes": _minutes(length), "short_amount": answered["short_amount"]}
        of_unit = {
            PayUnit.BLOCK: {"block_minutes": _minutes(block)},
            PayUnit.BY_LENGTH: {**shorter, "boundary_is_short": answered["boundary_is_short"]},
        }
        return {**answered, **unneeded, **of_unit.get(answered["unit"], {})}

    def effect(self):
        return gettext("People are paid {rate}. {effect}").format(
            rate=say_rate(Rate(**self.facts())), effect=super().effect()
        )

    def _whole_minutes(self, name):
        hours = self.cleaned_data[name]
        if hours is not None and hours * 60 % 1:
            raise ValidationError(
                gettext("{field} must come to whole minutes, such as 2.5 or 3 hours").format(
                    field=self.fields[name].label
                )
            )
        return hours

    def _refuse_a_lower_amount_that_is_higher(self, answered):
        amount, lower = answered.get("amount"), answered.get("short_amount")
        by_length = answered.get("unit") == PayUnit.BY_LENGTH
        if by_length and amount is not None and lower is not None and lower > amount:
            self.add_error(
                "short_amount", gettext("Lower amount must be less than the amount for a longer time")
            )


def _minutes(hours):
    return None if hours is None else int(hours * 60)
