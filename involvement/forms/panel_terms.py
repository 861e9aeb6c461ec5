"""What a seat on a panel pays: the fields that asking for an expert shares with the terms of directorates."""

from django import forms
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.core.dates import today
from coproduction.nhsuk import fields
from coproduction.nhsuk.forms import Form
from coproduction.policy.enums import TravelRule
from coproduction.policy.models import Band, Budget
from coproduction.policy.selectors import bands_in_use, offers_in_words, rates_for
from involvement.forms.sections import OfferField


class TermsForm(Form):
    """Band in force, travel, preparation and budget."""

    band = OfferField(
        Band.objects.none(), label=_("Payment for time"), empty_label=_("No payment"), required=False
    )
    travel_rule = fields.RadioField(label=_("Payment for travel"), choices=TravelRule.choices)
    preparation_minutes = fields.MinutesField(
        label=_("Preparation"),
        hint=_("To read papers and meet the panel before."),
        max_value=600,
    )
    budget = fields.ModelSelectField(
        Budget.objects.none(), label=_("Budget"), hint=_("The code that pays for this"), required=False
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        band, budget = self.fields["band"], self.fields["budget"]
        priced = rates_for(bands_in_use(), on=today())
        rows = Band.objects.filter(pk__in=priced).select_related("scheme")
        band.queryset = rows.order_by("scheme__name", "name")
        band.offers = offers_in_words(band.queryset, on=today())
        budget.queryset = Budget.objects.in_use()

    def clean(self):
        tidy = super().clean()
        if self.pays(tidy) and not tidy.get("budget") and "budget" not in self.errors:
            words = gettext("Choose the budget that pays for this")
            self.add_error("budget", forms.ValidationError(words, code="required"))
        return tidy

    def pays(self, tidy):
        """Whether time is paid, by what was typed."""
        return bool(tidy.get("band"))


class PanelTermsForm(TermsForm):
    """The terms of a directorate, of the trust, or of asking for somebody.

    That a seat is unpaid is said, and never what an empty field means.
    """

    is_paid = fields.YesNoField(
        label=_("Is time on a panel paid?"),
        noun=_("whether time on a panel is paid"),
        no=_("No, it is unpaid"),
    )
    field_order = ["is_paid"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["band"].empty_label = gettext("Select one")
        self.fields["band"].help_text = gettext("Only if it is paid.")

    def clean(self):
        tidy = super().clean()
        if tidy.get("is_paid") and not tidy.get("band") and "band" not in self.errors:
            self.add_error("band", forms.ValidationError(gettext("Select what it pays"), code="required"))
        return tidy

    def pays(self, tidy):
        return bool(tidy.get("is_paid"))

    @property
    def terms(self):
        """Return what `set_panel_terms` takes."""
        said = {name: self.cleaned_data[name] for name in TermsForm.base_fields}
        return said if self.cleaned_data["is_paid"] else {**said, "band": None}


def as_set(terms):
    """Return the initial values of the form for a PanelTerms, or for none."""
    if terms is None:
        return {"preparation_minutes": 0}
    kept = {name: getattr(terms, name) for name in TermsForm.base_fields}
    return {**kept, "is_paid": terms.band_id is not None}
