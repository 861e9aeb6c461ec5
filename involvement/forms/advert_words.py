"""The words of an advert once more, each field beside what the advert says in English."""

from django import forms
from django.utils.translation import gettext_lazy as _

from coproduction.nhsuk.fields import PastedTextField
from coproduction.nhsuk.forms import Form
from involvement.forms.sections import LONG, OneLineField
from involvement.rules import advert_words as rules


class AdvertWordsForm(Form):
    title = OneLineField(label=_("Title"), noun=_("a title"), max_length=200)
    summary = PastedTextField(
        label=_("What this is, and why it matters"),
        noun=_("what this is, and why it matters"),
        max_length=LONG,
    )
    what_you_will_do = PastedTextField(label=_("What people will do"), max_length=LONG, required=False)
    who_we_need = PastedTextField(label=_("Who you are looking for"), max_length=LONG, required=False)
    joining = PastedTextField(label=_("How to join online"), max_length=LONG, required=False)
    access = PastedTextField(label=_("Access"), max_length=LONG, required=False)
    selection = PastedTextField(label=_("How you choose people"), max_length=LONG, required=False)
    support = PastedTextField(label=_("Support people will have"), max_length=LONG, required=False)
    version = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, opportunity, words, way, version, **kwargs):
        initial = {name: getattr(words, name, "") for name in rules.FIELDS} | {"version": version}
        super().__init__(*args, initial=initial, **kwargs)
        self.opportunity = opportunity
        asked = (*rules.fields_of(opportunity), "version")
        for name in list(self.fields):
            if name not in asked:
                del self.fields[name]
            elif name != "version":
                look = getattr(self.fields[name], "look", {})
                self.fields[name].look = {**look, "attributes": {"lang": way.code, "dir": way.direction}}

    @property
    def beside(self):
        """Return (field, what the advert says) for each field."""
        return [(bound, getattr(self.opportunity, bound.name)) for bound in self.visible_fields()]

    @property
    def values(self):
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}
