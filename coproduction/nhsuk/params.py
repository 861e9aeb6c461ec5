"""Turn a Django BoundField into the parameters of an NHS.UK component."""

from django import forms
from django.utils.safestring import SafeString
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.nhsuk import scripted
from coproduction.nhsuk.widgets import PARTS, SplitDateInput

INPUT_TYPES = {"email": "email", "tel": "tel", "url": "url", "search": "search"}
PART_WORDS = {"day": _("Day"), "month": _("Month"), "year": _("Year")}
PASSED_ON = ("autocomplete", "inputmode", "autocapitalize")


def build(bound, **changes):
    """The component's name and its parameters; `changes` (label_size, heading, classes) apply to this page alone."""
    look = {**getattr(bound.field, "look", {}), **changes}
    widget = bound.field.widget
    for kind, builder in BUILDERS:
        if isinstance(widget, kind):
            return builder(bound, widget, look)
    return text_input(bound, widget, look)


def plain(words):
    """Text as bare str: a SafeString would be taken for HTML, and a lazy one would vanish."""
    return str(words) + ""


def hint_of(bound):
    words = str(bound.help_text)
    kept = getattr(bound.field, "kept", "")
    if kept:
        words = gettext(
            "You have already added {kept}. Choose a file only to put another in its place."
        ).format(kept=kept)
    if not words:
        return {}
    # Django counts help text marked safe as HTML: the list of password rules is.
    return {"hint": {"html": words} if isinstance(words, SafeString) else {"text": words}}


def common(bound):
    params = {"name": bound.html_name, "id": bound.auto_id or bound.html_name, **hint_of(bound)}
    if bound.errors:
        # The macros put the colon themselves.
        prefix = gettext("Error:").removesuffix(":")
        params["errorMessage"] = {"text": plain(bound.errors[0]), "visuallyHiddenText": prefix}
    attributes = bound.field.widget.attrs
    params.update({name: attributes[name] for name in PASSED_ON if name in attributes})
    if attributes.get("spellcheck") == "false":
        params["spellcheck"] = False
    if bound.field.disabled:
        params["disabled"] = True
    return params


def title(bound, look):
    """Label or legend. `heading` makes it the page's h1."""
    size = look.get("label_size") or ("l" if look.get("heading") else "s")
    words = {"text": plain(bound.label), "size": size}
    return {**words, "isPageHeading": True} if look.get("heading") else words


def labelled(bound, look):
    params = {**common(bound), "label": title(bound, look)}
    params.update({name: look[name] for name in ("classes", "describedBy", "attributes") if name in look})
    return params


def shown_value(bound):
    value = bound.value()
    return "" if value is None else plain(value)


def text_input(bound, widget, look):
    params = labelled(bound, look)
    params.update(
        {"type": INPUT_TYPES.get(getattr(widget, "input_type", ""), "text"), "value": shown_value(bound)}
    )
    params.update({name: look[name] for name in ("width", "code") if name in look})
    params.update({name: plain(look[name]) for name in ("prefix", "suffix") if name in look})
    return "input", params


def password_input(bound, widget, look):
    return "password-input", {**labelled(bound, look), **scripted.password_words()}


def textarea(bound, widget, look):
    params = {**labelled(bound, look), "value": shown_value(bound), "rows": look.get("rows", 5)}
    limit = getattr(bound.field, "max_length", None)
    if not limit:
        return "textarea", params
    return "character-count", {**params, "maxlength": limit, **scripted.count_words()}


def file_upload(bound, widget, look):
    params = labelled(bound, look)
    accept = widget.attrs.get("accept")
    return "file-upload", {**params, "attributes": {"accept": accept}} if accept else params


def chosen(bound):
    value = bound.value()
    if value is None:
        return set()
    values = value if isinstance(value, list | tuple | set) else [value]
    return {plain(bound.field.prepare_value(one)) for one in values}


def options(bound):
    """Every choice as (value, words), groups opened out."""
    for value, words in bound.field.choices:
        if isinstance(words, list | tuple):
            yield from ((plain(inner), plain(text)) for inner, text in words)
        else:
            yield plain(value), plain(words)


def select(bound, widget, look):
    picked = chosen(bound)
    items = [{"value": value, "text": words, "selected": value in picked} for value, words in options(bound)]
    return "select", {**labelled(bound, look), "items": items}


def choice_list(component):
    def builder(bound, widget, look):
        picked, hints = chosen(bound), look.get("choice_hints", {})
        items = [
            choice(value, words, value in picked, hints) for value, words in options(bound) if value != ""
        ]
        params = common(bound)
        params.update(
            {"idPrefix": params.pop("id"), "fieldset": {"legend": title(bound, look)}, "items": items}
        )
        params.update({name: look[name] for name in ("inline", "small", "classes") if name in look})
        return component, params

    return builder


def choice(value, words, checked, hints):
    item = {"value": value, "text": words, "checked": checked}
    return {**item, "hint": {"text": plain(hints[value])}} if value in hints else item


def tick_box(bound, widget, look):
    params = common(bound)
    prefix = params.pop("id")
    item = {"value": "on", "text": plain(bound.label), "checked": bool(bound.value())}
    if "hint" in params:
        item["hint"] = params.pop("hint")
    return "checkboxes", {**params, "idPrefix": prefix, "items": [item]}


def date_input(bound, widget, look):
    params = common(bound)
    params.pop("name")
    wrong = error_parts(bound)
    items = [
        date_part(bound, widget, part, value, part in wrong)
        for part, value in zip(PARTS, date_values(bound, widget), strict=True)
    ]
    return "date-input", {**params, "fieldset": {"legend": title(bound, look)}, "items": items}


def date_values(bound, widget):
    value = bound.value()
    return value if isinstance(value, list) else widget.decompress(value)


def date_part(bound, widget, part, value, is_wrong):
    item = {
        "name": f"{bound.html_name}_{part}",
        "id": f"{bound.auto_id or bound.html_name}_{part}",
        "label": str(PART_WORDS[part]),
        "value": "" if value is None else plain(value),
        "width": 4 if part == "year" else 2,
        "inputmode": "numeric",
        # A hint for the macro too: it would mark every part when none is named.
        "error": is_wrong,
    }
    return {**item, "autocomplete": f"{widget.autocomplete}-{part}"} if widget.autocomplete else item


def error_parts(bound):
    """The parts of a date that its errors name; all of them when an error names none."""
    if not bound.errors:
        return []
    for error in bound.form.errors.as_data().get(bound.name, []):
        if error.params and "parts" in error.params:
            return error.params["parts"]
    return PARTS


def first_id(bound):
    """The id that a link in the error summary must lead to."""
    name = bound.auto_id or bound.html_name
    if isinstance(bound.field.widget, SplitDateInput):
        return f"{name}_{(error_parts(bound) or PARTS)[0]}"
    return name


# In this order: CheckboxSelectMultiple is a RadioSelect to isinstance, and both are Selects to nobody.
BUILDERS = [
    (SplitDateInput, date_input),
    (forms.CheckboxSelectMultiple, choice_list("checkboxes")),
    (forms.RadioSelect, choice_list("radios")),
    (forms.CheckboxInput, tick_box),
    (forms.Select, select),
    (forms.FileInput, file_upload),
    (forms.Textarea, textarea),
    (forms.PasswordInput, password_input),
]
