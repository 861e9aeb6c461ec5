"""Error messages as instructions made from a field's label: 'Enter the closing date', not 'This field is required'.

Each is one message with {noun} ('the closing date') or {subject} ('Closing date') in it. How a label becomes a noun
is a matter of English grammar alone: in other languages both are the label, or the noun given, as they stand, and
the translation is built so that this reads well ('Rhowch: dyddiad cau').
"""

import re

from django.utils.functional import Promise, lazy
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.core.languages import is_english

# Labels that already read well after 'Enter': 'Enter your name', 'Enter what people will do'.
READS_ON = re.compile(
    r"(your|the|a|an|any|other|another|one|who|what|when|where|why|which|how|if|whether|this|these)\b",
    re.I,
)


class Noun:
    """What a field asks for, said in the middle of a sentence and at its start, in the language of now.

    `label` is the field's label; `noun` replaces it where the label is a question or reads badly ('a title').
    """

    def __init__(self, label, noun=""):
        self._label, self._noun = label, noun

    @property
    def label(self):
        return str(self._label or _("answer")).strip()

    @property
    def given(self):
        return str(self._noun or "").strip()

    @property
    def is_question(self):
        return self.label.endswith("?") and not self.given

    @property
    def after_verb(self):
        """For 'Enter …': 'the closing date', 'your name'."""
        if self.given:
            return self.given
        if self.is_question:
            return gettext("an answer to ‘{label}’").format(label=self.label)
        if not is_english():
            return self.label
        words = lower_first(self.label)
        return words if READS_ON.match(words) else f"the {words}"  # English: its grammar

    @property
    def subject(self):
        """For '… must be a real date': 'Closing date', 'Your answer'."""
        if self.is_question:
            return gettext("Your answer")
        words = self.given or self.label
        if self.given and is_english():
            words = re.sub(r"^(the|an?)\s+", "", words)
        return words[:1].upper() + words[1:]


def lower_first(words):
    """Lower the first letter, unless the first word is an acronym or 'I'."""
    first = words.split(" ", 1)[0]
    if first == "I" or (len(first) > 1 and first[1:] != first[1:].lower()):
        return words
    return words[:1].lower() + words[1:]


ENTER, SELECT, CHOOSE = (
    "enter",
    "select",
    "choose",
)  # how a field is answered: typed, picked, a file looked for

REQUIRED = {ENTER: _("Enter {noun}"), SELECT: _("Select {noun}"), CHOOSE: _("Choose {noun}")}
INVALID = {
    ENTER: _("Enter {noun} in the right format"),
    SELECT: _("Select {noun} in the right format"),
    CHOOSE: _("Choose {noun} in the right format"),
}
# Which parts of a date are missing.
DATE_PARTS = {
    ("day",): _("{subject} must include a day"),
    ("month",): _("{subject} must include a month"),
    ("year",): _("{subject} must include a year"),
    ("day", "month"): _("{subject} must include a day and a month"),
    ("day", "year"): _("{subject} must include a day and a year"),
    ("month", "year"): _("{subject} must include a month and a year"),
}
SENTENCES = {
    "invalid_choice": _("Select {noun} from the list"),
    "invalid_pk_value": _("Select {noun} from the list"),
    "invalid_list": _("Select {noun} from the list"),
    "max_length": _("{subject} must be {limit} characters or fewer"),
    "max_length_now": _(
        "{subject} must be {limit[0]} characters or fewer. It has {limit[1]} now: what you typed is still here"
    ),
    "min_length": _("{subject} must be {limit} characters or more"),
    "null_characters_not_allowed": _(
        "Take the hidden characters out of {noun}: typing it again usually does this"
    ),
    "email": _("Enter an email address in the right format, like name@example.com"),
    "url": _("Enter a web address in the right format, like https://www.example.com"),
    "number": _("{subject} must be a number in figures, like 12.5"),
    "whole_number": _("{subject} must be a whole number in figures, like 12"),
    "minutes": _("{subject} must be a whole number of minutes in figures, like 90"),
    "money": _("{subject} must be an amount in pounds and pence, like 24.31"),
    "decimal_places": _("{subject} must have no more than {limit} figures after the point"),
    "min_value": _("{subject} must be {limit} or more"),
    "max_value": _("{subject} must be {limit} or less"),
    "date": _("{subject} must be a real date, like 27 3 2026"),
    "year": _("The year must have 4 figures, like 2026"),
    "far_year": _("The year must be between {limit[0]} and {limit[1]}"),
    "past": _("{subject} must be in the past"),
    "future": _("{subject} must be in the future"),
    "today_or_past": _("{subject} must be today or in the past"),
    "today_or_future": _("{subject} must be today or in the future"),
    "time": _("Enter {noun} in the right format, like 2pm, 2:30pm or 14:30"),
    "am_or_pm": _("Enter {noun} with am or pm, like 2pm, or as 14:00"),
    "file": _("Choose {noun} again: the file did not arrive"),
    "empty": _("Choose another file: this one has nothing in it"),
    "file_name": _("{subject} must have a file name of {limit} characters or fewer"),
    "too_big": _("{subject} must be smaller than {limit}"),
}


def sentence(code, noun, *, verb=ENTER, limit=None):
    """The instruction for an error code; `limit` is a number or words, as the code's sentence needs."""
    return str(_words(code, verb, limit)).format(noun=noun.after_verb, subject=noun.subject, limit=limit)


def lazy_sentence(code, noun, *, verb=ENTER):
    """The same, put together when it is shown: fields are made once, before anyone says in which language."""
    return _later(code, noun, verb=verb)


def doubled(words):
    """Words with each per cent sign twice, for Django fills them in; lazy when the words are."""
    return _doubled(words) if isinstance(words, Promise) else words.replace("%", "%%")


def _words(code, verb, limit):
    if code == "required":
        return REQUIRED[verb]
    if code == "invalid":
        return INVALID[verb]
    return DATE_PARTS[tuple(limit)] if code == "date_part" else SENTENCES[code]


_later = lazy(sentence, str)
_doubled = lazy(lambda words: str(words).replace("%", "%%"), str)
