"""Rows into tables by the way that is fastest: COPY on PostgreSQL, one prepared statement on SQLite."""

import json
from collections import defaultdict
from itertools import count

from django.core.management.color import no_style
from django.db import connection, models

BATCH = 50_000


class Writer:
    """Takes rows as dicts by column attribute (`expert_id`), numbers them, and writes them in batches.

    What a row leaves out is the field's default. `now` stands in every automatic time. `told` is called with how many
    rows were written.
    """

    def __init__(self, *, now, told):
        self.now, self.told = now, told
        self._waiting = defaultdict(list)
        self._waiting_count = 0
        self._ids = {}
        self._columns_of = {}

    @property
    def models(self):
        """The models that rows were written to."""
        return list(self._columns_of)

    def next_id(self, model):
        """Return the next free key of a model."""
        if model not in self._ids:
            highest = model.objects.aggregate(highest=models.Max("pk"))["highest"] or 0
            self._ids[model] = count(highest + 1)
        return next(self._ids[model])

    def add(self, model, **row):
        """Put a row in the queue and return its key."""
        if model._meta.pk.attname not in row:
            row[model._meta.pk.attname] = self.next_id(model)
        self._waiting[model].append(row)
        self._waiting_count += 1
        if self._waiting_count >= BATCH:
            self.flush()
        return row[model._meta.pk.attname]

    def flush(self):
        """Write everything that waits. Foreign keys are checked when the transaction commits."""
        write = self._copy if connection.vendor == "postgresql" else self._insert
        for model, rows in self._waiting.items():
            write(model, rows)
            self.told(len(rows))
        self._waiting.clear()
        self._waiting_count = 0

    def finish(self):
        """Write the rest, set the sequences behind the new keys, and let PostgreSQL learn the sizes."""
        self.flush()
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), list(self._ids)):
                cursor.execute(statement)
            if connection.vendor == "postgresql":
                cursor.execute("ANALYZE")

    def _columns(self, model):
        """Return ({attribute: its default}, the columns' names as SQL, the fields), all in one order."""
        if model not in self._columns_of:
            fields = [field for field in model._meta.concrete_fields if not field.generated]
            defaults = {field.attname: self._default(field) for field in fields}
            names = ", ".join(f'"{field.column}"' for field in fields)
            self._columns_of[model] = defaults, names, fields
        return self._columns_of[model]

    def _default(self, field):
        if getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False):
            return self.now
        value = field.get_default()
        return json.dumps(value) if isinstance(field, models.JSONField) and value is not None else value

    def _copy(self, model, rows):
        defaults, names, _ = self._columns(model)
        with (
            connection.cursor() as cursor,
            cursor.copy(f'COPY "{model._meta.db_table}" ({names}) FROM STDIN') as copy,
        ):
            for row in rows:
                copy.write_row(tuple((defaults | row).values()))

    def _insert(self, model, rows):
        defaults, names, fields = self._columns(model)
        marks = ", ".join(["%s"] * len(fields))
        statement = f'INSERT INTO "{model._meta.db_table}" ({names}) VALUES ({marks})'  # noqa: S608
        prepared = [
            [
                self._prepared(field, value)
                for field, value in zip(fields, (defaults | row).values(), strict=True)
            ]
            for row in rows
        ]
        with connection.cursor() as cursor:
            cursor.executemany(statement, prepared)

    @staticmethod
    def _prepared(field, value):
        if isinstance(field, models.JSONField) or value is None:
            return value
        # A sealed field's rows hold what is sealed already.
        return models.Field.get_db_prep_save(field, value, connection) if field.is_relation else _plain(value)


def _plain(value):
    if hasattr(value, "tzinfo") and value.tzinfo is not None:
        return connection.ops.adapt_datetimefield_value(value)
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return str(value) if type(value).__name__ == "Decimal" else value
