"""What people read is in gettext, so that it can be said in Welsh: no sentence and no label stands bare in a module.

`python -m tests.architecture.test_words_in_python FILE...` prints what is left in some files, or in all of them.

Import time (a module's level, a class body, a default): `_("…")`, lazy. A function's run: `gettext("…")`. What must
stay English says so, and why, on a line of its own text: `# English: finance reads it`.
"""

import ast
import re
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
APPS = ("coproduction", "experts", "involvement", "payments", "quality_mark")
# What operators read, what is data, and what shows the components to us: English by design.
LEFT_OUT = (
    "/migrations/",
    "/management/",
    "/settings/",
    "coproduction/demo/",
    "coproduction/core/checks.py",
    "coproduction/documents/checks.py",
    "coproduction/core/pdf/fonts.py",
    "coproduction/nhsuk/gallery.py",
)
STAYS_ENGLISH = re.compile(r"#\s*English: \S")

GETTEXT = {
    "_",
    "gettext",
    "gettext_lazy",
    "gettext_noop",
    "ngettext",
    "ngettext_lazy",
    "pgettext",
    "pgettext_lazy",
}
# Whose words no person reads who uses the portal: a programmer's errors, logs, patterns, SQL and what acts on text.
NOT_READ = set(
    """
    TypeError ValueError RuntimeError KeyError LookupError AttributeError AssertionError ImproperlyConfigured
    IntegrityError NotImplementedError TemplateSyntaxError TimeoutError CommandError
    debug info warning error exception critical warn get_logger print record
    RawSQL execute executemany extra raw RunPython F Index get_model ForeignKey OneToOneField ManyToManyField
    split rsplit partition rpartition replace strip lstrip rstrip encode strftime strptime index find count sub
    startswith endswith removeprefix removesuffix getattr setattr hasattr open
    TypeVar NewType namedtuple import_module shared_task reverse redirect path re_path
    """.split()  # noqa: SIM905 - ruff would give each word a line
)
NOT_READ_OF = {"re", "log", "logger", "audit", "checks", "warnings"}  # re.compile(…), audit.record(…)
NOT_READ_AS = {
    "name",
    "related_name",
    "verbose_name",
    "verbose_name_plural",
    "app_label",
    "template_name",
    "action",
}
WORDS_AS = set(
    """
    label help_text hint heading title words noun summary subject suffix prefix empty_label message caption legend
    button description about question note
    """.split()  # noqa: SIM905 - ruff would give each word a line
)
# What is made of words given by place: Column("miles", "Miles", …) has its heading second.
WORDS_AT = {
    **dict.fromkeys(("Heading", "Paragraph", "RuleBroken", "PermissionDenied", "ValidationError"), (0,)),
    **dict.fromkeys(("success", "add_error", "Column", "Placeholder", "Part", "Question"), (1,)),
}
TEMPLATE = re.compile(r"{%.*?%}|{{.*?}}", re.S)
SQL = re.compile(
    r"\b(SELECT|INSERT INTO|UPDATE \w+ SET|DELETE FROM|COALESCE|IS NULL|LEFT JOIN|TRUNCATE|CREATE \w+)\b"
)
SENTENCE = re.compile(r"[‘“(]?[A-Z0-9].*\s.*|.*\S\s.*[.?!:]", re.S)
LABEL = re.compile(r"[A-Z][a-z]+[a-z’-]*")
NAMED_BY_PYTHON = re.compile(r"\{[^{}]*:[^{}]*%[aAbB]")  # in an f-string
MIDDLE = re.compile(r"[a-z][a-z’,]*( [a-z’,]+)+")  # of a sentence: 'the closing date'
WORDS = re.compile(r"\b[a-zA-Z’]{2,}\b")


@dataclass(frozen=True)
class Bare:
    """A literal that people read outside gettext. `parents` lead from the module down to its node."""

    node: ast.expr
    text: str
    parents: tuple

    @property
    def line(self):
        return self.node.lineno


def bare_words(source):
    """Yield each Bare literal of a module's source, in its order."""
    lines = source.splitlines()
    for found in _strings(ast.parse(source), ()):
        its_lines = lines[found.node.lineno - 1 : found.node.end_lineno]
        if _is_read(found) and not any(map(STAYS_ENGLISH.search, its_lines)):
            yield found


def _strings(node, parents):
    """Yield every literal where words for people can stand, leaving out what is never read."""
    if isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str)):
        yield Bare(node, _text(node), parents)
        if isinstance(node, ast.Constant):
            return
    if _is_in_gettext(node):
        return
    for child in _children(node):
        if isinstance(node, ast.JoinedStr) and isinstance(child, ast.Constant):
            continue
        yield from _strings(child, (*parents, node))


def _text(node):
    """Return the words of a literal; of an f-string those between the expressions, which are '{}' here."""
    if isinstance(node, ast.Constant):
        return node.value
    return "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)


def _is_in_gettext(node):
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in GETTEXT


def _children(node):
    """Return what to look into below a node."""
    skipped = _not_read_below(node)
    return [child for child in ast.iter_child_nodes(node) if not any(child is each for each in skipped)]


def _not_read_below(node):
    """Return the nodes right below one that hold no words people read: keys, comparisons, docstrings and such."""
    finder = NOT_READ_BELOW.get(type(node))
    return finder(node) if finder else []


def _docstring(node):
    return [node.value] if isinstance(node.value, ast.Constant) else []


def _compared(node):
    return [each for each in (node.left, *node.comparators) if not isinstance(each, ast.Call)]


def _named(node):
    """Return the value of `verbose_name = …` and of `__version__ = …`."""
    name = getattr(node.targets[0], "id", "")
    return [node.value] if name in NOT_READ_AS or name.startswith("__") else []


def _not_read_in_call(call):
    """Return the arguments of a call that no person reads. What a text is put into by `.format` is its receiver."""
    of = call.func.value if isinstance(call.func, ast.Attribute) else None
    of = of.attr if isinstance(of, ast.Attribute) else of.id if isinstance(of, ast.Name) else ""
    if name_of(call) in NOT_READ or of in NOT_READ_OF:
        return [*call.args, *call.keywords]
    return []


NOT_READ_BELOW = {
    ast.Expr: _docstring,
    ast.Compare: _compared,
    ast.Assign: _named,
    ast.Call: _not_read_in_call,
    ast.keyword: lambda node: [node.value] if node.arg in NOT_READ_AS else [],
    ast.Subscript: lambda node: [node.slice],
    ast.Dict: lambda node: node.keys,
    ast.Assert: lambda node: [node.msg],
    ast.FormattedValue: lambda node: [node.format_spec],
    ast.AnnAssign: lambda node: [node.annotation],
    ast.arg: lambda node: [node.annotation],
    ast.FunctionDef: lambda node: [node.returns],
    ast.MatchValue: lambda node: [node.value],
}


def name_of(call):
    """Return the name by which a call is made: 'add_error' of `self.add_error(…)`."""
    return getattr(call.func, "attr", getattr(call.func, "id", ""))


def _is_read(found):
    text = TEMPLATE.sub("", found.text).strip()
    if not WORDS.search(text) or SQL.search(text) or text.startswith(("<", "/", "http", "%", "User-agent")):
        return False
    if " " in text and SENTENCE.fullmatch(text):
        return True
    if isinstance(found.node, ast.JoinedStr) and _is_said(text):
        return True
    return is_label(found) or _stands_as_words(found, text)


def _is_said(text):
    """Say whether an f-string is words and no code: something in it is a word with room beside it."""
    return any(len(part) > 1 and part.isalpha() for part in text.replace("{}", "0").split()) and " " in text


def is_label(found):
    """Say whether a literal is a label by where it stands: of a member of choices, or given as one."""
    parent = found.parents[-1] if found.parents else None
    match parent:
        case ast.keyword(arg=name):
            return name in WORDS_AS and (" " in found.text or found.text[:1].isupper())
        case ast.Call():
            places = WORDS_AT.get(name_of(parent), ())
            return any(at < len(parent.args) and parent.args[at] is found.node for at in places)
        case ast.Tuple():
            return is_choices(found.parents[-3]) and parent.elts[-1] is found.node and len(parent.elts) > 1
    return False


def is_choices(node):
    """Say whether a node is a class of choices, whose members are a code and its label."""
    bases = node.bases if isinstance(node, ast.ClassDef) else ()
    return any("Choices" in ast.unparse(base) for base in bases)


def _stands_as_words(found, text):
    """Say whether 'Month' or 'the closing date' stands where words stand: in a table of them, chosen or returned."""
    parent = found.parents[-1]
    if isinstance(parent, ast.Call):
        return bool(MIDDLE.fullmatch(text))
    is_one = isinstance(parent, ast.Dict | ast.IfExp | ast.BoolOp | ast.Return)
    if isinstance(parent, ast.Tuple):
        is_one = parent.elts[0] is not found.node
    return is_one and bool(LABEL.fullmatch(text) or MIDDLE.fullmatch(text))


def modules():
    """Return each module of ours that people can read words of."""
    paths = sorted(str(path.relative_to(ROOT)) for app in APPS for path in (ROOT / app).rglob("*.py"))
    return [path for path in paths if not any(each in path for each in LEFT_OUT)]


def left_in(path):
    """Return the lines that say what is bare in a module: its place and its words."""
    found = bare_words((ROOT / path).read_text())
    return [f"{path}:{each.line}: {each.text!r}" for each in found]


def test_months_and_weekdays_are_named_by_core_dates():
    """Python's own names of them are English whoever reads: `say_month`, `month_name` and `weekday_name` are not."""
    english = [path for path in modules() if NAMED_BY_PYTHON.search((ROOT / path).read_text())]
    assert english == []


@pytest.mark.parametrize("path", modules())
def test_words_people_read_are_in_gettext(path):
    assert left_in(path) == [], "put them into gettext, or say '# English: why' on the line"


@pytest.mark.parametrize(
    ("snippet", "words"),
    [
        ('x = "You have a place."', ["You have a place."]),
        ('x = _("You have a place.")', []),
        ('x = ngettext("{n} place is free", "{n} places are free.", 2)', []),
        ('x = gettext("For {name}.").format(who="Some body")', ["Some body"]),
        ('"""A docstring."""', []),
        ('def f():\n    """A docstring."""\n    return "No such day"', ["No such day"]),
        ('x = "You have a place."  # English: operators read it', []),
        ('x = "You have a place."  # English:', ["You have a place."]),
        ('x = (\n    "One half, "\n    "and the other."\n)', ["One half, and the other."]),
        ('x = f"Only {n} places are left"', ["Only {} places are left"]),
        ('x = f"interest-{pk}"', []),
        ('x = f"{a} and {b}"', ["{} and {}"]),
        ("x = f\"{'Some words' if a else b}-1\"", ["Some words"]),
        ('class A(TextChoices):\n    ONE = "one", "One"', ["One"]),
        ('class A(TextChoices):\n    ONE = "one", _("One")', []),
        ('class A(TextChoices):\n    ONE = "One"', []),
        ('x = TextField(label="Name", noun="your name")', ["Name", "your name"]),
        ('x = TextField(name="Some name")', []),
        ('x = Column("miles", "Miles")', ["Miles"]),
        ('x = {"Some key": "Some words"}', ["Some words"]),
        ('x = {"month": "Month", "size": "large"}', ["Month"]),
        ('x = {"closing": "the closing date", "ends": "no-store, private"}', ["the closing date"]),
        ('x = "back on" if y else "off"', ["back on"]),
        ('x = row["Some column"]', []),
        ('x = row == "Some column"', []),
        ('x = row in ("Some column", "Another one")', []),
        ('raise RuleBroken("Too late")', ["Too late"]),
        ('raise TypeError("Give it a person")', []),
        ('log.info("Sent a letter to %s", pk)', []),
        ('x = re.compile("Some words.")', []),
        ('x = RawSQL("SELECT 1 FROM x", ())', []),
        ('x = "SELECT id FROM people WHERE pk = 1"', []),
        ('assert x, "This cannot be"', []),
        ('x = "{{ name }}"', []),
        (
            'x = "{% if owes %}You can claim for it.{% endif %}"',
            ["{% if owes %}You can claim for it.{% endif %}"],
        ),
        ('audit.record(actor=by, action="claim.started", note="Some words.")', []),
        ('x: "Some Type" = 1', []),
    ],
)
def test_what_is_found_in_a_snippet(snippet, words):
    assert [each.text for each in bare_words(snippet)] == words


if __name__ == "__main__":
    sys.stdout.writelines(f"{each}\n" for given in sys.argv[1:] or modules() for each in left_in(given))
