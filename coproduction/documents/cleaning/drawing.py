"""A page of a PDF as a picture, so that it can be read in a page of ours: a picture runs nothing, on any browser or phone."""

import io
from pathlib import Path
from tempfile import TemporaryDirectory

import pikepdf

from coproduction.documents.cleaning.kinds import UNREADABLE, NotTaken

try:
    import typst
except ImportError:  # a computer its wheel was not made for: the file is opened as a file there
    typst = None  # type: ignore[assignment]

LONGEST_SIDE = 1600  # dots: small print on A4 can be read when it is made larger
MOST_DOTS_AN_INCH, POINTS = 144, 72
PAGE = """#set page(width: auto, height: auto, margin: 0pt)
#image("file.pdf", page: {})
"""


def draw_page(data, number):
    """Return page `number`, from 1, of a PDF as a PNG. Raises NotTaken."""
    try:
        dots = _dots_an_inch(data, number)
        with TemporaryDirectory() as folder:
            Path(folder, "file.pdf").write_bytes(data)
            page = Path(folder, "page.typ")
            page.write_text(PAGE.format(number))
            return typst.compile(str(page), root=folder, format="png", ppi=dots, ignore_system_fonts=True)
    except Exception as problem:  # parsers fail on a stranger's bytes in more ways than they say
        raise NotTaken(UNREADABLE) from problem


def _dots_an_inch(data, number):
    """Return how finely to draw a page: no side longer than LONGEST_SIDE, however large the paper says it is."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        left, bottom, right, top = (float(each) for each in pdf.pages[number - 1].mediabox)
    longest = max(abs(right - left), abs(top - bottom), 1)
    return min(MOST_DOTS_AN_INCH, POINTS * LONGEST_SIDE / longest)
