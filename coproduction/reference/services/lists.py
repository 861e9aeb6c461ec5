"""Adding to the trust's lists, and changing and retiring what is on them. Nothing is deleted: old records name it."""

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext

from coproduction.audit import services as audit
from coproduction.core.background import run_after_commit
from coproduction.core.exceptions import RuleBroken


def add_entry(model, *, by, **values):
    """Put an entry on a list."""
    entry = model(**values)
    _save(entry, by=by, action="reference.entry_added", before=None)
    return entry


def change_entry(entry, *, by, **values):
    """Rename an entry, or change what is said about it. What was recorded under it keeps pointing to it."""
    before = _facts(entry)
    for name, value in values.items():
        setattr(entry, name, value)
    _save(entry, by=by, action="reference.entry_changed", before=before)
    run_after_commit("involvement.follow_entry", kind=entry._meta.model_name, pk=entry.pk)
    return entry


def retire(entry, *, by):
    """Take an entry off the list people choose from."""
    if entry.retired_at:
        raise RuleBroken(gettext("{name} has been taken off the list already.").format(name=entry.name))
    return change_entry(entry, by=by, retired_at=timezone.now())


def bring_back(entry, *, by):
    """Put a retired entry back on the list."""
    if not entry.retired_at:
        raise RuleBroken(gettext("{name} is on the list already.").format(name=entry.name))
    return change_entry(entry, by=by, retired_at=None)


def _save(entry, *, by, action, before):
    try:
        with transaction.atomic():
            entry.save()
            audit.record(actor=by, action=action, target=entry, before=before, after=_facts(entry))
    except IntegrityError as clash:
        raise RuleBroken(
            gettext("{name} is on the list already, perhaps among those taken off it.").format(
                name=entry.name
            )
        ) from clash


def _facts(entry):
    return {
        field.attname: field.value_from_object(entry)
        for field in entry._meta.concrete_fields
        if field.name not in {"id", "created_at", "updated_at"}
    }
