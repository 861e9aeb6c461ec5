"""The written formats, each opened by a reader that did not write it."""

import io
import zipfile
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from defusedxml import ElementTree

from coproduction.core.formats import as_epub, as_html, as_text
from tests.core.formats.booklets import ADDRESS, booklet, hostile_booklet

VOID = {"meta", "link", "br", "img", "path", "rect"}
XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = {"opf": "http://www.idpf.org/2007/opf", "dc": "http://purl.org/dc/elements/1.1/"}


class Reader(HTMLParser):
    """What a browser sees: the elements in order, which are open, and the words."""

    def __init__(self, content):
        super().__init__()
        self.elements, self.open, self.words, self.headings = [], [], [], []
        self.feed(content.decode())

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words.append(data)
        if self.open and self.open[-1] in {"h1", "h2", "h3", "h4", "h5"}:
            self.headings.append((int(self.open[-1][1]), data))

    def of(self, tag):
        return [attributes for name, attributes in self.elements if name == tag]


def test_plain_text_says_its_headings_in_words_and_keeps_its_margin():
    text = as_text(booklet(), "Opportunities")
    lines = text.split("\n")
    assert lines[0] == "Opportunities"
    assert [line for line in lines if line.startswith("Part")] == [
        "Part 1: Ward design",
        "Part 2: Recruitment panel",
        "Part 1 of 2: Ward design",
        "Part 2 of 2: Recruitment panel",
    ]
    assert "Heading: When and where" in lines
    assert "Smaller heading: The day" in lines
    assert "  Date: 2 November 2026; Hours: 3" in lines
    assert f"Read more: {ADDRESS}" in lines
    assert max(len(line) for line in lines) <= 70
    assert not set("*#_|•=") & set(text)


def test_the_web_page_is_whole_and_can_be_walked_by_its_headings_and_links():
    page = Reader(as_html(booklet(), "Opportunities"))
    assert page.open == []
    assert page.of("html") == [{"lang": "en-GB"}]
    assert page.of("script") == []
    levels = [level for level, _ in page.headings]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    inside = [each["href"][1:] for each in page.of("a") if each["href"].startswith("#")]
    assert inside == ["parts", "part-1", "part-2"] and set(inside) <= set(ids)
    assert [each.get("scope") for each in page.of("th")] == ["col"] * 4
    assert "Sessions" in page.words
    assert [each["aria-label"] for each in page.of("svg")] == ["A code that leads to this advert"] * 2


def test_the_epub_opens_as_the_standard_says():
    content = as_epub(booklet(), "Opportunities & more", "urn:uuid:1", date(2026, 11, 2))
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        assert book.testzip() is None
        first = book.infolist()[0]
        assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")
        assert content[30:58] == b"mimetypeapplication/epub+zip"
        files = {name: book.read(name) for name in book.namelist()}
    container = ElementTree.fromstring(files["META-INF/container.xml"])
    root = container.find(".//{*}rootfile").get("full-path")
    package = ElementTree.fromstring(files[root])
    items = {each.get("id"): each.attrib for each in package.iterfind(".//opf:item", OPF)}
    assert {f"EPUB/{each['href']}" for each in items.values()} == set(files) - {
        "mimetype",
        "META-INF/container.xml",
        root,
    }
    assert [each.get("idref") for each in package.iterfind(".//opf:itemref", OPF)] == [
        "part-0",
        "nav",
        "part-1",
        "part-2",
    ]
    assert package.findtext(".//dc:title", namespaces=OPF) == "Opportunities & more"
    told = {(each.get("property"), each.text) for each in package.iterfind(".//opf:meta", OPF)}
    assert ("schema:accessMode", "textual") in told
    assert ("dcterms:modified", "2026-11-02T00:00:00Z") in told
    for name in [name for name in files if name.endswith(".xhtml")]:
        page = ElementTree.fromstring(files[name])
        assert page.get("lang") == "en-GB" and page.find(f".//{XHTML}h1") is not None
        drawn = items[name.removeprefix("EPUB/").removesuffix(".xhtml")].get("properties") == "svg"
        assert drawn is (page.find(".//{http://www.w3.org/2000/svg}svg") is not None)
    links = [each.get("href") for each in ElementTree.fromstring(files["EPUB/nav.xhtml"]).iter(f"{XHTML}a")]
    assert links == ["part-0.xhtml", "part-1.xhtml", "part-2.xhtml"]


@pytest.mark.parametrize(
    "make", [as_text, as_html, lambda *given: as_epub(*given, "urn:x", date(2026, 11, 2))]
)
def test_the_same_booklet_is_the_same_bytes(make):
    assert make(booklet(), "Opportunities") == make(booklet(), "Opportunities")


def test_no_text_breaks_the_written_formats():
    booklet = hostile_booklet()
    text = as_text(booklet, "<b>")
    assert "\x1b" not in text and "\u202e" not in text and "<script>" in text
    page = Reader(as_html(booklet, "<b>"))
    assert page.open == [] and page.of("script") == []
    assert {each["href"][:1] for each in page.of("a")} == {"#"}
    with zipfile.ZipFile(io.BytesIO(as_epub(booklet, "<b>", "&", date(2026, 11, 2)))) as book:
        for name in book.namelist():
            if name.endswith(("xhtml", "opf")):
                ElementTree.fromstring(book.read(name))
