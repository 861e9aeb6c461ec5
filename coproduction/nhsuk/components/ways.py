"""Ways on: buttons, back links, action links."""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext

from coproduction.nhsuk.components.text import one_of

VARIANTS = ("", "secondary", "secondary-solid", "reverse", "warning", "login", "small")
ARROW = mark_safe(
    '<svg class="nhsuk-icon nhsuk-icon--arrow-right-circle" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"'
    ' width="16" height="16" focusable="false" aria-hidden="true"><path d="M12 2a10 10 0 0 0-10 9h11.7l-4-4a1 1 0 0 1'
    ' 1.5-1.4l5.6 5.7a1 1 0 0 1 0 1.4l-5.6 5.7a1 1 0 0 1-1.5 0 1 1 0 0 1 0-1.4l4-4H2A10 10 0 1 0 12 2z"/></svg>'
)


def button(words, *, variant="", url="", name="", value="", hidden="", form="", id=""):
    """A button that sends its form, once however often it is pressed; with `url`, a link that looks like one.

    hidden: words only a screen reader says, where buttons on a page would otherwise say the same
    """
    one_of("variant", variant, VARIANTS)
    classes = f"nhsuk-button nhsuk-button--{variant}" if variant else "nhsuk-button"
    hidden = format_html('<span class="nhsuk-u-visually-hidden"> {}</span>', hidden) if hidden else ""
    if url:
        return format_html(
            '<a class="{}" data-module="nhsuk-button" href="{}" role="button" draggable="false">{}{}</a>',
            classes,
            url,
            words,
            hidden,
        )
    return format_html(
        '<button class="{}" data-module="nhsuk-button" type="submit" data-prevent-double-click="true"{}>{}{}</button>',
        classes,
        attributes(name=name, value=value, form=form, id=id),
        words,
        hidden,
    )


def attributes(**values):
    return format_html_join("", ' {}="{}"', [(name, value) for name, value in values.items() if value != ""])


def back_link(url, words=""):
    """The link above a page: {% back_link url "Back to your opportunities" %}."""
    return format_html('<a class="nhsuk-back-link" href="{}">{}</a>', url, words or gettext("Back"))


def action_link(words, url):
    """A link with a green arrow, for the one thing to do next."""
    return format_html(
        '<a class="nhsuk-action-link" href="{}">{}<span class="nhsuk-action-link__text">{}</span></a>',
        url,
        ARROW,
        words,
    )
