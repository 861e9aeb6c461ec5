"""A document as a stream of pieces of running text: what plain text, Braille and the voice have in common."""

from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import zip_longest

from django.utils.translation import gettext

from coproduction.core.formats.characters import clean
from coproduction.core.pdf.blocks import (
    Bullets,
    Facts,
    Heading,
    Lines,
    Paragraph,
    Picture,
    Table,
    WebAddress,
)

HIGHEST_BELOW_TITLE = 2


class Style(Enum):
    HEADING = auto()
    SUBHEADING = auto()
    TEXT = auto()
    ITEM = auto()  # one of a list


@dataclass(frozen=True)
class Piece:
    """One piece of text; `language` is its tag, where it is not its document's."""

    style: Style
    text: str
    language: str = ""


def groups_of(document):
    """Return the document after its title as groups of Pieces. An empty line parts groups, and none is empty."""
    groups = [_pieces(Style.TEXT, heading_lines(document))]
    for block in document.blocks:
        groups += [_in_its_language(group, block.language) for group in IN_PIECES[type(block)](block)]
    return [group for group in groups if group]


def _in_its_language(group, tag):
    return [replace(piece, language=tag) for piece in group] if tag else group


def heading_lines(document):
    """Return what stands above a document: the trust, its date, its reference and who it is for."""
    reference = (
        gettext("Reference: {reference}").format(reference=document.reference) if document.reference else ""
    )
    return [document.trust, document.date, reference, *document.address]


def paragraphs_of(text):
    """Return the paragraphs of a text, each as its lines."""
    parts = clean(text).split("\n\n")
    parted = [[line.strip() for line in part.split("\n") if line.strip()] for part in parts]
    return [lines for lines in parted if lines]


def address_in_words(block):
    """Return a WebAddress as it is written out: without the 'mailto:' that only a computer needs."""
    shown = clean(block.url).strip().removeprefix("mailto:").removeprefix("tel:")
    words = clean(block.words).strip()
    return f"{words}: {shown}" if words and words not in (shown, block.url) else shown


def row_in_words(table, row):
    """Return one row of a table with the name of its column before each value."""
    cells = zip_longest(table.header, row, fillvalue="")
    told = [f"{name}: {value}" if name else value for name, value in cells if value.strip()]
    return "; ".join(told)


def _pieces(style, texts):
    tidy = (" ".join(clean(text).split()) for text in texts)
    return [Piece(style, text) for text in tidy if text]


def _heading(block):
    style = Style.HEADING if block.level <= HIGHEST_BELOW_TITLE else Style.SUBHEADING
    return [_pieces(style, [block.text])]


def _paragraph(block):
    return [_pieces(Style.TEXT, lines) for lines in paragraphs_of(block.text)]


def _lines(block):
    return [_pieces(Style.TEXT, block.lines)]


def _bullets(block):
    items = [item for item in block.items if item.strip()]
    if block.numbered:
        items = [f"{number}. {item}" for number, item in enumerate(items, start=1)]
    return [_pieces(Style.ITEM, items)]


def _facts(block):
    return [[piece for name, value in block.pairs for piece in _fact(name, value)]]


def _fact(name, value):
    """Return one fact as a piece, or the name and each part in another language as pieces of their own."""
    if not isinstance(value, list | tuple):
        return _pieces(Style.ITEM, [f"{name}: {value}"] if value.strip() else [])
    own = "\n".join(part.text for part in value if not part.language)
    others = [piece for part in value for piece in _part(part)]
    return [*_pieces(Style.ITEM, [f"{name}: {own}"]), *others]


def _part(part):
    return _in_its_language(_pieces(Style.ITEM, [part.text]), part.language) if part.language else []


def _table(block):
    caption = [gettext("Table: {caption}").format(caption=block.caption)] if block.caption.strip() else []
    rows = [row_in_words(block, row) for row in block.rows]
    return [_pieces(Style.TEXT, caption), _pieces(Style.ITEM, rows)]


def _web_address(block):
    return [_pieces(Style.TEXT, [address_in_words(block)])]


def _picture(block):
    return [
        _pieces(Style.TEXT, [gettext("Picture: {alt}").format(alt=block.alt)] if block.alt.strip() else [])
    ]


IN_PIECES = {
    Heading: _heading,
    Paragraph: _paragraph,
    Lines: _lines,
    Bullets: _bullets,
    Facts: _facts,
    Table: _table,
    WebAddress: _web_address,
    Picture: _picture,
}
