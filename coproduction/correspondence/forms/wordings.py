from django import forms
from django.utils.translation import gettext_lazy as _

from coproduction.correspondence.rules import why_not_words
from coproduction.nhsuk.fields import LongTextField, TextField
from coproduction.nhsuk.forms import Form


class WordingForm(Form):
    """The words of one kind of notice, which may hold the `names` of its placeholders in braces."""

    subject = TextField(label=_("Subject"), noun=_("a subject"), max_length=200)
    body = LongTextField(label=_("Message"), noun=_("a message"), max_length=5000, rows=15)

    def __init__(self, *args, names, **kwargs):
        super().__init__(*args, **kwargs)
        self.names = names

    def clean_subject(self):
        return self._checked("subject")

    def clean_body(self):
        return self._checked("body").replace("\r\n", "\n")

    def _checked(self, name):
        words = self.cleaned_data[name]
        if refusal := why_not_words(words, names=self.names):
            raise forms.ValidationError(refusal)
        return words
