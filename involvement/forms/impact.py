"""What people said and what came of it; what got in the way and what was done about it."""

from django import forms
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.nhsuk import fields
from coproduction.nhsuk.forms import Form
from involvement.impact_enums import BarrierKind, OutcomeState, ReviewState

LONG = 2000
LARGEST = 2**31 - 1
NO_NAMES = _("Please do not name anybody. Everyone who took part will read this.")


class OutcomeForm(Form):
    """`things`: what this may answer, as selectors.impact.Things."""

    def __init__(self, *args, things=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["answers"].choices = [(thing.key, thing.words) for thing in things]
        if not things:
            del self.fields["answers"]

    said = fields.LongTextField(
        label=_("What people said"), noun=_("what people said"), hint=NO_NAMES, max_length=LONG, rows=3
    )
    state = fields.RadioField(
        label=_("What came of it?"), noun=_("what came of it"), choices=OutcomeState.choices
    )
    did = fields.LongTextField(
        label=_("What was done, what will be done, or why not"),
        noun=_("what was done, what will be done, or why not"),
        max_length=LONG,
        rows=4,
    )
    answers = fields.CheckboxesField(
        label=_("What does this answer?"),
        noun=_("what this answers"),
        hint=_("One answer can answer several things"),
        required=False,
        choices=(),
    )
    is_public = fields.YesNoField(
        label=_("Show this to everybody once it is reviewed?"),
        noun=_("whether to show this to everybody"),
        hint=_("People who took part read it either way"),
    )

    def values(self):
        """Return what the service takes."""
        return {"answers": [], **self.cleaned_data}


class BarrierForm(Form):
    kind = fields.SelectField(
        label=_("What kind of thing got in the way?"),
        noun=_("what kind of thing it was"),
        choices=[("", _("Select one")), *BarrierKind.choices],
    )
    words = fields.LongTextField(
        label=_("What got in the way?"),
        noun=_("what got in the way"),
        hint=_("Please do not name anybody"),
        max_length=LONG,
        rows=3,
    )
    done = fields.LongTextField(
        label=_("What was done about it?"),
        noun=_("what was done about it"),
        max_length=LONG,
        rows=3,
        required=False,
    )
    is_done = fields.YesNoField(
        label=_("Is everything done about it?"), noun=_("whether everything is done about it")
    )

    def clean(self):
        said = super().clean()
        if said.get("is_done") and not said.get("done"):
            self.add_error("done", gettext("Enter what was done about it"))
        return said


class _ListForm(Form):
    """What narrows a list, from the address that a report's page links to. Days as 2026-11-28, both included."""

    first = forms.DateField(required=False, input_formats=["%Y-%m-%d"])
    last = forms.DateField(required=False, input_formats=["%Y-%m-%d"])
    directorate = forms.IntegerField(required=False, min_value=1, max_value=LARGEST)


class BarrierListForm(_ListForm):
    kind = forms.ChoiceField(required=False, choices=BarrierKind.choices)
    state = forms.ChoiceField(required=False, choices=[("open", _("Open")), ("done", _("Done"))])


class ReviewListForm(_ListForm):
    locality = forms.IntegerField(required=False, min_value=1, max_value=LARGEST)
    state = forms.ChoiceField(required=False, choices=ReviewState.choices)
