"""The one door to full-text search over adverts: PostgreSQL's own, or SQLite's FTS5 (see migration 0002)."""

from django.db import connection
from django.db.models import BooleanField, FloatField, Value
from django.db.models.expressions import RawSQL

from involvement.rules.search import words_of

POSTGRESQL = (
    "involvement_opportunity.search_vector @@ plainto_tsquery('english', %s)",
    "ts_rank(involvement_opportunity.search_vector, plainto_tsquery('english', %s))",
)
# bm25 is smaller for a better match; a word in the title counts ten times one in the rest.
SQLITE = (
    "involvement_opportunity.id IN (SELECT rowid FROM opportunity_search WHERE opportunity_search MATCH %s)",
    "(SELECT -bm25(opportunity_search, 10.0, 1.0) FROM opportunity_search"
    " WHERE opportunity_search MATCH %s AND rowid = involvement_opportunity.id)",
)


def matching(rows, typed):
    """Return the adverts that hold every word typed, each with `rank` (greater is better). Nothing typed keeps all.

    Whatever was typed, however odd, is taken for plain words; where it holds none, nothing matches.
    """
    if not typed.strip():
        return rows
    words = words_of(typed)
    if not words:
        return rows.none().annotate(rank=Value(0.0))
    is_postgresql = connection.vendor == "postgresql"
    holds, rank = POSTGRESQL if is_postgresql else SQLITE
    wanted = " ".join(words if is_postgresql else (f'"{word}"' for word in words))
    return rows.filter(RawSQL(holds, [wanted], output_field=BooleanField())).annotate(
        rank=RawSQL(rank, [wanted], output_field=FloatField())
    )
