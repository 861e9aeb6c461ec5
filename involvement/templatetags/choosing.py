"""{% load choosing %}: what people wrote, as whoever chooses may read it."""

from django import template

from involvement.rules.choosing import as_read

register = template.Library()


@register.filter
def as_chooser_reads(interest, words):
    """Return what a person wrote, without their name where it may not be known yet."""
    return as_read(words, interest)
