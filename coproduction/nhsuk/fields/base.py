from django import forms
from django.core.exceptions import ValidationError

from coproduction.nhsuk.sentences import ENTER, Noun, doubled, lazy_sentence, sentence

HIDDEN = frozenset(map(chr, [*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F]))


class Speaking:
    """Mixin for form fields: every error is an instruction made from the label, unless `errors` gives another.

    label:        the words above the field (needed: errors are made from it)
    hint:         the grey words under the label
    noun:         what to say after 'Enter' when the label is a question: 'a title'
    errors:       {code: sentence} for the ones this field says differently
    autocomplete, inputmode, spellcheck: attributes of the input
    look:         further options of the NHS.UK component: width, prefix, suffix, label_size, classes, choice_hints
    """

    verb = ENTER
    stock_codes = {"required": "required", "invalid": "invalid"}

    def __init__(
        self,
        *,
        label,
        hint="",
        noun="",
        errors=None,
        autocomplete="",
        inputmode="",
        spellcheck=None,
        look=None,
        **kwargs,
    ):
        self.noun = Noun(label, noun)
        self.look = {**getattr(self, "look", {}), **(look or {})}
        kwargs.setdefault("help_text", hint)
        self.given_errors = dict(errors or {})
        stock = {
            code: lazy_sentence(key, self.noun, verb=self.verb) for code, key in self.stock_codes.items()
        }
        messages = {**stock, **self.given_errors}
        super().__init__(label=label, error_messages=safe_to_fill(messages), **kwargs)
        attributes = {"autocomplete": autocomplete, "inputmode": inputmode, "spellcheck": spellcheck}
        self.widget.attrs.update(
            {name: value for name, value in attributes.items() if value not in ("", None)}
        )

    def say(self, code, limit=None):
        return sentence(code, self.noun, verb=self.verb, limit=limit)

    def wrong(self, code, *, limit=None, parts=()):
        """The error to raise for a code; `parts` names the parts of a date that are wrong."""
        words = self.given_errors.get(code) or self.say(code, limit)
        if not parts:
            return ValidationError(words, code=code)
        return ValidationError(doubled(words), code=code, params={"parts": list(parts)})


FILLED_BY_DJANGO = {"invalid_choice", "invalid_pk_value"}


def safe_to_fill(messages):
    """Double the per cent signs of the messages Django fills in with the value: a label may hold one."""
    return {code: doubled(words) if code in FILLED_BY_DJANGO else words for code, words in messages.items()}


class PlainText(Speaking, forms.CharField):
    """Text with no hidden characters, no longer than `max_length` characters as the database counts them."""

    def __init__(self, *, max_length=None, min_length=None, **kwargs):
        super().__init__(**kwargs)
        self.max_length, self.min_length = max_length, min_length

    def to_python(self, value):
        value = super().to_python(value)
        # Browsers send line ends as two characters and count them as one.
        return value.replace("\r\n", "\n") if isinstance(value, str) else value

    def validate(self, value):
        super().validate(value)
        if value in self.empty_values:
            return
        if not HIDDEN.isdisjoint(value):
            raise self.wrong("null_characters_not_allowed")
        if self.max_length and len(value) > self.max_length:
            raise self.wrong("max_length", limit=f"{self.max_length:,}")
        if self.min_length and len(value) < self.min_length:
            raise self.wrong("min_length", limit=f"{self.min_length:,}")
