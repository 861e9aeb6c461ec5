"""Functions and files stay small enough to hold in the head."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CODE = ("coproduction", "experts", "involvement", "payments", "quality_mark")
LONGEST_FUNCTION = 40
LONGEST_FILE = {"code": 300, "tests": 400}
LISTS_OF_FACTS = {"coproduction/settings/base.py"}  # one line a setting, in one place on purpose


def our_files():
    return [
        path
        for package in (*CODE, "tests")
        for path in (ROOT / package).rglob("*.py")
        if "migrations" not in path.parts
    ]


def names(path):
    return str(path.relative_to(ROOT))


def functions(path):
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


@pytest.mark.parametrize("package", CODE)
def test_no_function_is_longer_than_a_screen(package):
    long = [
        f"{names(path)}:{node.lineno} {node.name}: {node.end_lineno - node.lineno + 1} lines"
        for path in our_files()
        if path.is_relative_to(ROOT / package)
        for node in functions(path)
        if node.end_lineno - node.lineno + 1 > LONGEST_FUNCTION
    ]
    assert long == []


@pytest.mark.parametrize("kind", LONGEST_FILE)
def test_no_file_is_longer_than_it_should_be(kind):
    files = [path for path in our_files() if (names(path).startswith("tests/")) is (kind == "tests")]
    lengths = {names(path): len(path.read_text().splitlines()) for path in files}
    long = {name: lines for name, lines in lengths.items() if lines > LONGEST_FILE[kind]}
    assert set(long) - LISTS_OF_FACTS == set(), long


def test_no_package_is_a_junk_drawer():
    assert [names(path) for path in our_files() if path.stem in {"utils", "helpers", "common", "misc"}] == []


def test_nothing_is_left_for_later():
    words = ("TO" + "DO", "FIX" + "ME", "XX" + "X")
    left = [
        f"{names(path)}: {word}" for path in our_files() for word in words if f"# {word}" in path.read_text()
    ]
    assert left == []
