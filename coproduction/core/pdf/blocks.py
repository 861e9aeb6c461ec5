"""What a document is made of. Every text is plain text."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from coproduction.core.languages import Words, page_language

STANDARD_PRINT = 12  # points: the least that is clear print
LARGE_PRINT = 18  # the least that the UK Association for Accessible Formats calls large print


@dataclass(frozen=True, kw_only=True)
class InLanguage:
    """What a block is: `language` is the tag of the one its words are in, where that is not its document's."""

    language: str = ""


@dataclass(frozen=True)
class Heading(InLanguage):
    """A heading of level 2, or of level 3 for a part of it. The document's title is its heading of level 1."""

    text: Words
    level: int = 2


@dataclass(frozen=True)
class Paragraph(InLanguage):
    """Running text. An empty line begins another paragraph; a single line break is kept."""

    text: Words
    bold: bool = False


@dataclass(frozen=True)
class Lines(InLanguage):
    """Short lines under each other, such as an address."""

    lines: Sequence[Words]


@dataclass(frozen=True)
class Bullets(InLanguage):
    items: Sequence[Words]
    numbered: bool = False


@dataclass(frozen=True)
class Part:
    """Lines of a fact; `language` is the tag of the one they are in, where that is not their block's."""

    text: Words
    language: str = ""


@dataclass(frozen=True)
class Facts(InLanguage):
    """Names and what they are, such as `("Hours", "12")`: the name in bold, the value below it.

    A value that is partly in another language is a list of Parts, each on lines of its own.
    """

    pairs: Sequence[tuple[Words, Words | Sequence[Part]]]


@dataclass(frozen=True)
class Table(InLanguage):
    """Rows under a header row, which is repeated on each page. `numbers` names the columns, from 0, set to the right."""

    header: Sequence[Words]
    rows: Sequence[Sequence[Words]]
    caption: Words = ""
    numbers: Sequence[int] = ()


@dataclass(frozen=True)
class WebAddress(InLanguage):
    """An https, http, mailto or tel address, written out so that it can be typed from paper."""

    url: str
    words: Words = ""


@dataclass(frozen=True)
class Picture(InLanguage):
    """A drawing of ours as SVG, `width` millimetres wide, with what it shows in words."""

    svg: str
    alt: Words
    width: int = 40


Block = Heading | Paragraph | Lines | Bullets | Facts | Table | WebAddress | Picture


@dataclass(frozen=True)
class Document:
    """One document. `trust`, `date` and `reference` stand above it; each page's foot says which page of how many.

    `language` is the tag of the one its words are in: the one of the moment it is put together.
    """

    title: Words
    blocks: Sequence[Block] = field(default_factory=list)
    trust: str = ""
    date: str = ""
    reference: str = ""
    address: Sequence[str] = ()
    text_size: int = STANDARD_PRINT
    language: str = field(default_factory=page_language)
