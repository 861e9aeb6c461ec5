"""Sealing again, with the first of the keys, whatever was sealed with an older one: then the older one can go."""

from django.apps import apps
from django.db import transaction

from coproduction.core.fields import SealedField, sealing_box

BATCH = 500

_others = {}


def resealer(name):
    """Register a function that seals again what is kept outside a SealedField: `reseal()` returns how many it did."""

    def register(reseal):
        _others[name] = reseal
        return reseal

    return register


def places():
    """Return [(name, reseal)] of every place that holds sealed values, in the order of the apps."""
    return [(str(field), _doer(field)) for field in sealed_fields()] + list(_others.items())


def sealed_fields():
    """Return every SealedField of every installed model."""
    return [
        field for model in apps.get_models() for field in model._meta.fields if isinstance(field, SealedField)
    ]


def rotated(token):
    """Return a sealed text sealed again with the first key."""
    return sealing_box().rotate(token.encode()).decode()


def _doer(field):
    return lambda: sum(_reseal_batch(field, pks) for pks in _batches(field))


def _batches(field):
    last = None
    rows = field.model._base_manager.exclude(**{field.attname: ""}).exclude(
        **{f"{field.attname}__isnull": True}
    )
    while True:
        later = rows if last is None else rows.filter(pk__gt=last)
        pks = list(later.order_by("pk").values_list("pk", flat=True)[:BATCH])
        if not pks:
            return
        yield pks
        last = pks[-1]


@transaction.atomic
def _reseal_batch(field, pks):
    # Locked, so that a value written meanwhile is not put back to what it was. The plain text stays in the field.
    rows = field.model._base_manager.select_for_update().filter(pk__in=pks)
    found = list(rows.only("pk", field.attname).order_by("pk"))
    field.model._base_manager.bulk_update(found, [field.attname])
    return len(found)
