"""Full-text search over adverts, by what the database offers. Not part of Django's state of the models.

PostgreSQL keeps a generated tsvector (title before the rest) under a GIN index: ranking from an expression index
would parse every match again. SQLite keeps an FTS5 table in step by triggers. A later migration that makes Django
rebuild the SQLite table takes its triggers with it: run `build` again after such a step.
"""

from django.db import migrations

POSTGRESQL = (
    """
    ALTER TABLE involvement_opportunity ADD COLUMN search_vector tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('english', title), 'A') || setweight(to_tsvector('english', search_text), 'B')
    ) STORED
    """,
    "CREATE INDEX opportunity_search ON involvement_opportunity USING gin (search_vector)",
)
POSTGRESQL_BACK = ("ALTER TABLE involvement_opportunity DROP COLUMN search_vector",)

FORGET = "INSERT INTO opportunity_search (opportunity_search, rowid, title, search_text) VALUES ('delete', old.id, old.title, old.search_text);"
LEARN = (
    "INSERT INTO opportunity_search (rowid, title, search_text) VALUES (new.id, new.title, new.search_text);"
)
SQLITE = (
    """
    CREATE VIRTUAL TABLE opportunity_search USING fts5(
        title, search_text, content='involvement_opportunity', content_rowid='id', tokenize='porter unicode61'
    )
    """,
    "INSERT INTO opportunity_search (opportunity_search) VALUES ('rebuild')",
    f"CREATE TRIGGER opportunity_search_added AFTER INSERT ON involvement_opportunity BEGIN {LEARN} END",
    f"CREATE TRIGGER opportunity_search_removed AFTER DELETE ON involvement_opportunity BEGIN {FORGET} END",
    f"CREATE TRIGGER opportunity_search_changed AFTER UPDATE OF title, search_text ON involvement_opportunity "
    f"BEGIN {FORGET} {LEARN} END",
)
SQLITE_BACK = (
    "DROP TRIGGER IF EXISTS opportunity_search_added",
    "DROP TRIGGER IF EXISTS opportunity_search_removed",
    "DROP TRIGGER IF EXISTS opportunity_search_changed",
    "DROP TABLE IF EXISTS opportunity_search",
)


def build(apps, schema_editor):
    _run(schema_editor, POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE)


def take_down(apps, schema_editor):
    _run(schema_editor, POSTGRESQL_BACK if schema_editor.connection.vendor == "postgresql" else SQLITE_BACK)


def build_on_sqlite(apps, schema_editor):
    """Build again after a step that made Django rebuild the SQLite table."""
    if schema_editor.connection.vendor == "sqlite":
        build(apps, schema_editor)


def take_down_on_sqlite(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        take_down(apps, schema_editor)


def _run(schema_editor, statements):
    for statement in statements:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("involvement", "0001_initial")]
    operations = [migrations.RunPython(build, take_down)]
