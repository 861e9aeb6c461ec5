"""Moving what points at one row to another of the same table, by looking at every foreign key there is.

So that two accounts of one person can become one, and a model that arrives tomorrow is not forgotten. A row that would
be a second one where only one may be stays where it is: nothing is deleted.
"""

from collections import Counter

from django.apps import apps
from django.db.models import Exists, ForeignKey, OuterRef, Q, UniqueConstraint

from coproduction.core.models.base import AppendOnly


def references_to(target):
    """Return every (model, field) that can point at a row of the model `target`, in the order of their names."""
    found = [
        (model, field)
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy
        for field in model._meta.local_fields
        if isinstance(field, ForeignKey) and field.related_model is target
    ]
    return sorted(found, key=lambda each: (each[0]._meta.label, each[1].name))


def rows_pointing_at(target, key):
    """Count the rows that point at one row: Counter {(model label, field name): rows}."""
    return Counter(
        {
            (model._meta.label, field.name): model._base_manager.filter(**{field.name: key}).count()
            for model, field in references_to(target)
        }
    )


def move_references(target, *, source, to, stays=frozenset()):
    """Point at the row `to` all that points at the row `source` (keys), and return Counter {(label, field): rows moved}.

    `stays` names what is left alone: model labels, or 'app.Model.field'. Rows that are written once always stay. A
    constraint of another kind that refuses raises IntegrityError.
    """
    moved = Counter()
    for model, field in references_to(target):
        label = model._meta.label
        if issubclass(model, AppendOnly) or {label, f"{label}.{field.name}"} & set(stays):
            continue
        rows = model._base_manager.filter(**{field.name: source})
        second = _would_be_second(model, field, rows, to)
        count = rows.exclude(pk__in=second).update(**{field.name: to})
        if count:
            moved[label, field.name] = count
    return moved


def _would_be_second(model, field, rows, to):
    found = set()
    for others, condition in _unique_with(model, field):
        same = model._base_manager.filter(condition, **{field.name: to})
        same = same.filter(**{name: OuterRef(name) for name in others})
        found.update(rows.filter(condition).filter(Exists(same)).values_list("pk", flat=True))
    return found


def _unique_with(model, field):
    """Yield (the other fields, the condition as a Q) of each rule that lets a field's value occur once."""
    if field.unique:
        yield (), Q()
    for together in model._meta.unique_together:
        if field.name in together:
            yield tuple(name for name in together if name != field.name), Q()
    for constraint in model._meta.constraints:
        if isinstance(constraint, UniqueConstraint) and field.name in constraint.fields:
            others = tuple(name for name in constraint.fields if name != field.name)
            yield others, constraint.condition or Q()
