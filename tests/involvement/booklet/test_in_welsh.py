"""The booklet in Welsh: translated adverts in Welsh, the others in English and marked so, in every format and its own reader."""

import io
import re
import zipfile
from itertools import pairwise

import pytest
from defusedxml import ElementTree
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from coproduction.core.dates import today
from coproduction.core.exceptions import RuleBroken
from coproduction.core.formats import voice
from coproduction.core.languages import in_language
from coproduction.core.models import Job
from coproduction.core.submission import new_token
from coproduction.correspondence.enums import Channel
from coproduction.correspondence.models import Preference
from coproduction.reference.models import Language
from experts.enums import ExpertStatus
from involvement.booklet import formats as making
from involvement.booklet.contents import Booklet
from involvement.booklet.enums import BookletFormat
from involvement.models import BookletEdition, Opportunity
from involvement.selectors.booklet import Scope, content_of, digest_of, newest
from involvement.selectors.booklet_post import readers_of
from involvement.services import booklet
from tests.core.formats.engines import needs_audio, needs_braille
from tests.core.formats.test_audio import seconds_of
from tests.core.formats.test_braille import pages_of as braille_pages_of, read_back
from tests.core.formats.test_written import Reader
from tests.factories import ExpertFactory, OpportunityFactory, UserFactory
from tests.involvement.advert_words.test_advert_words import EASY, approve, write
from tests.pdfs import opened, pages_of, words_by_language

WELSH = {
    "title": "Tiwtor cymheiriaid",
    "summary": "Helpwch bobl i ddysgu.",
    "support": "Rydym yn eich helpu chi.",
}
IN_ENGLISH = "Mae hon yn Saesneg."
FOURTEEN, CHAPTERS = 14, 9


@pytest.fixture
def content(fourteen, settings):
    """Return the content in Welsh of the fourteen adverts: one has approved words in Welsh, and three have others."""
    settings.BASE_URL, settings.SUPPORT_PHONE = "https://portal.example.nhs.uk", "01603 000000"
    welsh = Language.objects.get_or_create(name="Welsh")[0]
    approve(write(fourteen.get(reference="WLT-011"), WELSH, language=welsh))
    approve(write(fourteen.get(reference="WLT-001"), {**EASY, "title": "An easy read"}))
    approve(write(fourteen.get(reference="WLT-002"), {**WELSH, "title": "Hen eiriau"}, language=welsh))
    write(fourteen.get(reference="WLT-003"), {**WELSH, "title": "Heb eu cymeradwyo"}, language=welsh)
    fourteen.filter(reference="WLT-002").update(summary="This says something else now.")
    fourteen.filter(reference="WLT-011").update(short_notice_reason="The tutor left.", closing_date=today())
    return content_of(Scope(language="cy"))


def made(content, format):
    file = io.BytesIO()
    making.write(Booklet(content, 12, today(), tuple(BookletFormat)), format, file, lambda: None)
    return file.getvalue()


def entries_of(content):
    return {entry["reference"]: entry for chapter in content["chapters"] for entry in chapter["entries"]}


def test_only_approved_words_that_are_not_old_are_in_it_and_all_else_is_in_english(content):
    entries = entries_of(content)
    assert len(entries) == FOURTEEN and content["language"] == "cy"
    assert [key for key, entry in entries.items() if "language" not in entry] == ["WLT-011"]
    assert {entry["language"] for key, entry in entries.items() if key != "WLT-011"} == {"en-GB"}
    theirs = entries["WLT-011"]
    assert (theirs["title"], theirs["english"]) == (WELSH["title"], ["what_you_will_do", "who_we_need"])
    facts = dict(theirs["facts"])
    assert facts["Cymorth"] == WELSH["support"] and facts["Tâl"] == [["en-GB", "£13.50 for each hour"]]
    assert not {"Hen eiriau", "Heb eu cymeradwyo", "An easy read"} & {
        each["title"] for each in entries.values()
    }


def test_the_english_booklet_and_its_hash_say_nothing_of_a_language(content):
    english = content_of(Scope())
    assert set(english) == {"title", "chapters"}
    assert not {"language", "english"} & {name for entry in entries_of(english).values() for name in entry}
    with in_language("cy"):
        assert digest_of(content_of(Scope())) == digest_of(english)
    assert digest_of(content) != digest_of(english)
    assert Scope().key == "0-0" and Scope(language="cy").key == "0-0-cy"


def test_it_is_read_with_as_many_queries_whatever_is_translated(content, fourteen):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            content_of(Scope(language="cy"))
        return len(queries)

    one = asked()
    welsh = Language.objects.get(name="Welsh")
    for advert in fourteen.exclude(reference__in=["WLT-011", "WLT-002", "WLT-003"]):
        approve(write(advert, WELSH, language=welsh))
    assert (
        len(
            [
                entry
                for entry in entries_of(content_of(Scope(language="cy"))).values()
                if "language" not in entry
            ]
        )
        == 12
    )
    assert asked() == one <= 20


@pytest.mark.parametrize(("format", "least"), [(BookletFormat.PDF, 12), (BookletFormat.LARGE_PRINT, 18)])
def test_the_pdf_says_which_language_each_part_is_in(content, format, least):
    pdf_file = made(content, format)
    with opened(pdf_file) as pdf, pdf.open_outline() as outline:
        assert str(pdf.Root.Lang) == "cy-GB" and bool(pdf.Root.MarkInfo.Marked)
        assert str(pdf.docinfo.Title) == "Ffyrdd o gymryd rhan"
        assert pdf.open_metadata()["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
        assert sum(len(chapter.children) for chapter in outline.root[1:]) == FOURTEEN
    said = {tag: "".join(words.split()) for tag, words in words_by_language(pdf_file).items()}
    assert set(said) == {"cy-GB", "en-GB"}
    english, welsh = said["en-GB"], said["cy-GB"]
    assert "Thissayssomethingelsenow." in english and "Whatyouwilldo" in english
    assert "£13.50foreachhour" in english and "Thetutorleft." in english
    for own in (*WELSH.values(), IN_ENGLISH, "Beth fyddwch chi’n ei wneud", "Dyddiad cau"):
        assert "".join(own.split()) in welsh and "".join(own.split()) not in english
    assert "Whatyouwilldo" not in welsh and "foreachhour" not in welsh
    assert min(min(page.sizes) for page in pages_of(pdf_file)) >= least


def test_the_web_page_and_the_plain_text_say_which_adverts_are_in_english(content):
    page = Reader(made(content, BookletFormat.HTML))
    assert page.of("html") == [{"lang": "cy"}]
    assert page.words.count("Mae hon yn Saesneg. Nid oes neb wedi’i chyfieithu eto.") == FOURTEEN - 1
    levels = [level for level, _ in page.headings]
    assert levels[0] == 1 and all(after - before <= 1 for before, after in pairwise(levels))
    tree = ElementTree.fromstring(made(content, BookletFormat.HTML).decode().replace("<!DOCTYPE html>", ""))
    marked = " ".join("".join(each.itertext()) for each in tree.iter() if each.get("lang") == "en-GB")
    assert "This says something else now." in marked and "£13.50 for each hour" in marked
    assert not any(words in marked for words in (*WELSH.values(), IN_ENGLISH, "Dyddiad cau"))
    text = made(content, BookletFormat.TEXT).decode()
    assert text.count(IN_ENGLISH) == FOURTEEN - 1 and "Hawdd ei ddeall (yn Saesneg yn unig)" in text
    assert max(len(line) for line in text.splitlines()) <= 72


def test_the_epub_opens_in_welsh(content):
    with zipfile.ZipFile(io.BytesIO(made(content, BookletFormat.EPUB))) as book:
        assert book.testzip() is None
        package = ElementTree.fromstring(book.read("EPUB/package.opf"))
        pages = {
            name: ElementTree.fromstring(book.read(name))
            for name in book.namelist()
            if name.endswith(".xhtml")
        }
    assert package.findtext(".//{http://purl.org/dc/elements/1.1/}language") == "cy"
    assert {page.get("lang") for page in pages.values()} == {"cy"} and len(pages) == 2 + CHAPTERS
    assert pages["EPUB/nav.xhtml"].findtext(".//{http://www.w3.org/1999/xhtml}h1") == "Cynnwys"
    assert sum(each.get("lang") == "en-GB" for page in pages.values() for each in page.iter()) >= FOURTEEN - 1


@needs_braille
def test_the_braille_fits_and_reads_back_in_each_language_by_its_own_code(content):
    pages = braille_pages_of(made(content, BookletFormat.BRAILLE))  # 40 cells by 25 lines, or it fails
    lines = [line for page in pages for line in page]
    welsh = read_back(lines, "cy-cy-g2.ctb")
    assert "Rydym yn eich helpu chi" in welsh and "Dyddiad cau" in welsh
    assert "Dyddiad cau" not in read_back(lines)  # read as the English code it says something else
    assert "This says something else now." in read_back(lines)


@needs_audio
@pytest.mark.slow
def test_the_audio_has_each_chapter_in_both_voices(content, monkeypatch):
    said, say = [], voice.say
    monkeypatch.setattr(
        voice, "say", lambda text, hear, language: (said.append((language, text)), say(text, hear, language))
    )
    with zipfile.ZipFile(io.BytesIO(made(content, BookletFormat.AUDIO))) as packed:
        lengths = {name: seconds_of(packed.read(name)) for name in packed.namelist()}
    assert next(iter(lengths)) == "00-ffyrdd-o-gymryd-rhan.mp3" and len(lengths) == 1 + CHAPTERS
    assert lengths["02-london.mp3"] > 2 * lengths["06-norwich.mp3"] > 60
    assert ("cy", "Helpwch bobl i ddysgu.") in said and ("en-GB", "This says something else now.") in said
    assert {language for language, _ in said} == {"cy", "en-GB"}


def test_a_format_that_is_made_in_english_only_says_so(content, monkeypatch, coordinator):
    with pytest.raises(RuleBroken, match="in English only: Easy read"):
        made(content, BookletFormat.EASY_READ)
    with pytest.raises(RuleBroken, match="in English only: Easy read"):
        booklet.start_edition(scope=Scope(language="cy"), formats=[BookletFormat.EASY_READ], by=coordinator)
    monkeypatch.setattr(voice, "VOICES", {voice.ENGLISH: voice.VOICES[voice.ENGLISH]})
    only = making.english_only("cy")
    assert set(only) == {BookletFormat.AUDIO, BookletFormat.EASY_READ} & set(making.ready())
    assert making.english_only("en-gb") == []


def test_an_edition_in_welsh_stands_beside_the_english_one(
    still_clock, db, as_, coordinator, client, django_capture_on_commit_callbacks
):
    OpportunityFactory(published=True)
    desk = as_(coordinator)
    page = desk.get("/staff/booklet/new/").content.decode()
    assert re.search(r'checked value="en-gb"', page) and "Which language?" in page and "Cymraeg" in page
    for language in ("en-gb", "cy", "cy"):
        sent = {
            "submission_token": new_token(coordinator),
            "formats": ["text", "easy-read"],
            "language": language,
        }
        with django_capture_on_commit_callbacks(execute=True):
            assert desk.post("/staff/booklet/new/", sent).status_code == 302
    said = " ".join(job.result["words"] for job in Job.objects.all())
    assert (
        said.count("We make this in English only: Easy read") == 2
        and "Nothing has changed since edition 2" in said
    )
    english, welsh = BookletEdition.objects.order_by("number")
    assert [each.number for each in newest()] == [1, 2]
    assert (english.language, welsh.language, welsh.title) == ("en-gb", "cy", "Ffyrdd o gymryd rhan")
    assert "Cymraeg" in desk.get("/staff/booklet/2/").content.decode()
    client.logout()
    page = client.get("/booklet/").content.decode()
    assert '<h2 class="nhsuk-heading-m" lang="cy">Ffyrdd o gymryd rhan</h2>' in page
    assert 'Language: <span lang="cy">Cymraeg</span>.' in page


def test_one_language_is_no_question(settings, as_, coordinator):
    settings.LANGUAGES = [("en-gb", "English")]
    assert "Which language?" not in as_(coordinator).get("/staff/booklet/new/").content.decode()


def test_it_goes_by_post_to_those_who_read_in_welsh(still_clock, db, coordinator):
    people = {}
    for code in ("cy", "en-gb"):
        people[code] = ExpertFactory(user=UserFactory(language=code), status=ExpertStatus.ACTIVE)
        Preference.objects.update_or_create(user=people[code].user, defaults={"channel": Channel.LETTER})
    assert set(readers_of(BookletEdition(language="cy"))) == {people["cy"]}
    assert set(readers_of(BookletEdition())) == set(people.values())


def test_the_command_makes_it_in_welsh(still_clock, db, tmp_path):
    OpportunityFactory(published=True)
    file = tmp_path / "llyfryn.txt"
    call_command("booklet", "--format", "text", "--language", "cy", "--output", str(file))
    assert file.read_text().startswith("Ffyrdd o gymryd rhan") and IN_ENGLISH in file.read_text()
    with pytest.raises(CommandError, match="in English only"):
        call_command("booklet", "--format", "easy-read", "--language", "cy", "--output", str(file))
    with pytest.raises(CommandError, match="invalid choice"):
        call_command("booklet", "--format", "text", "--language", "fr", "--output", str(file))
    assert Opportunity.objects.count() == 1
