"""One migrated database for every process that tests, which each copies: to migrate an empty one takes 15 to 40 seconds.

A copy is used only while nothing it was made from has changed: the migrations of every app, what they import of ours,
Django and the database's kind and version. `--create-db` migrates an empty database as if there were none.
"""

import fcntl
import hashlib
import os
import re
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing, contextmanager
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

import django
import pytest
from django.apps import apps
from django.db import connection
from django.db.migrations.loader import MigrationLoader

ROOT = Path(__file__).resolve().parents[1]
OF_THIS_CHECKOUT = hashlib.sha256(str(ROOT).encode()).hexdigest()[:8]
IMPORTED = re.compile(r"^\s*(?:from|import) ([\w.]+)", re.MULTILINE)
OURS = ("coproduction", "experts", "involvement", "payments", "quality_mark")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix,
    django_db_use_migrations,
    django_db_keepdb,
    django_db_createdb,
    django_db_blocker,
):
    """Let Django begin from the migrated database: it then finds nothing left to migrate."""
    if django_db_keepdb or django_db_createdb or not django_db_use_migrations:
        yield
    elif connection.vendor == "postgresql":
        with django_db_blocker.unblock():
            connection.settings_dict["TEST"]["TEMPLATE"] = postgresql_template()
        yield
    elif connection.creation.is_in_memory_db(connection.creation._get_test_db_name()):
        with closing(keep_in_memory(sqlite_file())):
            yield
    else:
        yield


def sources():
    """Return the path of every file that decides what a migrated database holds, in order."""
    found = set()
    for app in apps.get_app_configs():
        package, _ = MigrationLoader.migrations_module(app.label)
        if package and find_spec(package):
            found |= set(Path(next(iter(import_module(package).__path__))).glob("*.py"))
    imported = {name for path in found for name in IMPORTED.findall(path.read_text())}
    modules = [find_spec(name) for name in imported if name.split(".")[0] in OURS]
    return sorted(found | {Path(module.origin) for module in modules if module and module.origin})


def key():
    """Return the name, in letters and digits, of what the database would be made from now."""
    server = sqlite3.sqlite_version if connection.vendor == "sqlite" else ""
    made_from = hashlib.sha256(f"{django.__version__} {connection.vendor} {server}".encode())
    for path in sources():
        made_from.update(f"{path}\0".encode() + path.read_bytes())
    return made_from.hexdigest()[:16]


@contextmanager
def in_turn():
    """Let one process at a time make it, or see whether it is there."""
    with (folder() / f"{OF_THIS_CHECKOUT}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def folder():
    path = Path(tempfile.gettempdir()) / f"portal-migrated-{os.getuid()}"
    path.mkdir(mode=0o700, exist_ok=True)
    return path


def migrate(url):
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "--settings=tests.settings", "--verbosity=0"],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": url},
        check=True,
    )


def sqlite_file():
    """Return the path of a migrated SQLite database, made if it is not there."""
    path = folder() / f"{OF_THIS_CHECKOUT}-{key()}.sqlite3"
    with in_turn():
        if not path.exists():
            for old in folder().glob(f"{OF_THIS_CHECKOUT}-*"):
                old.unlink()
            unfinished = path.with_suffix(".unfinished")
            migrate(f"sqlite:///{unfinished}")
            unfinished.rename(path)
    return path


def keep_in_memory(path):
    """Fill SQLite's database in memory, the one that Django is about to open, and return what keeps it there."""
    memory = sqlite3.connect(connection.creation._get_test_db_name(), uri=True, check_same_thread=False)
    with sqlite3.connect(path) as migrated:
        migrated.backup(memory)
    migrated.close()
    return memory


def postgresql_template():
    """Return the name of a migrated PostgreSQL database that nobody is connected to, made if it is not there."""
    prefix = f"portal_migrated_{OF_THIS_CHECKOUT}_"
    name = prefix + key()
    with in_turn(), connection.creation._nodb_cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [prefix])
        there = {row[0] for row in cursor.fetchall()}
        if name not in there:
            for old in there:
                cursor.execute(f'DROP DATABASE "{old}"')
            unfinished = f"{prefix}unfinished"
            cursor.execute(f'CREATE DATABASE "{unfinished}"')
            migrate(_url_of(unfinished))
            cursor.execute(f'ALTER DATABASE "{unfinished}" RENAME TO "{name}"')
    return name


def _url_of(name):
    to = connection.settings_dict
    who = f"{quote(to['USER'])}:{quote(to['PASSWORD'])}@{to['HOST']}:{to['PORT']}"
    return f"postgres://{who}/{name}"
