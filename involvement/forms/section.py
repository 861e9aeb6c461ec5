"""What the form of every section of an advert does."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from coproduction.core.languages import Words
from coproduction.nhsuk.forms import Form
from involvement.enums import OpportunityKind, Section
from involvement.rules.sections import MANY, fields_of, fingerprint, values_of

# What a field is called on the form of a kind that means something else by it: label and hint.
LABELS: dict[OpportunityKind, dict[str, tuple[Words, Words]]] = {
    OpportunityKind.DOCUMENT_REVIEW: {
        "first_date": (_("Date you send people the documents"), ""),
        "session_minutes": (_("Time to write comments, or to talk about them"), _("For example, 90 for an hour and a half")),
        "preparation_minutes": (_("Time to read"), _("Leave it empty if it is part of the time above")),
        "access": (_("Formats"), _("How people can have the documents, for example large print, easy read or by post")),
    },
    OpportunityKind.RESEARCH: {"organisation": (_("Who runs the study"), "")},
    OpportunityKind.PEER_ROLE: {
        "first_date": (_("Date the job starts"), _("Leave it empty if it is not fixed")),
        "place": (_("Where people work"), ""),
        "places": (_("Number of jobs"), ""),
    },
    OpportunityKind.MEMBERSHIP: {"first_date": (_("Date it starts"), _("Leave it empty if it is any time"))},
}  # fmt: skip


class SectionForm(Form):
    """One section of an advert. `values` are what to save; `version` says what the person was shown."""

    section: Section
    besides = ("version",)
    version = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, opportunity, **kwargs):
        self.opportunity = opportunity
        names = self.names_of(opportunity.kind)
        labels = LABELS.get(opportunity.kind, {})
        initial = values_of(opportunity, names)
        initial["version"] = self.mark_of(opportunity)
        super().__init__(*args, initial=initial, **kwargs)
        for name in list(self.fields):
            if name not in (*names, *self.besides):
                del self.fields[name]
            elif name in labels:
                self.fields[name].label, self.fields[name].help_text = labels[name]
            self.offer_rows(name)

    def names_of(self, kind):
        return fields_of(self.section, kind)

    def mark_of(self, opportunity):
        return fingerprint(opportunity, self.section)

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
        return {name: value for name, value in self.cleaned_data.items() if name not in self.besides}

    def shown_again(self, opportunity):
        """Return the same typed form, opened afresh on what is saved now."""
        data = self.data.copy()
        data["version"] = self.mark_of(opportunity)
        return type(self)(data, opportunity=opportunity)
