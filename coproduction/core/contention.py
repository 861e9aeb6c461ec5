"""When two people change the same thing at the same moment, the database may let one go on and stop the other."""

import sqlite3

# PostgreSQL's words for it: a serialization failure, a deadlock, a lock that was not to be had in time.
STOPPED = {"40001", "40P01", "55P03"}
BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}


def is_contention(problem):
    """Whether the database stopped this because somebody else was changing the same thing: worth another try as it is."""
    said = problem.__cause__  # what the driver raised, beneath Django's own
    code = getattr(said, "sqlite_errorcode", None)
    return getattr(said, "sqlstate", None) in STOPPED or (code is not None and code & 0xFF in BUSY)
