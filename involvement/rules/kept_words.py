"""Words of ours that are kept in English and said in the language of whoever reads them.

A reason chosen from a list is written by one person and read by others, in other languages: it is kept in English, and
translated each time it is shown. What a person wrote in their own words has no translation and stays as it is.
"""

from datetime import datetime

from django.utils.translation import gettext

from coproduction.core.dates import say_date

DATE = "%d %B %Y"


def say_kept(words):
    """Return kept words in the language of now."""
    return gettext(words) if words else words


def say_kept_value(words):
    """Return a kept value in the language of now: a date, or words of ours."""
    try:
        return say_date(datetime.strptime(words, DATE).date())  # noqa: DTZ007 - a day, and no moment
    except ValueError:
        return say_kept(words)


def say_lines(lines):
    """Return the lines of a change, (what, was, now) as they were kept, in the language of now."""
    return [(say_kept(what), say_kept_value(was), say_kept_value(now)) for what, was, now in lines]
