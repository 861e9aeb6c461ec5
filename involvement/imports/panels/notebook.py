"""What an import must remember of all its rows: which panel was on which line, and who sits where when.

It is kept in a database of its own on disk, which SQLite makes and takes away by itself, so that memory does not grow
with the file.
"""

import hashlib
import pickle
import sqlite3

TABLES = """
    CREATE TABLE row (panel TEXT, line INTEGER, digest BLOB, told BLOB);
    CREATE TABLE place (person TEXT, panel TEXT, line INTEGER, starts REAL, ends REAL);
"""
INDEXES = "CREATE INDEX row_panel ON row (panel); CREATE INDEX place_person ON place (person, starts);"
LATER_THAN_ANY_PANEL_LASTS = 24 * 3600


class Notebook:
    """Use with `with`. First `note` every row and call `close_book`; then ask."""

    def __enter__(self):
        self._book = sqlite3.connect("")  # a temporary file
        self._book.executescript(TABLES)
        self.rows = 0
        return self

    def __exit__(self, *problem):
        self._book.close()

    def note(self, told):
        self.rows += 1
        # Reading a row costs far more than reading it again from here. Nobody else can write to this file.
        kept = pickle.dumps(told, pickle.HIGHEST_PROTOCOL)
        self._book.execute(
            "INSERT INTO row VALUES (?, ?, ?, ?)", (_key(told), told.line, _digest(told), kept)
        )
        if told.starts_at is not None:
            when = (told.starts_at.timestamp(), told.ends_at.timestamp())
            places = [(address, _key(told), told.line, *when) for address, _ in told.experts]
            self._book.executemany("INSERT INTO place VALUES (?, ?, ?, ?, ?)", places)

    def close_book(self):
        self._book.executescript(INDEXES)

    def rows_noted(self):
        """Yield every row that was noted, in its order."""
        for (kept,) in self._book.execute("SELECT told FROM row ORDER BY rowid"):
            yield pickle.loads(kept)  # noqa: S301 - written above, in this process

    def same_panel(self, told):
        """Return (lines, whether all of them tell the same) of the rows that are about the panel of this one."""
        found = self._book.execute(
            "SELECT line, digest FROM row WHERE panel = ? ORDER BY line", (_key(told),)
        )
        rows = found.fetchall()
        return [line for line, _ in rows], len({digest for _, digest in rows}) <= 1

    def elsewhere(self, told, address):
        """Return the line of an earlier row that has this person on another panel at the same time, or None."""
        starts, ends = told.starts_at.timestamp(), told.ends_at.timestamp()
        found = self._book.execute(
            "SELECT line FROM place WHERE person = ? AND starts > ? AND starts < ? AND ends > ? AND panel <> ? AND line < ?"
            " ORDER BY line LIMIT 1",
            (address, starts - LATER_THAN_ANY_PANEL_LASTS, ends, starts, _key(told), told.line),
        ).fetchone()
        return found[0] if found else None


def _key(told):
    return f"{told.reference.lower()} {told.held_on}"


def _digest(told):
    facts = (getattr(told, name) for name in told.__slots__ if name not in ("line", "problems"))
    return hashlib.sha256(repr(tuple(facts)).encode()).digest()
