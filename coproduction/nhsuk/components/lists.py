"""Lists of facts and of tasks, and tables."""

from django.utils.html import format_html
from django.utils.translation import gettext

from coproduction.nhsuk.components.text import one_of, tag


def summary_list(content, *, border=True):
    """Facts about one thing; hold {% summary_row %} blocks."""
    return format_html(
        '<dl class="nhsuk-summary-list{}">{}</dl>',
        "" if border else " nhsuk-summary-list--no-border",
        content,
    )


def summary_row(content, *, key, change="", action="", hidden="", id=""):
    """A fact; `change` is where it can be changed, and the link says 'Change <key>' to a screen reader.

    hidden: what the link says instead of the key
    """
    id = format_html(' id="{}"', id) if id else ""
    # Stripping would make safe markup plain text again, and show people its tags.
    value = (
        content if content.strip() else format_html('<span class="app-none">{}</span>', gettext("Not given"))
    )
    return format_html(
        '<div class="nhsuk-summary-list__row{}"{}><dt class="nhsuk-summary-list__key">{}</dt>'
        '<dd class="nhsuk-summary-list__value">{}</dd>{}</div>',
        "" if change else " nhsuk-summary-list__row--no-actions",
        id,
        key,
        value,
        change_link(change, action or gettext("Change"), hidden or lower_first(key)) if change else "",
    )


def change_link(url, action, hidden):
    return format_html(
        '<dd class="nhsuk-summary-list__actions"><a class="nhsuk-link" href="{}">{}'
        '<span class="nhsuk-u-visually-hidden"> {}</span></a></dd>',
        url,
        action,
        hidden,
    )


def lower_first(words):
    words = str(words)
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def task_list(content):
    """What is left to do; holds {% task %} tags."""
    return format_html('<ul class="nhsuk-task-list">{}</ul>', content)


def task(title, *, id, url="", status="", colour="", hint=""):
    """One task. Without a colour the status is plain words ('Completed'); with one it is a tag."""
    link = f"{id}-link"
    about = " ".join(part for part in (hint and f"{id}-hint", status and f"{id}-status") if part)
    name = (
        format_html(
            '<a class="nhsuk-task-list__link nhsuk-link" id="{}" href="{}"{}>{}</a>',
            link,
            url,
            described_by(about),
            title,
        )
        if url
        else format_html("<div>{}</div>", title)
    )
    hint = format_html('<div class="nhsuk-task-list__hint" id="{}-hint">{}</div>', id, hint) if hint else ""
    return format_html(
        '<li class="nhsuk-task-list__item{}"><div class="nhsuk-task-list__name-and-hint">{}{}</div>'
        '<div class="nhsuk-task-list__status" id="{}-status">{}</div></li>',
        " nhsuk-task-list__item--with-link" if url else "",
        name,
        hint,
        id,
        tag(status, colour=colour) if colour else status,
    )


def described_by(ids):
    return format_html(' aria-describedby="{}"', ids) if ids else ""


def table(content, *, caption, size="m", hide_caption=False, stacked=False):
    """A table that scrolls sideways inside its own box on a small screen; rows are written by hand between the tags.

    The box takes focus so that it can be scrolled from the keyboard, and is named by the caption. Where it is `stacked`, a
    small screen shows each row as a list instead, for words that people read from end to end: its cells are `stacked_cell`s.
    """
    one_of("size", size, ("s", "m", "l"))
    caption_class = "nhsuk-u-visually-hidden" if hide_caption else f"nhsuk-table__caption--{size}"
    if stacked:
        return format_html(
            '<table role="table" class="nhsuk-table nhsuk-table--responsive">'
            '<caption class="nhsuk-table__caption {}">{}</caption>{}</table>',
            caption_class,
            caption,
            content,
        )
    return format_html(
        '<div class="app-scroll" tabindex="0" role="region" aria-label="{}"><table class="nhsuk-table">'
        '<caption class="nhsuk-table__caption {}">{}</caption>{}</table></div>',
        caption,
        caption_class,
        caption,
        content,
    )


def stacked_cell(content, *, heading):
    """A cell of a stacked table. On a small screen its heading stands beside it; a screen reader has that from the column."""
    return format_html(
        '<td role="cell" class="nhsuk-table__cell"><span class="nhsuk-table__heading" aria-hidden="true">{}</span>'
        "<div>{}</div></td>",
        heading,
        content,
    )
