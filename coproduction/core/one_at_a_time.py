"""Work that is done by one transaction at a time, whatever rows it touches."""

from django.db import connection, transaction


def one_at_a_time(name):
    """Wait until no other transaction is at the work of this name, and be the one at it until this transaction ends.

    Where somebody else's rows are locked as well, it comes before them. On SQLite whoever writes is alone already.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError(f"{name} needs a transaction")  # English: for developers
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [name])
