"""Lines and pages of Braille: 40 cells by 25 lines, the number of the page at the foot, each part on a new page.

A part's title is centred, a heading begins in cell 5 and a smaller one in cell 7; running text begins in cell 3 and
goes on in cell 1; one of a list begins in cell 1 and goes on in cell 3. Source: UKAAF, Braille standards; BANA,
Braille Formats 2016, for headings and lists.
"""

from coproduction.core.formats.flow import Style

CELLS = 40
LINES = 25
BODY = LINES - 1  # the last line of a page has its number
NEW_LINE = "\r\n"  # what embossers and Braille displays expect
NEW_PAGE = "\f"
CONTINUED = '"'  # dot 5: what stands at the end of a line goes on in the next without a space
GUIDE = '"'  # a row of dot 5 leads the finger from a title in the contents to its page
INDENTS = {  # cells before the first line, and before those after it
    Style.HEADING: (4, 4),
    Style.SUBHEADING: (6, 6),
    Style.TEXT: (2, 0),
    Style.ITEM: (0, 2),
}
HEADINGS = (Style.HEADING, Style.SUBHEADING)
LONGEST_NUMBER = 7  # cells kept free at the right of a title in the contents: two spaces, then the number


def laid_out(cover, contents, parts):
    """Return the whole file. `parts` are (title, groups of (Style, Braille)); the first is the front matter."""
    front = [*_centred(cover), "", *_part(*parts[0])]
    sheets = [_pages(front)]
    chapters = [_pages(_part(*part)) for part in parts[1:]]
    if chapters:
        before = len(sheets[0])
        entries = [_entry_lines(title) for title, _ in parts[1:]]
        length = len(_pages([*_centred(contents), "", *(line for lines in entries for line in lines)]))
        starts = _starts(before + length, chapters)
        lines = [line for entry, page in zip(entries, starts, strict=True) for line in _numbered(entry, page)]
        sheets.append(_pages([*_centred(contents), "", *lines]))
    pages = [page for sheet in [*sheets, *chapters] for page in sheet]
    return "".join(_page(number, lines) for number, lines in enumerate(pages, start=1))


def number_of(number):
    """Return a number in Braille: the numeric indicator, then the letters that stand for its digits."""
    return "#" + "".join("JABCDEFGHI"[int(digit)] for digit in str(number))


def wrapped(braille, first, after, width=CELLS):
    """Return lines of at most `width` cells, broken at spaces. A longer word is cut, with dot 5 where it goes on."""
    lines, line = [], " " * first
    for word in braille.split():
        if len(line) + len(word) + (not _is_blank(line)) <= width:
            line = f"{line}{word}" if _is_blank(line) else f"{line} {word}"
            continue
        if not _is_blank(line):
            lines.append(line)
            line = " " * after
        *cut, rest = _cut(word, width - len(line), width - after)
        lines += [(line if at == 0 else " " * after) + part for at, part in enumerate(cut)]
        line = (" " * after if cut else line) + rest
    return lines if _is_blank(line) else [*lines, line]


def _cut(word, first, after):
    """Return the parts of a word for lines with so many cells free, each but the last with dot 5 at its end."""
    parts, room = [], first
    while len(word) > room:
        parts.append(word[: room - 1] + CONTINUED)
        word, room = word[room - 1 :], after
    return [*parts, word]


def _is_blank(line):
    return not line.strip()


def _part(title, groups):
    lines = [*_centred(title), ""] if title else []
    for group in groups:
        for style, braille in group:
            lines += wrapped(braille, *INDENTS[style])
        if group[0][0] not in HEADINGS:
            lines.append("")
        elif lines:
            lines[-1] += KEEP
    return lines


KEEP = "\0"  # ends the last line of a heading: what follows it stays on the same page


def _centred(braille):
    return [f"{'':{(CELLS - len(line)) // 2}}{line}" for line in wrapped(braille, 0, 0, CELLS - 6)]


def _pages(lines):
    """Return lines as pages of at most 24, with no empty line on top, and a heading never alone at the foot."""
    pages, page = [], []
    for at, line in enumerate(lines):
        alone = line.endswith(KEEP) and len(page) >= BODY - 2 and at + 1 < len(lines)
        if len(page) == BODY or alone:
            pages.append(page)
            page = []
        if page or line:
            page.append(line.rstrip(KEEP))
    return [*pages, page] if page or not pages else pages


def _starts(before, chapters):
    starts, page = [], before + 1
    for chapter in chapters:
        starts.append(page)
        page += len(chapter)
    return starts


def _entry_lines(title):
    return wrapped(title, 0, 2, CELLS - LONGEST_NUMBER) or [GUIDE]


def _numbered(lines, page):
    number = number_of(page)
    room = CELLS - len(lines[-1]) - len(number) - 2
    guide = f" {GUIDE * room} " if room > 1 else " " * (room + 2)
    return [*lines[:-1], f"{lines[-1]}{guide}{number}"]


def _page(number, lines):
    filled = [*lines, *[""] * (BODY - len(lines)), number_of(number).rjust(CELLS)]
    return NEW_LINE.join(filled) + NEW_LINE + NEW_PAGE
