"""From documents to PDF. Texts travel as JSON to a template of ours: none of them is ever read as markup."""

import json
import re
from dataclasses import asdict
from pathlib import Path
from urllib.parse import urlsplit

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.core.exceptions import RuleBroken
from coproduction.core.languages import in_language, short_tag
from coproduction.core.pdf import fonts
from coproduction.core.pdf.blocks import Picture, Table, WebAddress

try:
    import typst
except ImportError:  # a computer its wheel was not made for: the portal runs, and says that it cannot print
    typst = None  # type: ignore[assignment]

TEMPLATE = Path(__file__).with_name("document.typ")
ALONE = (
    b"#set page(width: auto, height: auto, margin: 0pt, fill: none)\n"
    b'#image(bytes(sys.inputs.svg), format: "svg", width: 240pt)'
)
LONGEST_WORD = 32  # characters that fit a line of large print
LONGEST_WORD_IN_TABLE = 16
ADDRESSES = {"https", "http", "mailto", "tel"}
CANNOT_PRINT = _("This computer cannot make PDFs yet. Ask your administrator to run 'manage.py check'.")


class CannotPrint(RuleBroken):
    """PDFs cannot be made here: the typst package or the fonts are missing."""


def is_ready():
    """Return whether what makes PDFs is here: the typst package and the fonts."""
    return typst is not None and bool(fonts.files())


def render(document):
    """Return the bytes of one Document as tagged PDF/UA-1. Raises CannotPrint."""
    return render_together([document], title=document.title)


def render_together(documents, *, title, both_sides=False):
    """Return one PDF of many Documents, each on a sheet of its own, with its own page numbers. Raises CannotPrint.

    `both_sides` begins each on an odd page, so that a printer that prints both sides gives each a new sheet.
    """
    return _rendered(documents, title=title, both_sides=both_sides, contents="")


def render_booklet(documents, *, title, contents):
    """Return one PDF of many Documents that are its chapters: page numbers run through, and bookmarks lead to each.

    After the first Document, the front matter, stands a table of contents with page numbers under the heading
    `contents`: every chapter, and its headings of level 2. Raises CannotPrint.
    """
    return _rendered(documents, title=title, both_sides=False, contents=_text(contents))


def _rendered(documents, *, title, both_sides, contents):
    if not is_ready():
        raise CannotPrint(CANNOT_PRINT)
    job = {
        "title": _text(title),
        "language": short_tag(documents[0].language) if documents else "en",
        "both_sides": both_sides,
        "contents": contents,
        "documents": [_described(each) for each in documents],
    }
    inputs = {"job": json.dumps(job), "fonts": json.dumps(fonts.FAMILIES)}
    return _compiled(TEMPLATE.read_bytes(), inputs, format="pdf", pdf_standards=["ua-1"])


def png_of(svg, *, width=480):
    """Return a drawing of ours as a PNG so many pixels wide, clear where nothing is drawn. Raises CannotPrint."""
    if not is_ready():
        raise CannotPrint(CANNOT_PRINT)
    return _compiled(ALONE, {"svg": svg}, format="png", ppi=72 * width / 240)


def _compiled(source, inputs, **how):
    return typst.compile(
        source, font_paths=[str(fonts.folder())], ignore_system_fonts=True, sys_inputs=inputs, **how
    )


def _described(document):
    described = _tidied(
        {
            name: getattr(document, name)
            for name in ("title", "trust", "date", "reference", "address", "text_size")
        },
        LONGEST_WORD,
    )
    return (
        described | _in_language(document.language) | {"blocks": [_block(each) for each in document.blocks]}
    )


def _in_language(tag):
    with in_language(tag.lower()):
        return {"language": short_tag(tag), "foot": gettext("Page {page} of {pages}")}


def _block(block):
    return _shown(block) | {"language": short_tag(block.language)}


def _shown(block):
    if isinstance(block, Picture):
        return {"kind": "picture", "svg": block.svg, "alt": _text(block.alt), "width": block.width}
    longest = LONGEST_WORD_IN_TABLE if isinstance(block, Table) else LONGEST_WORD
    described = _tidied(asdict(block), longest) | {"kind": type(block).__name__.lower()}
    if isinstance(block, WebAddress):
        described["url"] = block.url if urlsplit(block.url).scheme in ADDRESSES else ""
        described["words"] = _tidied(block.words or block.url, longest)
    return described


def _tidied(value, longest):
    if isinstance(value, str | Promise):
        return _breakable(_text(value), longest)
    if isinstance(value, dict):
        return {name: _tidied(each, longest) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_tidied(each, longest) for each in value]
    return value


def _text(value):
    return fonts.printable(str(value).replace("\r\n", "\n"))


def _breakable(text, longest):
    # Nothing is hyphenated; a word longer than a line may break without a mark.
    return re.sub(rf"\S{{{longest}}}(?=\S)", "\\g<0>\u200b", text)
