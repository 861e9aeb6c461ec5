"""Components a person chooses from: radios, checkboxes, select; and the error summary that links to them all."""

from html import escape

from django.utils.translation import gettext

from coproduction.nhsuk.markup.pieces import attributes, classes, fieldset, group, hint, label, said_about


def choice(params, item, item_id, kind, described_by):
    about = f"{item_id}-item-hint" if "hint" in item else ""
    named = attributes(
        class_=f"nhsuk-{kind}__input",
        id=item_id,
        name=params["name"],
        type="radio" if kind == "radios" else "checkbox",
        checked=bool(item.get("checked")),
        disabled=params.get("disabled"),
        aria_describedby=classes(described_by, about),
    )
    html = f'<input{named} value="{escape(item["value"])}">' + label(item, item_id, f"nhsuk-{kind}__label")
    if about:
        html += hint(item["hint"], about, f"nhsuk-{kind}__hint")
    return f'<div class="nhsuk-{kind}__item">{html}</div>'


def choice_ids(prefix):
    """The first has no number, so that the error summary can link to it."""
    yield prefix
    number = 2
    while True:
        yield f"{prefix}-{number}"
        number += 1


def choices(params, kind, described_by=""):
    names = classes(
        f"nhsuk-{kind}",
        params.get("small") and f"nhsuk-{kind}--small",
        params.get("inline") and f"nhsuk-{kind}--inline",
        params.get("classes"),
    )
    items = zip(params["items"], choice_ids(params["idPrefix"]), strict=False)
    html = "".join(choice(params, item, item_id, kind, described_by) for item, item_id in items)
    return f'<div class="{names}" data-module="nhsuk-{kind}">{html}</div>'


def choice_group(kind):
    def render(params):
        said, described_by = said_about(params, params["idPrefix"])
        if "fieldset" in params:
            return group(fieldset(said + choices(params, kind), params, described_by), params)
        # With no fieldset to carry it, the error is said with the one tick box.
        return group(said + choices(params, kind, described_by), params)

    return render


def option(item):
    selected = " selected" if item.get("selected") else ""
    return f'<option value="{escape(item["value"])}"{selected}>{escape(item["text"])}</option>'


def select(params):
    said, described_by = said_about(params, params["id"])
    named = attributes(
        class_=classes(
            "nhsuk-select", "errorMessage" in params and "nhsuk-select--error", params.get("classes")
        ),
        id=params["id"],
        name=params["name"],
        disabled=params.get("disabled"),
        autocomplete=params.get("autocomplete"),
        aria_describedby=described_by,
    )
    html = "".join(map(option, params["items"]))
    return group(f"{label(params['label'], params['id'])}{said}<select{named}>{html}</select>", params)


def summary_line(item):
    text = escape(item["text"])
    return f'<li><a href="{escape(item["href"])}">{text}</a></li>' if item.get("href") else f"<li>{text}</li>"


def error_summary(params):
    """params: {"errorList": [{"text": ..., "href": ...}]}"""
    lines = "".join(map(summary_line, params["errorList"]))
    return (
        '<div class="nhsuk-error-summary" data-module="nhsuk-error-summary"><div role="alert">'
        f'<h2 class="nhsuk-error-summary__heading">{escape(gettext("There is a problem"))}</h2>'
        f'<div class="nhsuk-error-summary__body"><ul class="nhsuk-list nhsuk-error-summary__list">{lines}</ul></div>'
        "</div></div>"
    )
