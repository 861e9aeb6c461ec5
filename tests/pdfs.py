"""Reading a PDF as another program would: with pikepdf, which did not write it."""

import io
import re
from collections import defaultdict
from dataclasses import dataclass, field

import pikepdf

NOT_DEFINED = 0  # the glyph that a font shows for a character it does not have


@dataclass
class Page:
    """What one page shows: its words, how far each line of them is from the top in mm, sizes in points, fonts and glyphs."""

    text: str = ""
    tops: list = field(default_factory=list)
    sizes: set = field(default_factory=set)
    fonts: set = field(default_factory=set)
    glyphs: set = field(default_factory=set)


def opened(content):
    return pikepdf.open(io.BytesIO(content))


def pages_of(content):
    with opened(content) as pdf:
        return [_page(page) for page in pdf.pages]


def text_of(content):
    return "\n".join(page.text for page in pages_of(content))


def tags_of(content):
    """Return the tags of the structure tree, in reading order."""
    with opened(content) as pdf:
        return list(_tags(pdf.Root.StructTreeRoot.K))


def _tags(node):
    if isinstance(node, pikepdf.Array):
        for each in node:
            yield from _tags(each)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield str(node.S).lstrip("/")
        yield from _tags(node.get("/K", pikepdf.Array()))


def words_by_language(content):
    """Return {tag: the words in it, in reading order}, as a screen reader learns which voice to take."""
    found = defaultdict(list)
    with opened(content) as pdf:
        owners = dict(_owners(pdf.Root.StructTreeRoot.K, str(pdf.Root.Lang), None))
        for page in pdf.pages:
            for tag, words in _marked(page, owners):
                found[tag].append(words)
    return {tag: "".join(words) for tag, words in found.items()}


def _owners(node, language, page):
    """Yield ((page, number of marked content), language) below a node of the structure tree: its own, or its parent's."""
    if isinstance(node, pikepdf.Array):
        for each in node:
            yield from _owners(each, language, page)
    elif isinstance(node, int):
        yield (page, node), language
    elif isinstance(node, pikepdf.Dictionary):
        page = node.Pg.objgen if "/Pg" in node else page
        if "/MCID" in node:
            yield (page, int(node.MCID)), language
        yield from _owners(node.get("/K", pikepdf.Array()), str(node.get("/Lang", language)), page)


def _marked(page, owners):
    """Yield (language, words) of each string that belongs to a tag; what is around the pages, such as their numbers, does not."""
    inside, letters = [], {}
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in {"BDC", "BMC"}:
            around = inside[-1] if inside else ""
            marked = operands[1] if name == "BDC" and isinstance(operands[1], pikepdf.Dictionary) else {}
            owner = owners.get((page.objgen, int(marked["/MCID"])), "") if "/MCID" in marked else around
            inside.append(str(marked["/Lang"]) if "/Lang" in marked else owner)
        elif name == "EMC":
            inside.pop()
        elif name == "Tf":
            letters = _letters(page.Resources.Font[str(operands[0])])
        elif name in {"TJ", "Tj"} and inside and inside[-1]:
            yield inside[-1], "".join(letters.get(each, "") for each in _glyphs(operands[0]))


def _page(page):
    seen, letters = Page(), {}
    words = []
    height = float(page.MediaBox[3])
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name == "Tf":
            font = page.Resources.Font[str(operands[0])]
            letters = _letters(font)
            seen.fonts.add(str(font.BaseFont).split("+")[-1])
            seen.sizes.add(round(float(operands[1]), 1))
        elif name == "cm":
            top = (height - float(operands[5])) / 72 * 25.4
        elif name in {"TJ", "Tj"}:
            seen.tops.append(round(top, 1))
            shown = _glyphs(operands[0])
            seen.glyphs.update(shown)
            words.append("".join(letters.get(each, "") for each in shown))
    seen.text = "\n".join(words)
    return seen


def _glyphs(shown):
    parts = shown if isinstance(shown, pikepdf.Array) else [shown]
    codes = b"".join(bytes(each) for each in parts if isinstance(each, pikepdf.String))
    return [high << 8 | low for high, low in zip(codes[::2], codes[1::2], strict=True)]


def _letters(font):
    table = font.ToUnicode.read_bytes().decode("latin-1")
    letters = {}
    for code, text in re.findall(r"^<(\w{4})> <(\w+)>$", table, re.MULTILINE):
        letters[int(code, 16)] = bytes.fromhex(text).decode("utf-16-be")
    return letters
