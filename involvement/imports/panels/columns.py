"""The columns of a file of panels, as a recruitment system names them, and how long a cell of each may be."""

from typing import NamedTuple


class Column(NamedTuple):
    """A column: our name for it, how it is called in files, the most characters of a cell, and whether it must be there."""

    name: str
    words: str
    most: int = 200
    needed: bool = True


# The words are English in every language: recruitment systems write them, and files are passed on.
COLUMNS = (
    Column("reference", "Vacancy reference", 40),  # English: a column of files
    Column("title", "Job title"),  # English: a column of files
    Column("band", "Band", 20),  # English: a column of files
    Column("directorate", "Directorate", 120),  # English: a column of files
    Column("locality", "Locality", 120),  # English: a column of files
    Column("date", "Interview date", 40),  # English: a column of files
    Column("start", "Start", 40),  # English: a column of files
    Column("end", "Finish", 40),  # English: a column of files
    Column("chair_email", "Chair email", 254),  # English: a column of files
    Column("others", "Other panel emails", 2000),  # English: a column of files
    Column("experts", "Expert emails", 2000),  # English: a column of files
    Column("equal_vote", "Experts had equal vote", 20),  # English: a column of files
    Column("candidates", "Candidates interviewed", 20),  # English: a column of files
    Column("met", "Candidates who met an expert", 20),  # English: a column of files
    Column("reason", "Reason no expert"),  # English: a column of files
    Column("outcome", "Outcome"),  # English: a column of files
    Column("venue", "Venue", 200, needed=False),  # English: a column of files
    Column("room", "Room or place", 200, needed=False),  # English: a column of files
    Column("joining", "How to join online", 500, needed=False),  # English: a column of files
    Column("chair_name", "Chair name", 150, needed=False),  # English: a column of files
    Column("seats", "Expert seats", 200, needed=False),  # English: a column of files
    Column("equal_scoring", "Experts scored equally", 20, needed=False),  # English: a column of files
    Column("reason_words", "Reason in words", 500, needed=False),  # English: a column of files
    Column("referees", "Candidate referees", 2000, needed=False),  # English: a column of files
)
BY_WORDS = {column.words.lower(): column for column in COLUMNS}
WORDS = {column.name: column.words for column in COLUMNS}
