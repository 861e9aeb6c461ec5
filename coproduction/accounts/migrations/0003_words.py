"""An index of the words of names and addresses, for the directory (experts.selectors.directory_words), on PostgreSQL.

An expression index, so that nothing is kept twice: what a person changes or loses is changed or lost here too.
"""

from django.db import migrations

INDEX = """
CREATE INDEX user_words ON accounts_user USING gin (
    to_tsvector('simple', name || ' ' || translate(coalesce(email, ''), '@._-+', '     '))
)
"""


def build(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(INDEX, params=None)


def take_down(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP INDEX user_words", params=None)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_rolegrant")]
    operations = [migrations.RunPython(build, take_down)]
