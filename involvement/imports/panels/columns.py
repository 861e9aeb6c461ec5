"""The columns of a file of panels, as a recruitment system names them, and how long a cell of each may be."""

from typing import NamedTuple


class Column(NamedTuple):
    """A column: our name for it, how it is called in files, the most characters of a cell, and whether it must be there."""

    name: str
    words: str
    most: int = 200
    needed: bool = True


COLUMNS = (
    Column("reference", "Vacancy reference", 40),
    Column("title", "Job title"),
    Column("band", "Band", 20),
    Column("directorate", "Directorate", 120),
    Column("locality", "Locality", 120),
    Column("date", "Interview date", 40),
    Column("start", "Start", 20),
    Column("end", "Finish", 20),
    Column("chair_email", "Chair email", 254),
    Column("others", "Other panel emails", 2000),
    Column("experts", "Expert emails", 2000),
    Column("equal_vote", "Experts had equal vote", 20),
    Column("candidates", "Candidates interviewed", 20),
    Column("met", "Candidates who met an expert", 20),
    Column("reason", "Reason no expert"),
    Column("outcome", "Outcome"),
    Column("chair_name", "Chair name", 150, needed=False),
    Column("seats", "Expert seats", 200, needed=False),
    Column("equal_scoring", "Experts scored equally", 20, needed=False),
    Column("reason_words", "Reason in words", 500, needed=False),
    Column("referees", "Candidate referees", 2000, needed=False),
)
BY_WORDS = {column.words.lower(): column for column in COLUMNS}
WORDS = {column.name: column.words for column in COLUMNS}
