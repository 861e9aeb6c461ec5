"""Giving a person what is held about them: per model the rows about them, each value as data and in words."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, NamedTuple

from django.contrib.auth import get_user_model
from django.db.models import ForeignKey
from django.utils.translation import gettext, gettext_lazy as _, pgettext

from coproduction.core.dates import say_date, say_moment
from coproduction.core.languages import is_offered, name_of
from coproduction.core.personal_data.declarations import declaration_of
from coproduction.core.personal_data.walking import is_anothers, models_about_people, rows_about

ROWS_AT_ONCE = 500
NOT_SHOWN = _("We hold this, and never show it to anybody.")
OF_ANOTHER = _("This is about someone else, so only they are given it.")


class Value(NamedTuple):
    """One value of one row: what a program reads, and what a person reads."""

    data: Any
    words: str


@dataclass(frozen=True)
class Column:
    """A field: its name, what people call it, and whether it is personal, sensitive or neither."""

    name: str
    words: str
    holds: str


@dataclass(frozen=True)
class Held:
    """What one model, or one place outside the models, holds about a person. `rows` yields {column name: Value}."""

    name: str
    words: str
    columns: list[Column]
    rows: Iterator[dict[str, Value]]


_outside: dict[str, tuple[str, Callable]] = {}


def holds_as_well(name, words):
    """Register a function that reads what no declaration leads to: `read(user)` returns a list of {words: value}."""

    def register(read):
        _outside[name] = (words, read)
        return read

    return register


def held_about(user):
    """Yield Held for every model that can hold something about this user, and for each place outside the models."""
    for model in sorted(models_about_people(), key=lambda model: model._meta.label_lower):
        yield Held(
            name=model._meta.label_lower,
            words=called(model._meta.verbose_name_plural),
            columns=[_column(model, field) for field in _shown(model)],
            rows=_rows(model, user),
        )
    for name, (words, read) in _outside.items():
        rows = read(user)
        columns = [Column(key, key, "sensitive") for key in dict.fromkeys(key for row in rows for key in row)]
        yield Held(name, words, columns, iter([_said(row) for row in rows]))


def _said(row):
    return {key: Value(value, str(value)) for key, value in row.items()}


def _shown(model):
    return [*model._meta.fields, *(each for each in model._meta.many_to_many if _is_plain_link(each))]


def _is_plain_link(field):
    # One with a model of its own is told by that model's rows.
    return field.remote_field.through._meta.auto_created


def _column(model, field):
    declared = declaration_of(model)
    holds = {**dict.fromkeys(declared.personal, "personal"), **dict.fromkeys(declared.sensitive, "sensitive")}
    return Column(field.name, called(field.verbose_name), holds.get(field.name, "neither"))


def _rows(model, user):
    fields, namer = _shown(model), _Namer(user)
    declaration = declaration_of(model)
    rows = rows_about(model, [user.pk]).order_by("pk").iterator(chunk_size=ROWS_AT_ONCE)
    for row in rows:
        yield {field.name: _value(row, field, declaration, namer) for field in fields}


def _value(row, field, declaration, namer):
    if field.name in declaration.never_shown:
        return Value(str(NOT_SHOWN), str(NOT_SHOWN))
    if field.many_to_many:
        names = [str(each) for each in getattr(row, field.name).all()]
        return Value(names, ", ".join(names))
    held = getattr(row, field.attname)
    if held is None or held == "":
        return Value(held, "")
    if is_anothers(row, field.name, namer.user):
        return Value(str(OF_ANOTHER), str(OF_ANOTHER))
    if field.name in declaration.masked:
        return Value(mask(str(held)), mask(str(held)))
    return namer.name(field, held) if isinstance(field, ForeignKey) else _plain(field, held)


def _plain(field, held):
    if field.choices:
        words = str(dict(field.flatchoices).get(held, held))
        return Value({"value": held, "words": words}, words)
    if field.name == "language" and is_offered(held):
        return Value({"value": held, "words": name_of(held)}, name_of(held))
    return Value(_data(held), in_words(held))


class _Namer:
    """Names what a row points at. Other people are a reference: their names are theirs."""

    def __init__(self, user):
        self.user = user
        self.known: dict[tuple[Any, Any], Value] = {}

    def name(self, field, key):
        if (field.related_model, key) not in self.known:
            self.known[field.related_model, key] = self._name(field.related_model, key)
        return self.known[field.related_model, key]

    def _name(self, model, key):
        if _is_a_person(model):
            words = (
                gettext("you")
                if key == self.user.pk
                else gettext("someone else (reference {key})").format(key=key)
            )
            return Value({"person": key, "words": words}, words)
        words = self._words(model, key)
        return Value({"reference": key, "words": words}, words)

    @staticmethod
    def _words(model, key):
        declaration, found = declaration_of(model), model._base_manager.filter(pk=key)
        if declaration is None or not declaration.is_about_people:
            return str(found.first() or key)
        named = found.values_list(declaration.named_by, flat=True).first() if declaration.named_by else ""
        return named or f"{called_inside(model._meta.verbose_name)} {key}"


def _is_a_person(model):
    users = get_user_model()
    return model is users or (model._meta.pk.remote_field and model._meta.pk.related_model is users)


def mask(held):
    """Say the end of a number, so that its owner knows it and nobody else learns it."""
    shown = min(3, len(held) // 3)
    return gettext("Ends in {held}").format(held=held[-shown:]) if shown else gettext("Held, not shown")


def in_words(value):
    """Say a value as people say it."""
    if isinstance(value, bool):
        return gettext("Yes") if value else gettext("No")
    if isinstance(value, datetime):
        return say_moment(value)
    if isinstance(value, date):
        return say_date(value)
    if isinstance(value, dict):
        return "; ".join(f"{_capital(key)}: {in_words(each)}" for key, each in value.items())
    if isinstance(value, list):
        return ", ".join(in_words(each) for each in value)
    return str(value)


def _data(value):
    if value is None or isinstance(value, bool | int | float | dict | list):
        return value
    return value.isoformat() if isinstance(value, date | time) else str(value)


def called(name):
    """Return what people call a model or a field: `privacy.names` holds them for the catalogues."""
    return pgettext("held", _capital(name))


def called_inside(name):
    """Return the same for the middle of a sentence: 'access passports'."""
    words = called(name)
    return words[:1].lower() + words[1:]


def _capital(words):
    words = str(words).replace("_", " ")
    return words[:1].upper() + words[1:]
