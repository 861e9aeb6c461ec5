"""Error messages as instructions made from a field's label: 'Enter the closing date', not 'This field is required'."""

import re

# Labels that already read well after 'Enter': 'Enter your name', 'Enter what people will do'.
READS_ON = re.compile(
    r"(your|the|a|an|any|other|another|one|who|what|when|where|why|which|how|if|whether|this|these)\b",
    re.I,
)


class Noun:
    """What a field asks for, said in the middle of a sentence and at its start.

    `label` is the field's label; `noun` replaces it where the label is a question or reads badly ('a title').
    """

    def __init__(self, label, noun=""):
        self.label = str(label or "answer").strip()
        self.given = str(noun or "").strip()

    @property
    def is_question(self):
        return self.label.endswith("?") and not self.given

    @property
    def after_verb(self):
        """For 'Enter …': 'the closing date', 'your name'."""
        if self.given:
            return self.given
        if self.is_question:
            return f"an answer to ‘{self.label}’"
        words = lower_first(self.label)
        return words if READS_ON.match(words) else f"the {words}"

    @property
    def subject(self):
        """For '… must be a real date': 'Closing date', 'Your answer'."""
        if self.is_question:
            return "Your answer"
        words = re.sub(r"^(the|an?)\s+", "", self.given) if self.given else self.label
        return words[:1].upper() + words[1:]


def lower_first(words):
    """Lower the first letter, unless the first word is an acronym or 'I'."""
    first = words.split(" ", 1)[0]
    if first == "I" or (len(first) > 1 and first[1:] != first[1:].lower()):
        return words
    return words[:1].lower() + words[1:]


SENTENCES = {
    "required": "{verb} {noun}",
    "invalid": "{verb} {noun} in the right format",
    "invalid_choice": "Select {noun} from the list",
    "invalid_pk_value": "Select {noun} from the list",
    "invalid_list": "Select {noun} from the list",
    "max_length": "{subject} must be {limit} characters or fewer",
    "min_length": "{subject} must be {limit} characters or more",
    "null_characters_not_allowed": "Take the hidden characters out of {noun}: typing it again usually does this",
    "email": "Enter an email address in the right format, like name@example.com",
    "url": "Enter a web address in the right format, like https://www.example.com",
    "number": "{subject} must be a number in figures, like 12.5",
    "whole_number": "{subject} must be a whole number in figures, like 12",
    "money": "{subject} must be an amount in pounds and pence, like 24.31",
    "decimal_places": "{subject} must have no more than {limit} figures after the point",
    "min_value": "{subject} must be {limit} or more",
    "max_value": "{subject} must be {limit} or less",
    "date": "{subject} must be a real date, like 27 3 2026",
    "date_part": "{subject} must include a {limit}",
    "year": "The year must have 4 figures, like 2026",
    "past": "{subject} must be in the past",
    "future": "{subject} must be in the future",
    "today_or_past": "{subject} must be today or in the past",
    "today_or_future": "{subject} must be today or in the future",
    "time": "{verb} {noun} in the right format, like 2pm, 2:30pm or 14:30",
    "am_or_pm": "{verb} {noun} with am or pm, like 2pm, or as 14:00",
    "file": "Choose {noun} again: the file did not arrive",
    "empty": "Choose another file: this one has nothing in it",
    "file_name": "{subject} must have a file name of {limit} characters or fewer",
    "too_big": "{subject} must be smaller than {limit}",
}


def sentence(code, noun, *, verb="Enter", limit=None):
    """The instruction for an error code; `limit` is a number or words, as the code's sentence needs."""
    return SENTENCES[code].format(verb=verb, noun=noun.after_verb, subject=noun.subject, limit=limit)
