"""{% load adverts %}: which language an advert's own words are in, for screen readers; and words kept in English."""

from django import template
from django.utils.html import format_html

from coproduction.core.languages import english_tag, is_english, page_language, tag_of
from involvement.rules import kept_words
from involvement.rules.own_words import parted

register = template.Library()

SNIPPET = '<iframe src="{}" title="{}" width="100%" height="800" loading="lazy"></iframe>'


@register.simple_tag(takes_context=True)
def lang_of(context, *names):
    """Put `lang="en-GB"` on what the trust wrote in English, on a page in another language; nothing on an English page.

    The names are fields of the advert: one that the page shows translated (`translated` in the context) has none.
    """
    if is_english() or (names and set(names) <= set(context.get("translated", ()))):
        return ""
    return format_html(' lang="{}"', english_tag())


@register.filter
def as_written(words):
    """Mark words that the trust wrote in English, inside a sentence of a page in another language."""
    return (
        format_html('<span lang="{}">{}</span>', english_tag(), words)
        if words and not is_english()
        else words
    )


@register.simple_tag(takes_context=True)
def fact_of(context, value):
    """Return a fact of the advert, with what the trust wrote itself marked as English on a page in another language."""
    if is_english():
        return value
    parts = parted(str(value), context["opportunity"], context.get("translated", ()))
    return format_html("{}{}{}", parts.before, as_written(parts.own), parts.after)


@register.filter
def said_in(words, code):
    """Mark words that are kept in a language, by its code, inside a page in another."""
    tag = tag_of(code)
    return words if tag == page_language() else format_html('<span lang="{}">{}</span>', tag, words)


register.filter("say_kept", kept_words.say_kept)
register.filter("say_lines", kept_words.say_lines)


@register.simple_tag
def embed_snippet(address, title):
    """Return the HTML that shows the adverts on another website, as text to copy."""
    return SNIPPET.format(address, title)
