"""What people paste out of Word and mail, to plain text: paragraphs and bullets stay, tags and hidden characters go.

No word is lost: what a link leads to stays in brackets behind its words, and the cells of a table in a row of text.
"""

import re
from html.parser import HTMLParser

LOOKS_LIKE_MARKUP = re.compile(
    r"<!--\[if|<\?xml|\bmso-|class=[\"']?Mso|"
    r"</(?:p|div|span|b|i|u|strong|em|ul|ol|li|table|tr|td|th|h[1-6]|a|font|style|[a-z]\d?:[a-z]+)\s*>|<br\s*/?>",
    re.I,
)
BLOCKS = {"p", "div", "table", "ul", "ol", "blockquote", *(f"h{level}" for level in range(1, 7))}
UNREAD = {"style", "script", "xml", "title", "head"}  # not the person's own words
# What Windows calls 'smart' and older programs send as control characters.
WINDOWS = {code: bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)}
# What turns the direction of all that follows: one left open in a title turns the words after it in every list and letter.
TURNS = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
HIDDEN = {
    code: None for code in (*TURNS, *range(0x09), *range(0x0E, 0x20), 0x7F, 0xAD, 0x200B, 0x2060, 0xFEFF)
}
LINE_ENDS = {0x0B: "\n", 0x0C: "\n", 0x85: "\n", 0x2028: "\n", 0x2029: "\n\n"}
NO_BREAK = {0xA0: " ", 0x202F: " ", 0x2007: " "}
TIDIED = {**WINDOWS, **HIDDEN, **LINE_ENDS, **NO_BREAK}
# A bullet as Word writes it: a sign of its symbol font, then a tab or several spaces.
BULLET = re.compile(r"^[ \t]*(?:[·•▪◦●‣\uf0b7\uf0a7\uf076]\s*|[§oØ](?:\t| {2,})[ \t]*)(?=\S)", re.M)


def tidy_pasted(words):
    """Return plain text with one '• ' before each bullet, one empty line between paragraphs at most, and no tags."""
    words = words.replace("\r\n", "\n").replace("\r", "\n").translate(TIDIED)
    if LOOKS_LIKE_MARKUP.search(words):
        words = _without_tags(words).translate(TIDIED)
    words = BULLET.sub("• ", words)
    words = re.sub(r"[ \t]+\n", "\n", words)
    return re.sub(r"\n{3,}", "\n\n", words)


def _without_tags(words):
    reader = _Reader()
    reader.feed(words)
    reader.close()
    lines = "".join(reader.parts).split("\n")
    return "\n".join(line.strip() for line in lines).strip()


class _Reader(HTMLParser):
    """Collects the words of markup. What is not closed, or was never a tag, stays as it was written."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.parts, self.links, self.unread = [], [], []

    def handle_starttag(self, tag, attrs):
        if tag in UNREAD:
            self.unread.append((len(self.parts), self.get_starttag_text()))
        elif tag in BLOCKS:
            self.parts.append("\n\n")
        elif tag in ("br", "tr"):
            self.parts.append("\n")
        elif tag == "li":
            self.parts.append("\n• ")
        elif tag in ("td", "th"):
            self.parts.append(" ")
        elif tag == "a":
            self.links.append(dict(attrs).get("href") or "")
        elif tag == "img":
            self.parts.append(dict(attrs).get("alt") or "")

    def handle_endtag(self, tag):
        if tag in UNREAD and self.unread:
            begins, _ = self.unread.pop()
            del self.parts[begins:]
        elif tag in BLOCKS:
            self.parts.append("\n\n")
        elif tag == "a" and self.links:
            link = self.links.pop()
            if link.startswith(("http:", "https:", "mailto:")):
                self.parts.append(f" ({link.removeprefix('mailto:')})")

    def handle_data(self, data):
        # In markup a line end is only a space.
        self.parts.append(re.sub(r"\s+", " ", data))

    def close(self):
        super().close()
        for begins, tag in reversed(self.unread):  # it never ended: those are the person's own words
            self.parts.insert(begins, tag)
