"""Foreign keys of a large history on PostgreSQL: checked once by sets in place of row by row.

Measured: the row by row checks at commit take a third of the seconds that writing takes.
"""

from django.db import IntegrityError, ProgrammingError, connection, transaction


def leave_out_checks():
    """Leave the row by row checks out of this transaction. Returns whether the database's role may do that.

    Safe, because `check` follows in the same transaction, every other constraint stays in force, and the triggers that
    are left out beside them only refuse changes and deletions: a history is only added to.
    """
    if connection.vendor != "postgresql":
        return False
    try:
        with transaction.atomic():
            _set_role("replica")
    except ProgrammingError:
        return False
    return True


def check(models):
    """Put the row by row checks back and raise IntegrityError for the first row that points at nothing."""
    _set_role("origin")
    for model in models:
        for field in model._meta.concrete_fields:
            if field.is_relation and field.db_constraint:
                _check_field(model, field)


def _set_role(role):
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL session_replication_role = {role}")


def _check_field(model, field):
    target = field.target_field
    found = (
        f'SELECT 1 FROM "{model._meta.db_table}" AS rows WHERE rows."{field.column}" IS NOT NULL AND NOT EXISTS '  # noqa: S608
        f'(SELECT 1 FROM "{target.model._meta.db_table}" AS seen WHERE seen."{target.column}" = rows."{field.column}")'
    )
    with connection.cursor() as cursor:
        cursor.execute(f"{found} LIMIT 1")
        if cursor.fetchone():
            raise IntegrityError(f"a row of {model._meta.label} points at nothing by {field.name}")
