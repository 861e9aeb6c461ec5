"""One message to many people: what stands in its place for each, and when the writer must say how many they are."""

import re

from django.utils.translation import gettext

NAME = "{name}"
IN_BRACES = re.compile(r"\{[^}]*\}?|\}")


def odd_placeholders(words):
    """Return what stands in braces and is not {name}: only that is put in for each person."""
    return [found for found in IN_BRACES.findall(words) if found != NAME]


def for_person(words, name):
    """Return the words for one person. Nothing a person typed is read as anything but words."""
    return words.replace(NAME, name or gettext("there"))


def must_say_how_many(people, *, above):
    return people > above
