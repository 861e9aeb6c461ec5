from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class ToDo:
    """One thing a person needs to do, for the home page: words, where to do it, how many, and by when."""

    words: str
    url: str
    count: int | None = None
    due: date | None = None
