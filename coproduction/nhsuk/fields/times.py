import datetime
import re

from django import forms

from coproduction.nhsuk.fields.base import Speaking

TIME = re.compile(r"(?P<hour>[0-9]{1,2})(?:[:.]?(?P<minute>[0-9]{2}))?(?:[:.]00)?(?P<half>am|pm)?", re.ASCII)
WORDS = {"noon": datetime.time(12), "midday": datetime.time(12), "midnight": datetime.time(0)}


class TimeField(Speaking, forms.Field):
    """A time of day as people write it: '2pm', '2.30pm', '14:00', '1430', 'noon'. Gives datetime.time."""

    widget = forms.TextInput

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.look = {"width": 5, **self.look}

    def to_python(self, value):
        if value in self.empty_values:
            return None
        if isinstance(value, datetime.time):
            return value
        typed = re.sub(r"\s|(?<=[ap])\.(?=m)|(?<=m)\.$", "", str(value).lower())
        if not typed:
            return None
        return WORDS[typed] if typed in WORDS else self.read(typed)

    def read(self, typed):
        match = TIME.fullmatch(typed)
        if not match:
            raise self.wrong("time")
        hour, minute, half = int(match["hour"]), int(match["minute"] or 0), match["half"]
        if not half and is_unsure(typed, hour, match["minute"]):
            raise self.wrong("am_or_pm")
        if half and not 1 <= hour <= 12:
            raise self.wrong("time")
        try:
            return datetime.time(hour % 12 + (12 if half == "pm" else 0) if half else hour, minute)
        except ValueError as error:
            raise self.wrong("time") from error

    def prepare_value(self, value):
        return say(value) if isinstance(value, datetime.time) else value

    def has_changed(self, initial, data):
        try:
            return self.to_python(data) != self.to_python(initial)
        except forms.ValidationError:
            return True


def is_unsure(typed, hour, minute):
    """'2' and '2:30' are more likely the afternoon than the night: ask. '02:30' is the 24-hour clock."""
    return minute is None or (1 <= hour <= 6 and not typed.startswith("0"))


def say(time):
    """'2pm', '2:30pm': how the field shows a time that was saved."""
    hour = time.hour % 12 or 12
    return f"{hour}{f':{time.minute:02d}' if time.minute else ''}{'pm' if time.hour >= 12 else 'am'}"
