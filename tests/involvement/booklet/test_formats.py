"""The booklet of the fourteen adverts in every format, each opened by a reader that did not write it."""

import io
import re
import zipfile
from html import unescape
from itertools import pairwise
from urllib.parse import unquote

import pikepdf
import pytest
from defusedxml import ElementTree
from django.db import connection
from django.test.utils import CaptureQueriesContext

from involvement.booklet import formats as making
from involvement.booklet.contents import Booklet
from involvement.booklet.enums import BookletFormat
from involvement.enums import OpportunityStatus
from involvement.models import Opportunity
from involvement.selectors.booklet import Scope, content_of
from tests.core.formats.engines import needs_audio, needs_braille
from tests.core.formats.test_audio import seconds_of
from tests.core.formats.test_braille import pages_of as braille_pages_of, read_back
from tests.core.formats.test_written import Reader
from tests.involvement.advert_words.test_advert_words import EASY, approve, write
from tests.pdfs import opened, pages_of, tags_of

FOURTEEN, CHAPTERS = 14, 9
TITLE = "Peer tutor at the Recovery College"
SHORT = "https://portal.example.nhs.uk/o/WLT-011"


def squeezed(text):
    return "".join(text.replace("\u200b", "").split())


@pytest.mark.parametrize(("format", "least"), [(BookletFormat.PDF, 12), (BookletFormat.LARGE_PRINT, 18)])
def test_the_pdf_is_tagged_has_bookmarks_and_every_advert_has_a_code_that_says_its_address(
    made, format, least
):
    content = made(format)
    tags = tags_of(content)
    assert (tags.count("H1"), tags.count("TOCI"), tags.count("Figure")) == (1 + CHAPTERS, 9 + 14, FOURTEEN)
    with opened(content) as pdf, pdf.open_outline() as outline:
        assert str(pdf.Root.Lang) == "en-GB" and bool(pdf.Root.MarkInfo.Marked)
        assert str(pdf.docinfo.Title) == "Ways to take part"
        assert pdf.open_metadata()["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
        assert sum(len(chapter.children) for chapter in outline.root[1:]) == FOURTEEN
        assert f"Square code that opens {SHORT}" in alternatives(pdf.Root.StructTreeRoot.K)
    pages = pages_of(content)
    assert min(min(page.sizes) for page in pages) >= least
    assert [page.text.split("\n")[-1] for page in pages[:2]] == [
        f"Page {number} of {len(pages)}" for number in (1, 2)
    ]
    page = next(number for number, page in enumerate(pages, start=1) if page.text.startswith("Norwich\n"))
    listed = "".join(squeezed(page.text) for page in pages[:4])
    assert f"{squeezed(TITLE)},page{page}" in listed


def alternatives(node):
    """Return what the pictures of a structure tree show, in words."""
    if isinstance(node, pikepdf.Array):
        return [each for child in node for each in alternatives(child)]
    if not isinstance(node, pikepdf.Dictionary):
        return []
    said = [str(node["/Alt"])] if "/Alt" in node else []
    return said + alternatives(node.get("/K"))


def test_the_plain_text_says_all_that_the_page_says(made, client):
    text = made(BookletFormat.TEXT).decode()
    assert max(len(line) for line in text.splitlines()) <= 72
    said = " ".join(text.split())
    page = client.get("/opportunities/WLT-011/").content.decode()
    facts = [unescape(words) for words in re.findall(r"<dd[^>]*>(.*?)</dd>", page, re.DOTALL)]
    assert len(facts) > 10
    for words in facts:  # how many days are left is true on one day only
        assert " ".join(re.sub(r"\(\d+ days left\)", "", words).split()) in said
    assert SHORT in said and "Edition 12, 23 November 2026" in said


@needs_braille
def test_the_braille_fits_the_page_of_an_embosser_and_reads_back(made):
    pages = braille_pages_of(made(BookletFormat.BRAILLE))  # 40 cells by 25 lines, or it fails
    text = read_back([line for page in pages for line in page])
    assert text.startswith("Ways to take part") and TITLE in text


@needs_audio
@pytest.mark.slow
def test_the_audio_has_a_recording_for_each_chapter_as_long_as_its_words(made):
    with zipfile.ZipFile(io.BytesIO(made(BookletFormat.AUDIO))) as packed:
        lengths = {name: seconds_of(packed.read(name)) for name in packed.namelist()}
    assert list(lengths)[:2] == ["00-ways-to-take-part.mp3", "01-durham-darlington-and-teesside.mp3"]
    assert len(lengths) == 1 + CHAPTERS
    assert lengths["02-london.mp3"] > 2 * lengths["06-norwich.mp3"] > 60


def test_the_epub_opens_and_leads_to_each_chapter(made):
    with zipfile.ZipFile(io.BytesIO(made(BookletFormat.EPUB))) as book:
        assert book.namelist()[0] == "mimetype" and book.read("mimetype") == b"application/epub+zip"
        package = ElementTree.fromstring(book.read("EPUB/package.opf"))
        hrefs = [each.get("href") for each in package.iter("{http://www.idpf.org/2007/opf}item")]
        pages = [href for href in hrefs if href.endswith(".xhtml")]
        parsed = {href: ElementTree.fromstring(book.read(f"EPUB/{href}")) for href in pages}
        links = [each.get("href") for each in parsed["nav.xhtml"].iter("{http://www.w3.org/1999/xhtml}a")]
        names = set(book.namelist())
    assert {f"EPUB/{unquote(href)}" for href in hrefs} <= names
    assert {link.partition("#")[0] for link in links} <= set(pages) and len(links) >= CHAPTERS
    assert any(TITLE in "".join(page.itertext()) for page in parsed.values())


def test_the_web_page_can_be_walked_by_its_headings(made):
    page = Reader(made(BookletFormat.HTML))
    levels = [level for level, _ in page.headings]
    assert levels[0] == 1 and all(after - before <= 1 for before, after in pairwise(levels))
    assert TITLE in [words for _, words in page.headings]
    ids = [attrs["id"] for _, attrs in page.elements if "id" in attrs]
    assert len(ids) == len(set(ids))
    assert SHORT in [attrs.get("href") for tag, attrs in page.elements if tag == "a"]
    assert not any(tag == "script" for tag, _ in page.elements)


def test_a_booklet_of_a_locality_has_a_chapter_for_each_kind(fourteen):
    tutor = fourteen.get(reference="WLT-011")
    content = content_of(Scope(locality=tutor.locality))
    assert content["title"] == "Ways to take part in Norwich"
    assert [each["title"] for each in content["chapters"]] == [tutor.get_kind_display()]


def test_what_is_typed_in_an_advert_is_never_read_as_markup(fourteen):
    words = "#panic() <script>alert(1)</script> *bold* \x02 " + "W" * 300
    Opportunity.objects.filter(reference="WLT-011").update(title=words[:120], summary=words)
    booklet = Booklet(content_of(Scope()), 1, Opportunity.objects.first().first_date)
    for format in (BookletFormat.PDF, BookletFormat.TEXT, BookletFormat.HTML, BookletFormat.EPUB):
        file = io.BytesIO()
        making.write(booklet, format, file, lambda: None)
        assert file.tell() > 5000
    assert b"<script>" not in file.getvalue()


def test_the_same_booklet_is_the_same_bytes(fourteen):
    booklet = Booklet(content_of(Scope()), 1, Opportunity.objects.first().first_date)
    for format in (BookletFormat.PDF, BookletFormat.EPUB):
        files = io.BytesIO(), io.BytesIO()
        for file in files:
            making.write(booklet, format, file, lambda: None)
        assert files[0].getvalue() == files[1].getvalue()


def test_two_hundred_adverts_are_read_with_as_many_queries_as_one(fourteen):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            content = content_of(Scope())
        return len(queries), sum(len(each["entries"]) for each in content["chapters"])

    of_fourteen, many = asked()
    fourteen.exclude(reference="WLT-011").update(status=OpportunityStatus.CLOSED)
    of_one, one = asked()
    assert (many, one) == (FOURTEEN, 1)
    assert of_fourteen == of_one <= 15


def test_easy_read_has_the_approved_words_alone_and_never_those_of_an_advert_that_changed(
    fourteen, coordinator
):
    approve(write(fourteen.get(reference="WLT-011"), {**EASY, "title": "Help people learn"}))
    approve(write(fourteen.get(reference="WLT-002"), {**EASY, "title": "These words are old"}))
    write(fourteen.get(reference="WLT-003"), {**EASY, "title": "Nobody approved these"})
    fourteen.filter(reference="WLT-002").update(summary="This says something else now.")
    booklet, file = Booklet(content_of(Scope()), 1, Opportunity.objects.first().first_date), io.BytesIO()
    making.write(booklet, BookletFormat.EASY_READ, file, lambda: None)
    text = squeezed("".join(page.text for page in pages_of(file.getvalue())))
    assert "Helppeoplelearn" in text and "has1waytouse" in text and "/o/WLT-011" in text
    assert "Thesewordsareold" not in text and "Nobodyapproved" not in text and squeezed(TITLE) not in text
    assert all(min(page.sizes) >= 18 for page in pages_of(file.getvalue()))
