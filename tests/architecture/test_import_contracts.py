"""The import contracts of pyproject.toml find what they are there to find."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HEADING = re.compile(r"^(\S.*)\n-{5,}\n", re.MULTILINE)
PACKAGES = ("coproduction", "experts", "involvement", "payments", "quality_mark")

APPS = "An app imports what is below it, never what is beside or above it"
LEVELS = "Every package in coproduction has a declared level"
FLOORS = "Inside an app, imports go down the floors"
FORMS = "Forms do not reach services, also not another app's"
SERVICES = "Services do not reach forms, also not another app's"
PURE = "Rules and enums touch neither Celery, messages nor documents"

# A file to add, what it imports, and the contract that must refuse it.
FORBIDDEN = [
    ("coproduction/core/planted.py", "experts.models", APPS),
    ("experts/planted.py", "involvement.models", APPS),
    ("payments/planted.py", "involvement.models", APPS),
    ("quality_mark/planted.py", "involvement.models", APPS),
    ("involvement/planted.py", "quality_mark.models", APPS),
    ("payments/planted.py", "quality_mark.models", APPS),
    ("experts/planted.py", "quality_mark.models", APPS),
    ("coproduction/policy/planted.py", "coproduction.documents.models", APPS),
    ("coproduction/audit/planted.py", "coproduction.reference.models", APPS),
    ("coproduction/audit/planted.py", "coproduction.reference.models", LEVELS),
    ("coproduction/loose/__init__.py", "json", LEVELS),
    ("experts/enums/planted.py", "experts.models", FLOORS),
    ("involvement/rules/planted.py", "involvement.selectors.planted", FLOORS),
    ("involvement/selectors/planted.py", "involvement.services.planted", FLOORS),
    ("involvement/services/planted.py", "involvement.views.planted", FLOORS),
    ("payments/views/planted.py", "payments.tasks.planted", FLOORS),
    ("quality_mark/rules/planted.py", "quality_mark.selectors.planted", FLOORS),
    ("quality_mark/models/planted.py", "quality_mark.rules.planted", FLOORS),
    ("payments/forms/planted.py", "experts.services.planted", FORMS),
    ("payments/forms/planted.py", "payments.services.planted", FORMS),
    ("involvement/services/planted.py", "coproduction.nhsuk.forms", SERVICES),
    ("quality_mark/forms/planted.py", "quality_mark.services.planted", FORMS),
    ("quality_mark/services/planted.py", "quality_mark.forms.planted", SERVICES),
    ("payments/rules/planted.py", "celery", PURE),
    ("quality_mark/rules/planted.py", "coproduction.documents.models", PURE),
    ("experts/rules/planted.py", "coproduction.correspondence.models", PURE),
    ("experts/enums/planted.py", "coproduction.documents.models", PURE),
]


def as_package(folder):
    """Turn `rules.py` into `rules/__init__.py`, or make the room where the app has none yet."""
    single = folder.with_suffix(".py")
    folder.mkdir(parents=True, exist_ok=True)
    if single.exists():
        single.rename(folder / "__init__.py")
    (folder / "__init__.py").touch()


def plant(root, file, imported):
    path = root / file
    as_package(path.parent)
    with path.open("a") as planted:
        planted.write(f"import {imported}\n")
    if imported.endswith(".planted"):
        target = root / f"{imported.replace('.', '/')}.py"
        as_package(target.parent)
        target.touch()


def lint(root):
    return subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache", "--no-logo"],
        cwd=root,
        capture_output=True,
        text=True,
        env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(root), "COLUMNS": "200"},
        check=False,
    )


def copy_of_the_code(root):
    shutil.copy(ROOT / "pyproject.toml", root)
    for package in PACKAGES:
        shutil.copytree(ROOT / package, root / package, ignore=shutil.ignore_patterns("__pycache__"))


pytestmark = pytest.mark.xdist_group("contracts")


@pytest.fixture(scope="module")
def broken(tmp_path_factory):
    """What the contracts say of our code with every forbidden import planted in it, as {contract: its words}."""
    root = tmp_path_factory.mktemp("broken")
    copy_of_the_code(root)
    for file, imported, _ in FORBIDDEN:
        plant(root, file, imported)
    result = lint(root)
    assert result.returncode == 1, result.stdout + result.stderr
    _, *named = HEADING.split(result.stdout.split("Broken contracts", 1)[1])
    return dict(zip(named[::2], named[1::2], strict=True))


@pytest.mark.parametrize(("file", "imported", "contract"), FORBIDDEN)
def test_a_forbidden_import_is_found(broken, file, imported, contract):
    name = Path(file).parent.name if file.endswith("__init__.py") else Path(file).with_suffix("").as_posix()
    assert name.replace("/", ".") in broken[contract]
    if imported != "json":
        assert imported.removesuffix(".planted").split(".")[0] in broken[contract]


def test_every_top_level_package_is_under_the_contracts():
    found = {path.parent.name for path in ROOT.glob("*/__init__.py")}
    assert found == {*PACKAGES, "tests"}
