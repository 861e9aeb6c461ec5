"""Blocks of words: inset text, warning, details, tag, card, banners. Each refuses an attribute it does not know."""

from django.template import TemplateSyntaxError
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext

SAID_FIRST = '<span role="text"><span class="nhsuk-u-visually-hidden">{} </span>{}</span>'
COLOURS = ("", "white", "grey", "green", "aqua-green", "blue", "purple", "pink", "red", "orange", "yellow")


def one_of(name, value, allowed):
    if value not in allowed:
        raise TemplateSyntaxError(f"{name} cannot be '{value}': choose from {', '.join(map(repr, allowed))}")
    return value


def inset_text(content, *, label=""):
    """Words set apart by a bar at the side."""
    return format_html(
        '<div class="nhsuk-inset-text"><span class="nhsuk-u-visually-hidden">{}: </span>{}</div>',
        label or gettext("Information"),
        content,
    )


def warning_callout(content, *, heading="", level=2):
    """Words a person must not miss."""
    one_of("level", level, (2, 3, 4))
    important = gettext("Important")
    heading = heading or important
    says_so = important.lower() in heading.lower()
    return format_html(
        '<div class="nhsuk-card nhsuk-card--warning"><div class="nhsuk-card__content">'
        '<h{} class="nhsuk-card__heading">{}</h{}>{}</div></div>',
        level,
        heading if says_so else format_html(SAID_FIRST, gettext("Important:"), heading),
        level,
        content,
    )


def details(content, *, summary, open=False):
    """Words shown when the summary is pressed; works without scripts."""
    return format_html(
        '<details class="nhsuk-details"{}><summary class="nhsuk-details__summary">'
        '<span class="nhsuk-details__summary-text">{}</span></summary>'
        '<div class="nhsuk-details__text">{}</div></details>',
        mark_safe(" open") if open else "",
        summary,
        content,
    )


def tag(words, *, colour=""):
    """A status: {% tag claim.get_status_display colour="green" %}."""
    one_of("colour", colour, COLOURS)
    return format_html(
        '<strong class="nhsuk-tag{}">{}</strong>', f" nhsuk-tag--{colour}" if colour else "", words
    )


def card(content, *, heading, url="", level=2):
    """A card; with a url the whole of it can be pressed."""
    one_of("level", level, (2, 3, 4))
    words = format_html('<a class="nhsuk-card__link" href="{}">{}</a>', url, heading) if url else heading
    return format_html(
        '<div class="nhsuk-card{}"><div class="nhsuk-card__content">'
        '<h{} class="nhsuk-card__heading">{}</h{}>{}</div></div>',
        " nhsuk-card--clickable" if url else "",
        level,
        words,
        level,
        content,
    )


def banner(content, *, kind="", number=1):
    """A notice at the top of a page: kind 'success' says it went well, '' is for anything else to know."""
    one_of("kind", kind, ("", "success"))
    title = f"nhsuk-notification-banner-title{'' if number == 1 else f'-{number}'}"
    return format_html(
        '<div class="nhsuk-notification-banner{}" data-module="nhsuk-notification-banner" role="{}"'
        ' aria-labelledby="{}">'
        '<div class="nhsuk-notification-banner__header">'
        '<h2 class="nhsuk-notification-banner__title" id="{}">{}</h2></div>'
        '<div class="nhsuk-notification-banner__content">{}</div></div>',
        " nhsuk-notification-banner--success" if kind else "",
        "alert" if kind else "region",
        title,
        title,
        gettext("Success") if kind else gettext("Important"),
        content,
    )
