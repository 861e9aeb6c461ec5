"""The words in which a model declares what it holds."""

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
    `matches` maps a field to a field of the user: rows that hold this user's value are about them as well.
    `of_another` maps a field that speaks of somebody else than `person` to the field of `matches` that says of whom, or
    to '' where nothing says so. It is given to that person alone, and only their leaving blanks it.
    `personal` and `sensitive` (special category data, money details) map a field name to what happens on leaving.
    `neither` names every other field.
    `masked` names fields of which a person's own download shows the end alone; `never_shown` those it only says it has.
    `named_by` is the field by which rows that name this one may speak of it, where it says nothing about anybody.
    """

    person: str = ""
    personal: dict[str, OnLeaving] = field(default_factory=dict)
    sensitive: dict[str, OnLeaving] = field(default_factory=dict)
    neither: tuple[str, ...] = ()
    matches: dict[str, str] = field(default_factory=dict)
    of_another: dict[str, str] = field(default_factory=dict)
    masked: tuple[str, ...] = ()
    never_shown: tuple[str, ...] = ()
    named_by: str = ""

    @property
    def on_leaving(self):
        """{field name: OnLeaving} of everything personal or sensitive."""
        return {**self.personal, **self.sensitive}

    @property
    def is_about_people(self):
        return bool(self.person or self.matches)

    def blanked(self, of_another=None):
        """Return the fields that leaving blanks: in rows about who left, or those of the one a field of `matches` names."""
        erased = [name for name, action in self.on_leaving.items() if action is ERASE]
        return {name for name in erased if self.of_another.get(name) == of_another}

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
