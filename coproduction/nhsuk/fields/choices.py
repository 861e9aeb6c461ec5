from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from coproduction.nhsuk.fields.base import Speaking
from coproduction.nhsuk.sentences import SELECT

YES, NO = _("Yes"), _("No")


class Choosing(Speaking):
    verb = SELECT
    stock_codes = {
        "required": "required",
        "invalid_choice": "invalid_choice",
        "invalid_pk_value": "invalid_pk_value",
        "invalid_list": "invalid_list",
    }


class RadioField(Choosing, forms.ChoiceField):
    """One of a few choices, shown as radios. `look={"choice_hints": {value: words}}` adds a hint to a choice."""

    widget = forms.RadioSelect


class YesNoField(Choosing, forms.TypedChoiceField):
    """True or False from two radios; None when it may be left empty and was."""

    widget = forms.RadioSelect

    def __init__(self, *, yes=YES, no=NO, **kwargs):
        super().__init__(
            choices=[("yes", yes), ("no", no)],
            coerce=lambda value: value == "yes",
            empty_value=None,
            **kwargs,
        )
        self.look = {"inline": True, **self.look}

    def prepare_value(self, value):
        return {True: "yes", False: "no"}.get(value, value)


class SelectField(Choosing, forms.ChoiceField):
    """One of many choices from a drop-down."""


class CheckboxesField(Choosing, forms.MultipleChoiceField):
    """Any number of choices."""

    widget = forms.CheckboxSelectMultiple


class ConfirmField(Choosing, forms.BooleanField):
    """A single tick box: 'I have read the agreement'. When required it must be ticked."""

    stock_codes = {"required": "required"}

    def __init__(self, *, label, noun="", errors=None, **kwargs):
        ticked = format_lazy(_("Tick the box to say: {label}"), label=label)
        super().__init__(label=label, noun=noun, errors={"required": ticked, **(errors or {})}, **kwargs)


class RowsChosen:
    """For choices that are database rows: a number too large for the database is only a wrong choice."""

    def to_python(self, value):
        try:
            return super().to_python(value)
        except (OverflowError, ValueError) as error:
            raise self.wrong("invalid_choice") from error


class ModelRadioField(RowsChosen, Choosing, forms.ModelChoiceField):
    """One row of a queryset, shown as radios."""

    widget = forms.RadioSelect

    def __init__(self, queryset, **kwargs):
        super().__init__(queryset=queryset, **{"empty_label": None, **kwargs})


class ModelSelectField(RowsChosen, Choosing, forms.ModelChoiceField):
    """One row of a queryset, from a drop-down."""

    def __init__(self, queryset, **kwargs):
        super().__init__(queryset=queryset, **{"empty_label": _("Select one"), **kwargs})


class ModelCheckboxesField(Choosing, forms.ModelMultipleChoiceField):
    """Any number of rows of a queryset."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, queryset, **kwargs):
        super().__init__(queryset=queryset, **kwargs)

    def clean(self, value):
        try:
            return super().clean(value)
        except OverflowError as error:
            raise self.wrong("invalid_choice") from error
