import sys
from pathlib import Path

from django.db.migrations.loader import MigrationLoader

from coproduction.core import fields
from tests.migrated import key, sources


def test_a_migrated_database_is_told_by_every_migration_and_what_it_imports():
    migrations = MigrationLoader(None).disk_migrations.values()
    made_by = {Path(sys.modules[migration.__module__].__file__) for migration in migrations}
    assert made_by | {Path(fields.__file__)} <= set(sources())


def test_a_change_to_any_of_them_asks_for_another(monkeypatch, tmp_path):
    one = tmp_path / "0001_initial.py"
    one.write_text("operations = []")
    monkeypatch.setattr("tests.migrated.sources", lambda: [one])
    before = key()
    one.write_text("operations = [1]")
    assert key() != before
