"""What coordinators write down on a person's way in, and what the person signs."""

from django import forms
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.accounts.models import User
from coproduction.core.dates import today
from coproduction.nhsuk import fields
from coproduction.nhsuk.forms import Form
from experts.enums import TalkedHow
from experts.rules import welcome as rules


class PastDateField(fields.SplitDateField):
    """A date of something that has happened: not in the future, and not before anybody's time."""

    def __init__(self, *, said, **kwargs):
        super().__init__(**kwargs)
        self.said = said

    def validate(self, value):
        super().validate(value)
        if value and (wrong := rules.why_not_dated(value, on=today(), noun=self.said)):
            raise forms.ValidationError(wrong, code="dated")


class TalkForm(Form):
    title = _("The welcome talk")
    held_on = PastDateField(
        label=_("When was it?"), noun=_("the date of the talk"), said=_("The date of the talk")
    )
    how = fields.RadioField(label=_("How did you talk?"), noun=_("how you talked"), choices=TalkedHow.choices)
    held_by = fields.ModelSelectField(
        User.objects.none(), label=_("Who of us talked with them?"), noun=_("who talked")
    )
    notes = fields.LongTextField(
        label=_("Anything to remember (you can leave this empty)"),
        noun=_("what to remember"),
        hint=_("Keep it short and kind. The person can ask to read it. Do not write about their health."),
        max_length=500,
        rows=3,
        required=False,
    )

    def __init__(self, *args, colleagues, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["held_by"].queryset = colleagues


class SignForm(Form):
    """`version` is the number of the agreement the person was shown; `text` is the one of now."""

    title = _("The agreement")
    version = forms.IntegerField(widget=forms.HiddenInput)
    agrees = fields.ConfirmField(label=_("I have read the agreement, and I agree"))
    name = fields.TextField(
        label=_("Type your full name to sign"), noun=_("your full name"), max_length=150, autocomplete="name"
    )

    def __init__(self, *args, text, **kwargs):
        super().__init__(*args, initial={"version": text and text.number}, **kwargs)
        self.text = text

    def clean(self):
        tidy = super().clean()
        if self.text and tidy.get("version") != self.text.number:
            self.add_error(
                None,
                gettext("The agreement has changed since you opened this page. Read it again, then sign."),
            )
            self._show_the_new_one()
        return tidy

    def _show_the_new_one(self):
        """Sign the text that is shown now with the next press, and ask again whether they agree."""
        shown = self.data.copy()
        shown["version"] = self.text.number
        shown.pop("agrees", None)
        self.data = shown


class PaperForm(Form):
    title = _("They signed on paper")
    signed_on = PastDateField(
        label=_("When did they sign?"), noun=_("the date they signed"), said=_("The date they signed")
    )


class GuardianForm(Form):
    title = _("A parent or guardian agrees")
    name = fields.TextField(
        label=_("Their full name"), noun=_("their full name"), max_length=150, autocomplete="off"
    )
    relationship = fields.TextField(
        label=_("Who they are to this person"),
        hint=_("For example mother, uncle, foster carer"),
        max_length=60,
    )
    contact = fields.TextField(
        label=_("How we can reach them"),
        noun=_("how we can reach them"),
        hint=_("A telephone number or an email address"),
        max_length=254,
        autocomplete="off",
    )
    given_on = PastDateField(
        label=_("When did they agree?"), noun=_("the date they agreed"), said=_("The date they agreed")
    )


class AgreementTextForm(Form):
    title = _("Write the agreement")
    words = fields.LongTextField(
        label=_("The agreement people sign"),
        noun=_("the agreement"),
        hint=_("Plain words, with an empty line between paragraphs."),
        max_length=20_000,
        rows=25,
    )
