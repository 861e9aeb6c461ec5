"""Templates hold no script and no style of their own, and none lies about unused."""

import re
from pathlib import Path

import pytest
from django.template import TemplateDoesNotExist, engines

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "templates"
CODE = ("coproduction", "experts", "involvement", "payments", "quality_mark")
# Django, allauth and crispy look for these by names of their own.
BY_OTHERS = ("account/", "mfa/", "socialaccount/", "usersessions/", "allauth/", "nhsuk/")
# An e-mail has no page to link a style sheet from, and no security policy that would refuse one.
EMAILS = {"correspondence/email.html"}
BY_DJANGO = {"400.html", "403.html", "404.html", "429.html", "500.html"}  # 429 is allauth's

FORBIDDEN = {
    "a style attribute": re.compile(r"""\sstyle\s*=\s*["']""", re.I),
    "a style element": re.compile(r"<style\b", re.I),
    "a script in the page": re.compile(r"<script\b(?![^>]*\bsrc=)(?![^>]*application/json)[^>]*>", re.I),
    "a script in an attribute": re.compile(r"""\son[a-z]+\s*=\s*["']""", re.I),
    "a javascript: address": re.compile(r"javascript:", re.I),
    "text marked safe": re.compile(r"\|\s*safe\b"),
}


def templates():
    return sorted(str(path.relative_to(TEMPLATES)) for path in TEMPLATES.rglob("*") if path.is_file())


def everything_written():
    code = [path for package in CODE for path in (ROOT / package).rglob("*.py")]
    return "\n".join(
        path.read_text() for path in [*code, *TEMPLATES.rglob("*.html"), *TEMPLATES.rglob("*.txt")]
    )


@pytest.mark.parametrize("words", FORBIDDEN)
def test_no_template_holds(words):
    found = [
        name
        for name in templates()
        if name.endswith(".html")
        and name not in EMAILS
        and FORBIDDEN[words].search((TEMPLATES / name).read_text())
    ]
    assert found == []


@pytest.mark.parametrize(
    ("words", "markup"),
    [
        ("a style attribute", '<p style="color:red">'),
        ("a style element", "<style>p{}</style>"),
        ("a script in the page", "<script>alert(1)</script>"),
        ("a script in an attribute", '<a onclick="x()">'),
        ("a javascript: address", '<a href="javascript:x()">'),
        ("text marked safe", "{{ body|safe }}"),
    ],
)
def test_what_is_forbidden_is_found(words, markup):
    assert FORBIDDEN[words].search(markup)


def test_a_script_from_a_file_is_not_forbidden():
    assert not FORBIDDEN["a script in the page"].search('<script type="module" src="/x.js"></script>')


def is_named(name, written):
    """Say whether code or a template names it, whole or as the beginning of a name it puts together."""
    if name.startswith("notices/"):
        name = name.removeprefix("notices/")
        kind = name.rpartition("/")[2]
        parts = kind.split("_")
        beginnings = ["_".join(parts[:length]) + "_{" for length in range(1, len(parts))]
        names = [
            f'"{kind.removesuffix(".txt")}"',
            f'"{name.removesuffix(".txt")}"',
            *(f'f"{each}' for each in beginnings),
            *(f"/{each}" for each in beginnings),
        ]
        return name in written or any(each in written for each in names)
    return re.sub(r"_(message|subject)\.txt$", "", name) in written


def test_every_template_of_ours_is_used():
    written = everything_written()
    ours = [name for name in templates() if not name.startswith(BY_OTHERS) and name not in BY_DJANGO]
    assert [name for name in ours if not is_named(name, written)] == []


@pytest.mark.parametrize("name", [name for name in templates() if not name.startswith("notices/")])
def test_every_template_can_be_read(name):
    try:
        engines["django"].get_template(name)
    except TemplateDoesNotExist as missing:
        pytest.fail(f"{name} asks for {missing}, which is not there")
