"""The pieces every form component shares, written as nhsuk-frontend 10's macros write them, at a tenth of their cost.

Everything here takes plain text and returns HTML; `hint` alone may be given as HTML.
"""

from html import escape

from django.utils.translation import gettext


def attributes(**values):
    """' name="value"' for each that is neither None, False nor ''; True gives the bare name. `_` becomes `-`."""
    written = []
    for name, value in values.items():
        if value is None or value is False or value == "":
            continue
        bare = name.rstrip("_").replace("_", "-")
        written.append(f" {bare}" if value is True else f' {bare}="{escape(str(value))}"')
    return "".join(written)


def classes(*names):
    return " ".join(name for name in names if name)


def label(words, for_id, extra=""):
    """A label; as the page's heading it is wrapped in the h1."""
    size = words.get("size")
    names = classes("nhsuk-label", size and f"nhsuk-label--{size}", extra)
    html = f'<label class="{names}" for="{escape(for_id)}">{escape(words["text"])}</label>'
    return f'<h1 class="nhsuk-label-wrapper">{html}</h1>' if words.get("isPageHeading") else html


def legend(words):
    size = words.get("size")
    names = classes("nhsuk-fieldset__legend", size and f"nhsuk-fieldset__legend--{size}")
    text = escape(words["text"])
    if words.get("isPageHeading"):
        text = f'<h1 class="nhsuk-fieldset__heading">{text}</h1>'
    return f'<legend class="{names}">{text}</legend>'


def hint(words, hint_id, extra=""):
    html = words["html"] if "html" in words else escape(words["text"])
    return f'<div class="{classes("nhsuk-hint", extra)}" id="{escape(hint_id)}">{html}</div>'


def error_message(words, error_id):
    prefix = gettext("Error:")
    return (
        f'<span class="nhsuk-error-message" id="{escape(error_id)}">'
        f'<span class="nhsuk-u-visually-hidden">{escape(prefix)} </span>{escape(words["text"])}</span>'
    )


def said_about(params, field_id, described_by=""):
    """(html, ids): the hint and error above an input, and what its aria-describedby must list."""
    html, ids = "", [described_by] if described_by else []
    if "hint" in params:
        ids.append(f"{field_id}-hint")
        html += hint(params["hint"], ids[-1])
    if "errorMessage" in params:
        ids.append(f"{field_id}-error")
        html += error_message(params["errorMessage"], ids[-1])
    return html, " ".join(ids)


def group(html, params, extra="", **more):
    """The div round a question, with its red bar when there is an error."""
    names = classes("nhsuk-form-group", "errorMessage" in params and "nhsuk-form-group--error", extra)
    return f'<div class="{names}"{attributes(**more)}>{html}</div>'


def fieldset(html, params, described_by, role=None):
    words = params["fieldset"]["legend"]
    named = attributes(role=role, aria_describedby=described_by)
    return f'<fieldset class="nhsuk-fieldset"{named}>{legend(words)}{html}</fieldset>'
