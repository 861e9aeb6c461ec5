"""Asking for experts for a panel, and seating one by hand."""

from django import forms
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.nhsuk import fields
from coproduction.nhsuk.forms import Form
from involvement.enums import Seat
from involvement.forms.panel_terms import PanelTermsForm, TermsForm

MOST_SEATS = 6
SEAT_HINTS = {
    Seat.OBSERVER: _("They watch, and ask nothing. No training is needed."),
    Seat.MEMBER: _("They ask questions, score and vote as others do."),
    Seat.CHAIR: _("They lead the panel."),
}
REASON_HINT = _(
    "Only where the person has no training in date on the day, or is not that far yet. It is kept with your name, "
    "and reported."
)


class AskForm(PanelTermsForm):
    """How many seats, by when, and what they pay. `needed_by` is also held against the panel's own day."""

    seats = fields.WholeNumberField(
        label=_("How many experts do you need?"),
        noun=_("how many experts you need"),
        min_value=1,
        max_value=MOST_SEATS,
        width=2,
    )
    seat = fields.RadioField(label=_("Which seat?"), noun=_("which seat"), choices=Seat.choices)
    needed_by = fields.SplitDateField(
        label=_("When do you need to know by?"),
        noun=_("the day you need to know by"),
        hint=_("Coordinators hear of it if nobody has taken the seat by then."),
        when="today_or_future",
    )
    words = fields.LongTextField(
        label=_("What should they know?"),
        noun=_("what they should know"),
        hint=_(
            "For example where to come, or how to join. Leave names of candidates out. You can leave "
            "this empty."
        ),
        max_length=1000,
        rows=3,
        required=False,
    )
    field_order = ["seats", "seat", "needed_by", "is_paid", *TermsForm.base_fields, "words"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["seat"].look = {"choice_hints": SEAT_HINTS}


class SeatForm(Form):
    """Seating one person who said yes by phone."""

    seat = fields.RadioField(label=_("Which seat?"), noun=_("which seat"), choices=Seat.choices)
    override_reason = fields.LongTextField(
        label=_("Why are they seated without it?"),
        noun=_("why they are seated"),
        hint=REASON_HINT,
        max_length=500,
        rows=3,
        required=False,
    )


class TakeOffForm(Form):
    """Taking a person off a panel: their apologies, or our own reason, which they read."""

    why = fields.RadioField(
        label=_("Why?"),
        noun=_("why"),
        choices=[
            ("theirs", _("They told us that they cannot come")),
            ("ours", _("We have to cancel their seat")),
        ],
    )
    reason = fields.LongTextField(
        label=_("The reason they will read"),
        noun=_("the reason"),
        hint=_("Only where we cancel it."),
        max_length=500,
        rows=3,
        required=False,
    )

    def clean(self):
        tidy = super().clean()
        if tidy.get("why") == "ours" and not tidy.get("reason") and "reason" not in self.errors:
            self.add_error("reason", forms.ValidationError(gettext("Enter the reason"), code="required"))
        return tidy

    @property
    def our_reason(self):
        """The reason the person reads; empty where the apologies are theirs."""
        return self.cleaned_data["reason"] if self.cleaned_data["why"] == "ours" else ""


class SignOffForm(Form):
    ready = fields.YesNoField(
        label=_("Are they ready for the next seat?"),
        noun=_("whether they are ready"),
        yes=_("Yes, they are ready"),
        no=_("Not yet"),
    )
    note = fields.LongTextField(
        label=_("What did they do well, and what comes next?"),
        noun=_("what they did well"),
        hint=_("The person reads this."),
        max_length=1000,
    )
