from django.db import migrations

TABLES = ["policy_rate", "policy_mileagerate", "policy_allowance", "policy_timelimit", "policy_budgetentry"]

REFUSE = """
CREATE OR REPLACE FUNCTION policy_rows_are_written_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% rows are never changed or deleted', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$
"""


def guard(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    schema_editor.execute(REFUSE, params=None)  # the sentence has a percent sign of its own
    for table in TABLES:
        schema_editor.execute(
            f"CREATE TRIGGER written_once BEFORE UPDATE OR DELETE ON {table}"
            " FOR EACH ROW EXECUTE FUNCTION policy_rows_are_written_once()"
        )


def unguard(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    for table in TABLES:
        schema_editor.execute(f"DROP TRIGGER IF EXISTS written_once ON {table}")
    schema_editor.execute("DROP FUNCTION IF EXISTS policy_rows_are_written_once()")


class Migration(migrations.Migration):
    """What the application never changes, PostgreSQL refuses to change as well."""

    dependencies = [("policy", "0001_initial")]

    operations = [migrations.RunPython(guard, unguard)]
