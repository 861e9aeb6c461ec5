"""What each model holds about people, declared beside the fields it speaks of.

Every model of ours has a `personal_data` attribute; a test fails on a field that is not declared. The walker
that gives a person their data, and the one that erases it when they leave, read these declarations.
"""

from dataclasses import dataclass, field
from enum import Enum


class OnLeaving(Enum):
    """What happens to a value when the person it is about leaves the network."""

    ERASE = "blanked"
    KEEP = "kept for finance, under a pseudonym"
    DELETE_ROW = "the whole row is deleted"


ERASE, KEEP, DELETE_ROW = OnLeaving.ERASE, OnLeaving.KEEP, OnLeaving.DELETE_ROW


@dataclass(frozen=True)
class PersonalData:
    """One model's declaration.

    `person` is the lookup path from the model to the user it is about, empty when its rows are about nobody.
    `personal` and `sensitive` (special category data, money details) map a field name to what happens on leaving.
    `neither` names every other field.
    """

    person: str = ""
    personal: dict[str, OnLeaving] = field(default_factory=dict)
    sensitive: dict[str, OnLeaving] = field(default_factory=dict)
    neither: tuple[str, ...] = ()

    def declared(self):
        """Return every field name this declaration covers, as a set."""
        return (
            set(self.personal) | set(self.sensitive) | set(self.neither) | {"id", "created_at", "updated_at"}
        )


_of_others: dict[str, PersonalData] = {}


def register(model_label, declaration):
    """Declare what a third party's model holds, for example `register("account.EmailAddress", ...)`."""
    _of_others[model_label.lower()] = declaration


def declaration_of(model):
    """Return the model's PersonalData, or None where nobody has declared one."""
    return model.__dict__.get("personal_data") or _of_others.get(model._meta.label_lower)


def undeclared_fields(model):
    """Return the names of the model's own fields that its declaration does not cover, sorted."""
    declaration = declaration_of(model)
    meta = model._meta
    names = {each.name for each in (*meta.fields, *meta.many_to_many) if not each.auto_created}
    return sorted(names - (declaration.declared() if declaration else set()))
