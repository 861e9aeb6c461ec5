"""Blocks as XHTML that is HTML too: the web page and the EPUB share them."""

import re
from html import escape as escaped
from itertools import groupby
from operator import attrgetter
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, tostring

from defusedxml.ElementTree import fromstring

from coproduction.core.formats.characters import clean
from coproduction.core.formats.flow import heading_lines, paragraphs_of
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
from coproduction.core.pdf.rendering import ADDRESSES

SVG = "http://www.w3.org/2000/svg"
STYLE = """\
body { font-family: Arial, sans-serif; font-size: 1.2em; line-height: 1.5; max-width: 40em; margin: 0 auto; padding: 1em; }
h1, h2, h3, h4 { line-height: 1.25; margin: 1.5em 0 0.5em; }
p, li, dd, td, th { overflow-wrap: anywhere; }
dt { font-weight: bold; margin-top: 0.5em; }
dd { margin: 0; }
table { border-collapse: collapse; width: 100%; }
caption { font-weight: bold; text-align: left; padding-bottom: 0.5em; }
th, td { border-bottom: 1px solid; padding: 0.4em 0.6em 0.4em 0; text-align: left; vertical-align: top; }
.number { text-align: right; }
svg { display: block; max-width: 100%; height: auto; background: #ffffff; }
"""


def body_of(document, *, highest):
    """Return the document after its title as markup; `highest` is the level of a heading right below the title."""
    above = _lines(Lines(heading_lines(document)))
    by_language = groupby(document.blocks, key=attrgetter("language"))
    return above + "".join(_in_one_language(tag, blocks, highest) for tag, blocks in by_language)


def _in_one_language(tag, blocks, highest):
    marked = "".join(
        _heading(block, highest) if isinstance(block, Heading) else IN_MARKUP[type(block)](block)
        for block in blocks
    )
    return f'<div lang="{escaped(tag)}">\n{marked}</div>\n' if tag else marked


def text_of(value):
    """Return a text on one line, safe in markup."""
    return escaped(" ".join(clean(value).split()))


def _heading(block, highest):
    text = text_of(block.text)
    level = min(highest + max(block.level, 2) - 2, 6)
    return f"<h{level}>{text}</h{level}>\n" if text else ""


def _paragraph(block):
    parts = ["<br/>".join(text_of(line) for line in lines) for lines in paragraphs_of(block.text)]
    if block.bold:
        parts = [f"<strong>{part}</strong>" for part in parts]
    return "".join(f"<p>{part}</p>\n" for part in parts)


def _lines(block):
    lines = [text_of(line) for line in block.lines if text_of(line)]
    return f"<p>{'<br/>'.join(lines)}</p>\n" if lines else ""


def _bullets(block):
    items = "".join(f"<li>{_inside(item)}</li>\n" for item in block.items if text_of(item))
    name = "ol" if block.numbered else "ul"
    return f"<{name}>\n{items}</{name}>\n" if items else ""


def _facts(block):
    pairs = [(text_of(name), _fact(value)) for name, value in block.pairs]
    rows = "".join(f"<div><dt>{name}</dt><dd>{value}</dd></div>\n" for name, value in pairs if name or value)
    return f"<dl>\n{rows}</dl>\n" if rows else ""


def _fact(value):
    return "<br/>".join(map(_part, value)) if isinstance(value, list | tuple) else _inside(value)


def _part(part):
    text = _inside(part.text)
    return f'<span lang="{escaped(part.language)}">{text}</span>' if part.language else text


def _table(block):
    if not block.rows:
        return ""
    caption = f"<caption>{text_of(block.caption)}</caption>\n" if text_of(block.caption) else ""
    header = _row("th", block.header, block.numbers, ' scope="col"')
    rows = "".join(_row("td", row, block.numbers) for row in block.rows)
    return f"<table>\n{caption}<thead>\n{header}</thead>\n<tbody>\n{rows}</tbody>\n</table>\n"


def _row(name, cells, numbers, scope=""):
    marked = [(' class="number"' if column in numbers else "", cell) for column, cell in enumerate(cells)]
    return (
        "<tr>"
        + "".join(f"<{name}{scope}{kind}>{_inside(cell)}</{name}>" for kind, cell in marked)
        + "</tr>\n"
    )


def _web_address(block):
    url = clean(block.url).strip()
    shown = text_of(url.removeprefix("mailto:").removeprefix("tel:"))
    words = text_of(block.words)
    link = f'<a href="{escaped(url)}">{shown}</a>' if _leads_somewhere(url) else shown
    written = f"{words}: {link}" if words and words != shown else link
    return f"<p>{written}</p>\n" if written else ""


def _leads_somewhere(url):
    try:
        return urlsplit(url).scheme in ADDRESSES
    except ValueError:  # an address that is none, such as 'https://[': written out, and no link
        return False


def _picture(block):
    """Return the drawing inside the page, with what it shows as its title. A drawing cannot bring scripts: it is ours."""
    drawing = fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", block.svg))
    for part in drawing.iter():
        part.tag = part.tag.split("}")[-1]
        part.attrib.pop("id", None)  # two drawings on a page would share it
    title = Element("title")
    title.text = " ".join(clean(block.alt).split())
    drawing.insert(0, title)
    drawing.attrib.update(
        {"xmlns": SVG, "role": "img", "aria-label": title.text, "width": f"{block.width}mm"}
    )
    drawing.attrib.pop("height", None)
    return f"<div>{tostring(drawing, encoding='unicode')}</div>\n"


def _inside(value):
    """Return a text of several lines inside another element."""
    return "<br/>".join(text_of(line) for lines in paragraphs_of(value) for line in lines)


IN_MARKUP = {
    Paragraph: _paragraph,
    Lines: _lines,
    Bullets: _bullets,
    Facts: _facts,
    Table: _table,
    WebAddress: _web_address,
    Picture: _picture,
}
