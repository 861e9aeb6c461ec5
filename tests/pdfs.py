"""Reading a PDF as another program would: with pikepdf, which did not write it."""

import io
import re
from dataclasses import dataclass, field

import pikepdf


@dataclass
class Page:
    """What one page shows: its words, how far each line of them is from the top in mm, sizes in points, and fonts."""

    text: str = ""
    tops: list = field(default_factory=list)
    sizes: set = field(default_factory=set)
    fonts: set = field(default_factory=set)


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
            codes = b"".join(
                bytes(each) for each in _strings(operands[0]) if isinstance(each, pikepdf.String)
            )
            pairs = zip(codes[::2], codes[1::2], strict=True)
            words.append("".join(letters.get(high << 8 | low, "") for high, low in pairs))
    seen.text = "\n".join(words)
    return seen


def _strings(shown):
    return shown if isinstance(shown, pikepdf.Array) else [shown]


def _letters(font):
    table = font.ToUnicode.read_bytes().decode("latin-1")
    letters = {}
    for code, text in re.findall(r"^<(\w{4})> <(\w+)>$", table, re.MULTILINE):
        letters[int(code, 16)] = bytes.fromhex(text).decode("utf-16-be")
    return letters
