"""Taking away what is held about people who have left: a few statements for each model, by its declaration."""

from django.db import transaction
from django.db.models import BooleanField, JSONField
from django.utils import timezone

from coproduction.core.personal_data.declarations import DELETE_ROW, declaration_of
from coproduction.core.personal_data.walking import (
    declared_columns,
    models_about_people,
    rows_about,
    rows_naming,
)

_instead = {}
_as_well = {}


def erases(model_label):
    """Register a function that erases a model's rows in place of the walker: `erase(user_ids)`."""

    def register(erase):
        _instead[model_label.lower()] = erase
        return erase

    return register


def erases_as_well(name):
    """Register a function that erases what no declaration leads to: `erase(user_ids)`, called before the walker begins.

    What it returns, if anything, is called without arguments when the walker is done.
    """

    def register(erase):
        _as_well[name] = erase
        return erase

    return register


@transaction.atomic
def erase(user_ids):
    """Erase all that is held about these users (a list of keys) but what is declared as kept. Twice is as once."""
    user_ids = list(user_ids)
    afterwards = [finish for outside in _as_well.values() if (finish := outside(user_ids))]
    for model in models_about_people():
        _instead.get(model._meta.label_lower, _by_declaration(model))(user_ids)
    for finish in afterwards:
        finish()


def erase_by_declaration(model, user_ids):
    """Delete or blank a model's rows about these users, as it declares."""
    declaration, about = declaration_of(model), rows_about(model, user_ids)
    if DELETE_ROW in declared_columns(model).values():
        model._base_manager.filter(pk__in=about.values("pk")).delete()
        return
    _blank(model, about, declaration.blanked())
    for match in set(declaration.of_another.values()) - {""}:
        _blank(model, rows_naming(model, match, user_ids), declaration.blanked(of_another=match))


def blank(field):
    """Return the value that says nothing in this column."""
    if field.null:
        return None
    if isinstance(field, BooleanField):
        return False
    if isinstance(field, JSONField):
        return field.get_default() or {}
    return "" if field.empty_strings_allowed else field.get_default()


def _blank(model, rows, names):
    blanks = {field.name: blank(field) for field in declared_columns(model) if field.name in names}
    if blanks:
        stamp = {"updated_at": timezone.now()} if _has(model, "updated_at") else {}
        model._base_manager.filter(pk__in=rows.values("pk")).update(**blanks, **stamp)


def _by_declaration(model):
    return lambda user_ids: erase_by_declaration(model, user_ids)


def _has(model, name):
    return any(field.name == name for field in model._meta.fields)
