"""Components a person types into: input, password-input, textarea, character-count, date-input, file-upload."""

from html import escape

from django.utils.translation import gettext

from coproduction.nhsuk.markup.pieces import attributes, classes, fieldset, group, label, said_about
from coproduction.nhsuk.scripted import attributes_of

TYPING = ("autocomplete", "autocapitalize", "inputmode", "disabled")


def typing_attributes(params):
    checked = {} if params.get("spellcheck", True) else {"spellcheck": "false"}
    return {**{name: params.get(name) for name in TYPING}, **checked, **params.get("attributes", {})}


def text_box(params, names, described_by, **more):
    value = params.get("value")
    return (
        "<input"
        + attributes(
            class_=classes(
                "nhsuk-input",
                "errorMessage" in params and "nhsuk-input--error",
                *names,
                params.get("classes"),
            ),
            id=params["id"],
            name=params["name"],
            type=params.get("type", "text"),
            aria_describedby=described_by,
            **typing_attributes(params),
            **more,
        )
        + (f' value="{escape(str(value))}">' if value is not None else ">")
    )


def affix(words, kind):
    return f'<div class="nhsuk-input-wrapper__{kind}" aria-hidden="true">{escape(words)}</div>'


def text_input(params):
    said, described_by = said_about(params, params["id"], params.get("describedBy", ""))
    names = [
        params.get("code") and "nhsuk-input--code",
        params.get("width") and f"nhsuk-input--width-{params['width']}",
    ]
    box = text_box(params, names, described_by)
    if "prefix" in params or "suffix" in params:
        before = affix(params["prefix"], "prefix") if "prefix" in params else ""
        after = affix(params["suffix"], "suffix") if "suffix" in params else ""
        box = f'<div class="nhsuk-input-wrapper">{before}{box}{after}</div>'
    return group(label(params["label"], params["id"]) + said + box, params)


def password_input(params):
    said, described_by = said_about(params, params["id"])
    names = ["nhsuk-password-input__input nhsuk-js-password-input-input"]
    always = {"type": "password", "spellcheck": False, "autocapitalize": "none"}
    box = text_box({**params, **always}, names, described_by)
    show, show_password = gettext("Show"), gettext("Show password")
    toggle = (
        '<button class="nhsuk-button nhsuk-button--secondary nhsuk-button--small nhsuk-password-input__toggle'
        ' nhsuk-js-password-input-toggle" data-module="nhsuk-button" type="button"'
        f' aria-label="{escape(show_password)}"'
        f' aria-controls="{escape(params["id"])}" hidden>{escape(show)}</button>'
    )
    html = f'{label(params["label"], params["id"])}{said}<div class="nhsuk-input-wrapper">{box}{toggle}</div>'
    return group(
        html, params, "nhsuk-password-input", data_module="nhsuk-password-input", **attributes_of(params)
    )


def text_area(params, described_by, extra=""):
    names = classes(
        "nhsuk-textarea", "errorMessage" in params and "nhsuk-textarea--error", extra, params.get("classes")
    )
    named = attributes(
        class_=names,
        id=params["id"],
        name=params["name"],
        rows=params.get("rows", 5),
        aria_describedby=described_by,
        **typing_attributes(params),
    )
    # HTML drops one line break after the opening tag: a text that begins with one would lose it.
    return f"<textarea{named}>\n{escape(params.get('value', ''))}</textarea>"


def textarea(params):
    said, described_by = said_about(params, params["id"])
    return group(label(params["label"], params["id"]) + said + text_area(params, described_by), params)


def character_count(params):
    field_id, limit = params["id"], params["maxlength"]
    said, described_by = said_about(params, field_id, f"{field_id}-info")
    count = (
        f'<div class="nhsuk-hint nhsuk-character-count__message" id="{escape(field_id)}-info">'
        f"{escape(gettext('You can enter up to {count} characters').format(count=limit))}</div>"
    )
    box = text_area(params, described_by, "nhsuk-js-character-count")
    html = label(params["label"], field_id) + said + box + count
    return group(
        html,
        params,
        "nhsuk-character-count",
        data_module="nhsuk-character-count",
        data_maxlength=limit,
        **attributes_of(params),
    )


def file_upload(params):
    # No data-module: the scripted version of this component fails axe (stack.md).
    said, described_by = said_about(params, params["id"])
    named = attributes(
        class_=classes("nhsuk-file-upload__input", params.get("classes")),
        id=params["id"],
        name=params["name"],
        type="file",
        disabled=params.get("disabled"),
        aria_describedby=described_by,
        **params.get("attributes", {}),
    )
    html = f"{label(params['label'], params['id'])}{said}<input{named}>"
    return group(html, params, "nhsuk-file-upload")


def date_part(item, any_named, has_error):
    is_wrong = item.get("error") or (has_error and not any_named)
    named = attributes(
        class_=classes(
            "nhsuk-input",
            is_wrong and "nhsuk-input--error",
            f"nhsuk-input--width-{item['width']}",
            "nhsuk-date-input__input",
        ),
        id=item["id"],
        name=item["name"],
        type="text",
        autocomplete=item.get("autocomplete"),
        inputmode="numeric",
    )
    words = label({"text": item["label"]}, item["id"], "nhsuk-date-input__label")
    part_group = group(
        f'{words}<input{named} value="{escape(item["value"])}">', {"errorMessage": 1} if is_wrong else {}
    )
    return f'<div class="nhsuk-date-input__item">{part_group}</div>'


def date_input(params):
    said, described_by = said_about(params, params["id"])
    any_named = any(item.get("error") for item in params["items"])
    has_error = "errorMessage" in params
    parts = "".join(date_part(item, any_named, has_error) for item in params["items"])
    html = f'{said}<div class="nhsuk-date-input" id="{escape(params["id"])}">{parts}</div>'
    return group(fieldset(html, params, described_by, role="group"), params)
