"""What a document is made of. Every text is plain text."""

from collections.abc import Sequence
from dataclasses import dataclass, field

STANDARD_PRINT = 12  # points: the least that is clear print
LARGE_PRINT = 18  # the least that the UK Association for Accessible Formats calls large print


@dataclass(frozen=True)
class Heading:
    """A heading of level 2, or of level 3 for a part of it. The document's title is its heading of level 1."""

    text: str
    level: int = 2


@dataclass(frozen=True)
class Paragraph:
    """Running text. An empty line begins another paragraph; a single line break is kept."""

    text: str
    bold: bool = False


@dataclass(frozen=True)
class Lines:
    """Short lines under each other, such as an address."""

    lines: Sequence[str]


@dataclass(frozen=True)
class Bullets:
    items: Sequence[str]
    numbered: bool = False


@dataclass(frozen=True)
class Facts:
    """Names and what they are, such as `("Hours", "12")`: the name in bold, the value below it."""

    pairs: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Table:
    """Rows under a header row, which is repeated on each page. `numbers` names the columns, from 0, set to the right."""

    header: Sequence[str]
    rows: Sequence[Sequence[str]]
    caption: str = ""
    numbers: Sequence[int] = ()


@dataclass(frozen=True)
class WebAddress:
    """An https, http, mailto or tel address, written out so that it can be typed from paper."""

    url: str
    words: str = ""


@dataclass(frozen=True)
class Picture:
    """A drawing of ours as SVG, `width` millimetres wide, with what it shows in words."""

    svg: str
    alt: str
    width: int = 40


Block = Heading | Paragraph | Lines | Bullets | Facts | Table | WebAddress | Picture


@dataclass(frozen=True)
class Document:
    """One document. `trust`, `date` and `reference` stand above it; each page's foot says which page of how many."""

    title: str
    blocks: Sequence[Block] = field(default_factory=list)
    trust: str = ""
    date: str = ""
    reference: str = ""
    address: Sequence[str] = ()
    text_size: int = STANDARD_PRINT
