"""The Braille file, measured as an embosser would take it and read back by the translator the other way."""

import re
import subprocess

import pytest

from coproduction.core.checks import says_which_formats_cannot_be_made
from coproduction.core.formats import CannotBraille, as_braille, braille_ready
from coproduction.core.formats.braille_pages import number_of, wrapped
from coproduction.core.pdf import Document, Heading, Paragraph
from tests.core.formats.booklets import booklet, chapter, front, hostile_booklet
from tests.core.formats.engines import needs_braille


def pages_of(content):
    """Return the pages as an embosser prints them, each the list of its lines. Fails on what does not fit one."""
    text = content.decode("ascii")
    assert text.endswith("\r\n\f") and set(text) <= {"\r", "\n", "\f"} | {
        chr(code) for code in range(0x20, 0x60)
    }
    pages = [page.removesuffix("\r\n").split("\r\n") for page in text.split("\f")[:-1]]
    assert all(len(page) == 25 and max(len(line) for line in page) <= 40 for page in pages)
    assert [page[-1].strip() for page in pages] == [number_of(number) for number in range(1, len(pages) + 1)]
    return [page[:-1] for page in pages]


def read_back(lines, table="en-ueb-g2.ctb"):
    # The translator reads the small letters that a file for embossers writes as capitals.
    words = (
        " ".join(line.strip() for line in lines if line).lower().translate(str.maketrans("@[\\]^", "`{|}~"))
    )
    back = subprocess.run(
        ["lou_translate", "--backward", table],
        input=f"{words}\n".encode(),
        capture_output=True,
        check=True,
    )
    return " ".join(back.stdout.decode().split())


@needs_braille
def test_the_booklet_reads_back_and_its_contents_lead_to_the_page_each_part_begins_on():
    cover, contents, *rest = pages_of(as_braille(booklet(), "Opportunities"))
    assert read_back(cover).startswith("Opportunities Anytown NHS Trust 2 November 2026 Welcome.")
    assert read_back(contents[:1]).strip() == "Contents"
    for line in contents[2:4]:
        title, number = re.fullmatch(r'(.+?) "+ (#[A-J]+)', line).groups()
        page = next(page for at, page in enumerate(rest, start=3) if number_of(at) == number)
        assert page[0].strip() == title
    text = read_back(rest[0] + rest[1])
    assert "You finished 2 courses." in text and "Pay: £25.50 an hour" in text
    assert "Date: 2 November 2026; Hours: 3" in text


@needs_braille
def test_a_heading_is_never_alone_at_the_foot_of_a_page():
    for lines in range(12, 24):
        blocks = [Paragraph("\n".join(["Word"] * lines)), Heading("Where"), Paragraph("Here.")]
        for page in pages_of(as_braille([Document("T", blocks)], "T")):
            used = [line for line in page if line]
            assert used[-1].strip() != ',":'


@needs_braille
def test_no_text_breaks_the_braille():
    text = read_back([line for page in pages_of(as_braille(hostile_booklet(), "\x00")) for line in page])
    assert "grinning face" in text and "(words in Arabic" in text


@needs_braille
def test_the_translator_runs_once_for_a_whole_booklet(monkeypatch):
    runs, real = [], subprocess.run
    monkeypatch.setattr(subprocess, "run", lambda *given, **named: (runs.append(1), real(*given, **named))[1])
    as_braille([front(), *[chapter()] * 20], "Opportunities")
    assert len(runs) == 1


@needs_braille
def test_each_language_has_its_own_code_and_a_letter_that_welsh_does_not_have_loses_its_mark():
    blocks = [Paragraph("Dydd Mawrth. Łukasz, ŵyn, señor ³"), Paragraph("People and more", language="en-GB")]
    (page,) = pages_of(as_braille([Document("T", blocks, language="cy")], "T"))
    text = "\n".join(page)
    assert "@WYN" in text and ",LUKASZ" in text and "S5OR" in text and "\\X" not in text
    assert ",P & M" in text  # contracted as in English
    assert braille_ready("cy") and not braille_ready("xx")


def test_a_word_longer_than_a_line_goes_on_after_dot_5():
    assert wrapped("AB CDEFGHIJ KL", 0, 2, width=6) == ["AB", '  CDE"', '  FGH"', "  IJ", "  KL"]


def test_without_the_translator_it_says_so(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(CannotBraille):
        as_braille(booklet(), "Opportunities")
    assert "core.W002" in [each.id for each in says_which_formats_cannot_be_made(None)]
