"""Changing what people agreed to in a public advert, with the reason they will read."""

from django.utils.translation import gettext_lazy as _

from coproduction.nhsuk.fields import (
    ModelSelectField,
    PastedTextField,
    RadioField,
    SplitDateField,
    WholeNumberField,
)
from coproduction.policy.models import Band
from coproduction.reference.models import Venue
from involvement.enums import Place
from involvement.forms.sections import SHORT, PayForm
from involvement.rules import changes as rules


class ChangeForm(PayForm):
    """`values` are the facts; `version` says what the person was shown."""

    besides = ("version", "reason")
    field_order = ("version", "first_date", "documents_due", "place", "venue", "places")
    first_date = SplitDateField(label=_("Date of the first session"))
    documents_due = SplitDateField(label=_("Date you need people’s comments by"))
    place = RadioField(label=_("How people meet"), choices=Place.choices)
    venue = ModelSelectField(Venue.objects.all(), label=_("Venue"), required=False)
    places = WholeNumberField(label=_("Number of places"), min_value=1, max_value=1_000_000, width=10)
    reason = PastedTextField(
        label=_("Why is it changing?"),
        noun=_("why it is changing"),
        hint=_("Everyone who is interested or has a place will read this"),
        max_length=SHORT,
        rows=3,
    )

    def names_of(self, kind):
        return rules.changeable(kind)

    def mark_of(self, opportunity):
        return rules.mark_of(opportunity)

    def rows_of(self, model):
        return super().rows_of(model) if model is Band else model.objects.all()
