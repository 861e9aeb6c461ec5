"""A row of every model that can be about a person, with a word of its own in each field that can hold one.

Made by looking at the models, so that a model that arrives tomorrow is planted too.
"""

import io
from datetime import UTC, datetime, timedelta
from itertools import count

from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import connection, models
from django.utils import timezone
from phonenumber_field.modelfields import PhoneNumberField

from coproduction.core.personal_data import declaration_of
from coproduction.core.personal_data.walking import models_about_people
from coproduction.core.sealing import sealed_fields
from tests.factories import person

User = get_user_model()
# What a model insists on beyond the types of its fields: {label: {field: value, or what makes it}}.
INSISTS = {
    "documents.Document": {"size": 4, "sha256": "0" * 64, "scan_state": "clean"},
    "correspondence.Delivery": {"channel": "email"},
    "usersessions.UserSession": {"ip": "192.0.2.7"},
    "payments.PaymentRun": {"status": "undone"},
    "privacy.RetentionRun": {"state": "replaced"},
    "audit.Event": {"before": None, "after": None},
    "experts.Activity": {"ends_at": datetime(2100, 1, 1, tzinfo=UTC)},
    "experts.NeedMet": {"outcome": "", "because": ""},
    "involvement.BookletEdition": {"withdrawn_reason": ""},  # it is public
    "involvement.Course": {"for_staff": True},
    "involvement.Feedback": {"given_on": timezone.localdate},  # with a name, so that it is about somebody
    "involvement.TrainingPlace": {"partner_email": "", "partner_name": ""},  # it is the user's
    "involvement.PanelSeat": {"override_by": person, "override_at": timezone.now},
    "quality_mark.Meeting": {"moved_on": timezone.localdate, "moved_from": timezone.now},
}
numbers = count(1)


class Planted:
    """One person, with `rows` {model: its row} and `words` {(label, field name): the word planted there}.

    `of_others` holds the words that their rows say of somebody else.
    """

    def __init__(self):
        self.user = person()
        self.rows, self.words, self.of_others = {User: self.user}, {}, {}
        self._plant(self.user)
        self.user.save()
        for model in reversed(models_about_people()):
            self.row(model)

    def row(self, model):
        """Return this person's row of a model, made at the first asking."""
        if model not in self.rows:
            self.rows[model] = self._made(model)
        return self.rows[model]

    def _made(self, model):
        insists = INSISTS.get(model._meta.label, {})
        row = model(**{name: value() if callable(value) else value for name, value in insists.items()})
        declaration = declaration_of(model)
        path = declaration.person.split("__")[0] if declaration else ""
        for field in model._meta.fields:
            if isinstance(field, models.ForeignKey):
                self._point(row, field, path)
            elif field.name not in INSISTS.get(model._meta.label, {}):
                self._fill(row, field, also=f"{path.removesuffix('_by')}_at" if path.endswith("_by") else "")
        self._plant(row)
        row.save(force_insert=True)
        if model._meta.label == "documents.Document":
            stored = storages["documents"].save(
                row.stored_as, ContentFile(f"file of {self.user.pk}".encode())
            )
            assert stored == row.stored_as
        return row

    def _point(self, row, field, path):
        target = field.related_model
        if field.name == path:
            setattr(row, field.name, self.row(target))
        elif field.null and not (field.unique and target._meta.label == "documents.Document"):
            return
        elif target is User:
            setattr(row, field.name, person())
        else:
            setattr(row, field.name, self.row(target))

    def _fill(self, row, field, also):
        has_one = (
            field.primary_key
            or (field.has_default() and not field.unique)
            or getattr(field, "auto_now_add", False)
        )
        if has_one or getattr(field, "auto_now", False) or (field.null and field.name != also):
            return
        setattr(row, field.attname, value_for(field))

    def _plant(self, row):
        declaration = declaration_of(type(row))
        if not declaration:
            return
        insists = INSISTS.get(type(row)._meta.label, {})
        for field in type(row)._meta.fields:
            if field.name in insists:
                continue
            if field.name in declaration.matches and not declaration.person:
                setattr(row, field.attname, getattr(self.user, declaration.matches[field.name]))
            elif field.name in declaration.on_leaving and can_hold_a_word(field):
                word = f"zq{next(numbers):05d}x"
                words = self.of_others if field.name in declaration.of_another else self.words
                words[type(row)._meta.label, field.name] = word
                setattr(row, field.attname, worded(field, word))


def can_hold_a_word(field):
    if isinstance(field, PhoneNumberField) or field.choices or field.is_relation:
        return False
    return isinstance(field, models.CharField | models.TextField | models.JSONField)


def worded(field, word):
    if isinstance(field, models.EmailField):
        return f"{word}@example.org"
    return {"words": word} if isinstance(field, models.JSONField) else word


def value_for(field):
    """Return something this field takes, where it takes no word."""
    if field.choices:
        return field.flatchoices[0][0]
    if isinstance(field, models.DateTimeField):
        return timezone.now() + timedelta(seconds=next(numbers))  # an end comes after its beginning
    if isinstance(field, models.DateField):
        return timezone.localdate() + timedelta(days=next(numbers))
    if isinstance(field, models.CharField | models.TextField):
        return f"plain{next(numbers)}"[: field.max_length]
    if isinstance(field, models.BooleanField | models.JSONField):
        return False if isinstance(field, models.BooleanField) else {}
    return _number_for(field)


def _number_for(field):
    alone = field.unique or any(
        field.name in constraint.fields
        for constraint in field.model._meta.constraints
        if isinstance(constraint, models.UniqueConstraint)
    )
    return 1000 + next(numbers) if alone else 1


def everything_as_text():
    """Return all that every table holds, as one text: what somebody would read who got hold of a dump.

    The rows of a table are in the order of their words: PostgreSQL keeps no order of its own, and gives a row that
    was written again from another place.
    """
    out = io.StringIO()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608
            out.writelines(sorted(f"{table} {row}\n" for row in cursor.fetchall()))
    return out.getvalue()


def every_sealed_text():
    """Return what the sealed fields hold once opened, as one text."""
    return "\n".join(
        str(value)
        for field in sealed_fields()
        for value in field.model._base_manager.values_list(field.attname, flat=True)
    )
