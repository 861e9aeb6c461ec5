"""The base of every form: fields speak plainly; `{% crispy form %}` and `{{ form|crispy }}` draw the fields alone."""

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.translation import gettext_lazy as _

from coproduction.core.dates import NoSuchTime, london_moment
from coproduction.nhsuk.fields.base import Speaking, safe_to_fill
from coproduction.nhsuk.sentences import CHOOSE, ENTER, SELECT, Noun, sentence

CHOOSING = (forms.ChoiceField, forms.ModelChoiceField)
STOCK_WORDS = {
    forms.EmailField: {"invalid": "email"},
    forms.URLField: {"invalid": "url"},
    forms.IntegerField: {"invalid": "whole_number"},
    forms.FloatField: {"invalid": "number"},
    forms.DecimalField: {"invalid": "number"},
    forms.DateField: {"invalid": "date"},
    forms.TimeField: {"invalid": "time"},
    forms.FileField: {"invalid": "file", "missing": "file", "empty": "empty"},
}
ANY_FIELD = {
    code: code for code in ("required", "invalid", "invalid_choice", "invalid_pk_value", "invalid_list")
}
# Validators carry their own words, for which Django takes the field's when it has some under the same code.
BY_VALIDATORS = ("max_length", "min_length", "max_value", "min_value")
LIMIT = "<limit>"


def verb_of(field):
    if isinstance(field, forms.FileField):
        return CHOOSE
    return SELECT if isinstance(field, CHOOSING) else ENTER


def speak_plainly(field, noun):
    """Give one of Django's own fields our sentences, in place of 'This field is required.'"""
    verb = verb_of(field)
    words = {code: code for code in ANY_FIELD if code in field.error_messages}
    for kind, codes in STOCK_WORDS.items():
        if isinstance(field, kind):
            words.update(codes)
    field.error_messages.update(
        safe_to_fill({code: sentence(key, noun, verb=verb) for code, key in words.items()})
    )
    limits = {code: sentence(code, noun, verb=verb, limit=LIMIT) for code in BY_VALIDATORS}
    field.error_messages.update(
        {code: words.replace("%", "%%").replace(LIMIT, "%(limit_value)s") for code, words in limits.items()}
    )
    field.error_messages["null_characters_not_allowed"] = sentence("null_characters_not_allowed", noun)


class PlainSpeech:
    """Mixin for forms, third-party ones too: no browser bubbles, no 'This field is required'.

    `words` on a form class changes how fields of another's form are shown:
    {"login": {"label": ..., "hint": ..., "noun": ..., "autocomplete": ..., "inputmode": ..., "look": {...}}}
    """

    use_required_attribute = False
    words: dict[str, dict] = {}

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            reword(field, **self.words.get(name, {}))
            if not isinstance(field, Speaking):
                speak_plainly(
                    field,
                    Noun(field.label or name.replace("_", " "), self.words.get(name, {}).get("noun", "")),
                )

    @property
    def helper(self):
        helper = FormHelper()
        helper.form_tag = False
        helper.disable_csrf = True
        helper.include_media = False
        return helper


def reword(field, *, label="", hint=None, noun="", look=None, **attributes):
    """Change what a field of another's form says; `attributes` go to its input."""
    field.widget.attrs.pop("placeholder", None)
    field.label = label or field.label
    if hint is not None:
        field.help_text = hint
    if look:
        field.look = look
    field.widget.attrs.update(attributes)


class Form(PlainSpeech, forms.Form):
    """A form of ours."""


class ModelForm(PlainSpeech, forms.ModelForm):
    """A form of ours for a model: name our fields in Meta.field_classes or declare them."""


class OnOneDay:
    """Mixin for forms that ask for a `date`, a `start` and an `end` by London's clocks."""

    wrong_order = _("The end time must be later than the start, on the same day")

    def in_order(self, tidy):
        """Return whether both times are there and right, and say at the end where it comes first."""
        start, end = tidy.get("start"), tidy.get("end")
        if start is None or end is None:
            return False
        if end <= start:
            self.add_error("end", forms.ValidationError(self.wrong_order, code="order"))
        return start < end

    def read_times(self, tidy):
        """Put the moments `starts_at` and `ends_at` into what was found, or say at a field why there are none."""
        if not self.in_order(tidy) or not tidy.get("date"):
            return
        for field, name in (("start", "starts_at"), ("end", "ends_at")):
            try:
                tidy[name] = london_moment(tidy["date"], tidy[field])
            except NoSuchTime as problem:
                self.add_error(field, forms.ValidationError(str(problem), code="no_such_time"))
