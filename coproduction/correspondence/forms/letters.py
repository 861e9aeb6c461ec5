from django import forms
from django.utils.translation import gettext_lazy as _

from coproduction.core.postcodes import tidy_postcode
from coproduction.nhsuk import fields
from coproduction.nhsuk.forms import Form

UNREADABLE = _("Enter a full UK postcode, like NR1 3DY")


class AddressForm(Form):
    """A postal address in the United Kingdom."""

    line_1 = fields.TextField(
        label=_("Address line 1"), noun=_("address line 1"), max_length=100, autocomplete="address-line1"
    )
    line_2 = fields.TextField(
        label=_("Address line 2 (optional)"), required=False, max_length=100, autocomplete="address-line2"
    )
    town = fields.TextField(
        label=_("Town or city"), noun=_("the town or city"), max_length=60, autocomplete="address-level2"
    )
    postcode = fields.TextField(
        label=_("Postcode"),
        noun=_("the postcode"),
        max_length=12,
        autocomplete="postal-code",
        look={"width": 10},
    )

    def clean_postcode(self):
        tidy = tidy_postcode(self.cleaned_data["postcode"])
        if not tidy:
            raise forms.ValidationError(UNREADABLE, code="unreadable")
        return tidy


class PrintForm(Form):
    sides = fields.RadioField(
        label=_("How does your printer print?"),
        noun=_("how your printer prints"),
        choices=[("one", _("On one side of the paper")), ("both", _("On both sides of the paper"))],
        hint=_("Each letter begins on a new sheet."),
    )

    def facts(self):
        return {"both_sides": self.cleaned_data["sides"] == "both"}
