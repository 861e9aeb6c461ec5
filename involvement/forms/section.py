"""What the form of every section of an advert does."""

from django import forms
from django.db.models import Q

from coproduction.nhsuk.forms import Form
from involvement.enums import Section
from involvement.rules.sections import MANY, fields_of, fingerprint, values_of


class SectionForm(Form):
    """One section of an advert. `values` are what to save; `version` says what the person was shown."""

    section: Section
    version = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, opportunity, **kwargs):
        self.opportunity = opportunity
        names = fields_of(self.section, opportunity.kind)
        initial = values_of(opportunity, names)
        initial["version"] = fingerprint(opportunity, self.section)
        super().__init__(*args, initial=initial, **kwargs)
        for name in list(self.fields):
            if name not in (*names, "version"):
                del self.fields[name]
            self.offer_rows(name)

    def offer_rows(self, name):
        """Offer the rows in use, and the one the advert has already."""
        field = self.fields.get(name)
        if isinstance(field, forms.ModelChoiceField):
            has = self.initial[name] if name in MANY else [getattr(self.opportunity, f"{name}_id")]
            in_use = Q(retired_at__isnull=True) | Q(pk__in=has)
            field.queryset = self.rows_of(field.queryset.model).filter(in_use)

    def rows_of(self, model):
        return model.objects.all()

    @property
    def values(self):
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}

    def shown_again(self, opportunity):
        """Return the same typed form, opened afresh on what is saved now."""
        data = self.data.copy()
        data["version"] = fingerprint(opportunity, self.section)
        return type(self)(data, opportunity=opportunity)
