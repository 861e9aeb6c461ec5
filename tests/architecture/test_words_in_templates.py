"""Every word a template shows a reader can be said in Welsh: it goes through translate, blocktranslate or _("…").

What is left, as a list to work from: python -m tests.architecture.test_words_in_templates [FILE...]
"""

import re
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "templates"

# Names that are the same in every language, those of our cookies too.
SAME_IN_EVERY_LANGUAGE = {
    "csrftoken",
    "sessionid",
    "NHS",
    "NHS.UK",
    "DOCX",
    "PDF",
    "CSV",
    "XLSX",
    "BACS",
    "VAT",
}
ENGLISH_BY_DESIGN = (
    "demo/",  # only a demonstration shows these, to people trying the portal out
    "nhsuk/gallery.html",  # developers look at the components here
    "notices/",  # not templates of pages: wordings with {name} places, translated as a whole where they are kept
)

# Where our tags take words: (which arguments by place, which by name). All the others are codes.
TAKES_WORDS = {
    "action_link": ({0}, set()),
    "back_link": ({1}, {"words"}),
    "button": ({0}, {"hidden", "words"}),
    "card": (set(), {"heading"}),
    "details": (set(), {"summary"}),
    "inset_text": (set(), {"label"}),
    "qr_code": ({1}, {"words"}),
    "summary_row": (set(), {"key", "action", "hidden"}),
    "table": (set(), {"caption"}),
    "tag": ({0}, {"words"}),
    "task": ({0}, {"title", "status", "hint"}),
    "warning_callout": (set(), {"heading"}),
}
# These hand on what is given them, so whether it is words shows only in how it is written.
HANDS_ON = {"with", "include", "firstof", "nhsuk"}
# What these compare or look up is never read.
ONLY_CODES = {"if", "elif", "for", "url", "static", "extends", "load", "regroup", "ifchanged"}
READ_ATTRIBUTES = {"aria-label", "alt", "title", "placeholder", "data-passkey-problem"}

DJANGO = r"\{%.*?%\}|\{\{.*?\}\}"
UNREAD = (
    r"\{%\s*comment\b.*?\{%\s*endcomment\s*%\}|\{%\s*verbatim\b.*?\{%\s*endverbatim\s*%\}|\{\#.*?\#\}|<!--.*?-->"
    r"|<!doctype[^>]*>|<script\b.*?</script>|<style\b.*?</style>"
)
SAID = r"\{%\s*blocktrans(?:late)?\b.*?\{%\s*endblocktrans(?:late)?\s*%\}"
# A { that begins no tag is matched apart, so that no text can be read in two ways and take for ever.
ELEMENT = (
    rf"</?[a-z](?:{DJANGO}|\"(?:{DJANGO}|[^\"{{]|\{{(?![%{{]))*\"|'(?:{DJANGO}|[^'{{]|\{{(?![%{{]))*'"
    r"|[^'\">{]|\{(?![%{]))*>"
)
HTML = re.compile(
    rf"(?P<unread>{UNREAD})|(?P<said>{SAID})|(?P<tag>\{{%.*?%\}})|(?P<value>\{{\{{.*?\}}\}})|(?P<element>{ELEMENT})",
    re.S | re.I,
)
PLAIN = re.compile(
    r"(?P<unread>\{%\s*comment\b.*?\{%\s*endcomment\s*%\}|\{\#.*?\#\})"
    rf"|(?P<said>{SAID})|(?P<tag>\{{%.*?%\}})|(?P<value>\{{\{{.*?\}}\}})",
    re.S,
)
ATTRIBUTE = re.compile(
    rf"\s([a-z-]+)=(?:\"((?:{DJANGO}|[^\"{{]|\{{(?![%{{]))*)\"|'((?:{DJANGO}|[^'{{]|\{{(?![%{{]))*)')",
    re.S | re.I,
)
TRANSLATED = re.compile(r"""_\((?:"[^"]*"|'[^']*')\)""")
ARGUMENT = re.compile(r"""(?:[^\s"']|"[^"]*"|'[^']*')+""")
LITERAL = re.compile(r"""^(?:(\w+)=)?(?:"([^"]*)"|'([^']*)')""")
FILTERED = re.compile(r"""\|(default|default_if_none|yesno|add):(?:"([^"]*)"|'([^']*)')""")
ENTITY = re.compile(r"&#?\w+;")
WORD = re.compile(r"[^\W\d_]{2,}")


class Piece(NamedTuple):
    kind: str  # text, unread, said, tag, value or element
    text: str
    at: int


class Leftover(NamedTuple):
    at: int
    text: str


def pieces(source, *, html=True):
    """Cut a template into its text, tags, values and elements; together they are the whole of it."""
    found, done = [], 0
    for match in (HTML if html else PLAIN).finditer(source):
        if match.start() > done:
            found.append(Piece("text", source[done : match.start()], done))
        found.append(Piece(match.lastgroup, match[0], match.start()))
        done = match.end()
    if done < len(source):
        found.append(Piece("text", source[done:], done))
    return found


def has_words(text):
    return any(
        word not in SAME_IN_EVERY_LANGUAGE for word in WORD.findall(without_names(ENTITY.sub(" ", text)))
    )


def without_names(text):
    return " ".join("" if word.strip(".,:;()") in SAME_IN_EVERY_LANGUAGE else word for word in text.split())


def reads_as_words(literal):
    """Say whether a literal is words rather than a code: it holds a space between words, or a capital and letters."""
    if re.search(r"[/?=]", literal) or re.search(r"\w:\w", literal):
        return has_words(literal) and " " in literal.strip()
    return has_words(literal) and (" " in literal or literal[:1].isupper())


def arguments(tag):
    """Give the name of a tag and what it is given, as written, with what is already translated taken out."""
    name, *given = ARGUMENT.findall(TRANSLATED.sub("_", tag[2:-2].strip()))
    return name, given


def words_given_to(tag):
    name, given = arguments(tag)
    if name in ONLY_CODES or name in {"translate", "trans"}:
        return
    places, names = TAKES_WORDS.get(name, (set(), set()))
    place = 0
    for each in given:
        literal = LITERAL.match(each)
        keyword = re.match(r"\w+=", each)
        if literal:
            words = literal[2] if literal[2] is not None else literal[3]
            is_template = name == "include" and not keyword
            if literal[1] in names if keyword else place in places:
                if has_words(words):
                    yield words
            elif name in HANDS_ON and not is_template and reads_as_words(words):
                yield words
        place += not keyword
    yield from words_of_filters(TRANSLATED.sub("_", tag))


def words_of_filters(written):
    for name, double, single in FILTERED.findall(written):
        words = double or single
        if reads_as_words(words) if name == "add" else has_words(words):
            yield f"|{name}:{words}"
    if "|pluralize" in written:
        yield f"{written} (must be blocktranslate count)"


def words_of_element(element):
    """Give the attributes people read or hear, and what the tags and values in any attribute say."""
    is_button = re.search(r"""\stype=["'](?:submit|button|reset)["']""", element)
    for name, double, single in ATTRIBUTE.findall(element):
        value = double or single
        if name.lower() in READ_ATTRIBUTES or (
            name.lower() == "value" and is_button and element[1:6] == "input"
        ):
            for piece in pieces(value, html=False):
                if piece.kind == "text" and has_words(piece.text):
                    yield f"{name}: {piece.text.strip()}"
    for piece in pieces(element, html=False):
        yield from words_of_tag_or_value(piece)


def words_of_tag_or_value(piece):
    if piece.kind == "tag":
        yield from words_given_to(piece.text)
    elif piece.kind == "value":
        yield from words_of_filters(TRANSLATED.sub("_", piece.text))
    elif piece.kind == "said":
        # Only its first tag: what follows is what it says.
        yield from words_given_to(piece.text[: piece.text.index("%}") + 2])


def leftovers(source, *, html=True):
    """List what a reader is shown that cannot be said in another language."""
    found = []
    for piece in pieces(source, html=html):
        if piece.kind == "text":
            words = [piece.text] if has_words(piece.text) else []
        elif piece.kind == "element":
            words = words_of_element(piece.text)
        else:
            words = words_of_tag_or_value(piece)
        start = piece.at + len(piece.text) - len(piece.text.lstrip())
        found += [Leftover(start, " ".join(each.split())) for each in words]
    return found


def listed(path):
    source = path.read_text()
    return [
        f"{path.relative_to(ROOT)}:{source.count(chr(10), 0, found.at) + 1}: {found.text}"
        for found in leftovers(source, html=path.suffix == ".html")
    ]


def templates():
    names = [
        str(path.relative_to(TEMPLATES)) for path in TEMPLATES.rglob("*") if path.suffix in {".html", ".txt"}
    ]
    return sorted(name for name in names if not name.startswith(ENGLISH_BY_DESIGN))


@pytest.mark.parametrize("name", templates())
def test_every_word_can_be_translated(name):
    assert "\n".join(listed(TEMPLATES / name)) == ""


@pytest.mark.parametrize(
    ("snippet", "reported"),
    [
        ("<p>Hello there</p>", ["Hello there"]),
        ('<p>{% translate "Hello there" %}</p>', []),
        (
            "<p>{% blocktranslate trimmed with day=x.day|say_date %}By {{ day }}.{% endblocktranslate %}</p>",
            [],
        ),
        (
            '{% blocktranslate with who=x|default:"nobody" %}{{ who }}.{% endblocktranslate %}',
            ["|default:nobody"],
        ),
        ("{% comment %}For us{% endcomment %}{# and this #}<!-- and this -->", []),
        ('<script src="/x.js">var said</script><style>p {}</style>', []),
        ("<p>Call {{ name }} today</p>", ["Call", "today"]),
        (
            "<p>{{ n }} place{{ n|pluralize }}</p>",
            ["place", "{{ n|pluralize }} (must be blocktranslate count)"],
        ),
        ("<td>NHS</td><td>&nbsp;</td><td>£5 a</td>", []),
        ('<img alt="A door" src="/door.png">', ["alt: A door"]),
        ('<img alt="{% translate "A door" %}" src="{% url "x:door" pk=1 %}">', []),
        ('<nav aria-label="Pages of {{ title }}">', ["aria-label: Pages of"]),
        ('<input type="submit" value="Send it"><input type="radio" value="Some">', ["value: Send it"]),
        ('{% button "Send" variant="secondary" name="act" value="Send" %}', ["Send"]),
        ('{% button _("Send") hidden=_("this claim") %}', []),
        ('{% back_link back_url "Back" %}', ["Back"]),
        ('{% summary_row key="When" change=url hidden=_("the day") %}', ["When"]),
        ('{% task title id="todo-1" status="Completed" colour="green" %}', ["Completed"]),
        ('{{ a|yesno:"Yes,No" }}{{ b|yesno:_("Yes,No") }}', ["|yesno:Yes,No"]),
        ('{{ a|default:"" }}{{ b|date:"j F Y" }}{{ c|join:", " }}', []),
        ('{% if a == "Some words" %}{% endif %}{% url "x:y" a|default:"one" as it %}', []),
        ('{% include "a b/Some.html" with title="Ways to take part" id="ways" %}', ["Ways to take part"]),
        ('{% with id="todo-"|add:number hidden=": message "|add:number %}{% endwith %}', [": message "]),
    ],
)
def test_what_is_left_is_found(snippet, reported):
    assert [found.text for found in leftovers(snippet)] == [" ".join(each.split()) for each in reported]


def test_plain_text_has_no_elements():
    assert [found.text for found in leftovers("Write to <the team>.", html=False)] == ["Write to <the team>."]


def test_a_template_is_cut_without_loss():
    for name in templates():
        source = (TEMPLATES / name).read_text()
        assert "".join(piece.text for piece in pieces(source, html=name.endswith(".html"))) == source


if __name__ == "__main__":
    given = [Path(name).resolve() for name in sys.argv[1:]] or [TEMPLATES / name for name in templates()]
    sys.stdout.writelines(f"{line}\n" for path in given for line in listed(path))
