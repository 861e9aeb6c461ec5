"""Form components in plain Python. tests/nhsuk compares each with the nhsuk-frontend-jinja macro it stands in for."""

from django.utils.safestring import mark_safe

from coproduction.nhsuk.jinja import macro
from coproduction.nhsuk.markup.chosen import choice_group, error_summary, select
from coproduction.nhsuk.markup.typed import (
    character_count,
    date_input,
    file_upload,
    password_input,
    text_input,
    textarea,
)

WRITTEN = {
    "input": text_input,
    "password-input": password_input,
    "textarea": textarea,
    "character-count": character_count,
    "date-input": date_input,
    "file-upload": file_upload,
    "radios": choice_group("radios"),
    "checkboxes": choice_group("checkboxes"),
    "select": select,
    "error-summary": error_summary,
}


def render_field(component, params):
    """HTML of a form component from what coproduction.nhsuk.params builds."""
    return mark_safe(WRITTEN[component](params))  # noqa: S308 - every part is escaped where it is written


def render_macro(component, params):
    """HTML of any NHS.UK component from its macro: dearer, for pages where that does not matter."""
    return mark_safe(macro(component)(params))  # noqa: S308 - the macros escape what is not given as html
