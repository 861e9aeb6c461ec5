"""What we print is read by another program: tagged, titled, in our fonts, with nothing taken for markup."""

import unicodedata

import pytest

from coproduction.core.checks import says_when_nothing_can_be_printed
from coproduction.core.pdf import (
    LARGE_PRINT,
    STANDARD_PRINT,
    Bullets,
    CannotPrint,
    Document,
    Facts,
    Heading,
    Lines,
    Paragraph,
    Table,
    WebAddress,
    fonts,
    is_ready,
    render,
    render_together,
)
from tests.pdfs import opened, pages_of, tags_of, text_of

EVERYTHING = [
    Heading("Training"),
    Paragraph("You finished 2 courses.\n\nThank you."),
    Heading("When", level=3),
    Bullets(["Panels", "Safeguarding"]),
    Bullets(["First", "Second"], numbered=True),
    Facts([("Hours", "12")]),
    Lines(["1 High Street", "Anytown"]),
    Table(["Date", "Hours"], [["2 November 2026", "3"]], caption="Sessions", numbers=[1]),
    WebAddress("https://portal.example.nhs.uk/my/"),
]
HOSTILE = [
    "#sys.inputs",
    "#panic()",
    "*bold* _it_",
    "$x^2$",
    "C:\\new\\u{41}",
    "@ref <label>",
    "= not a heading",
    "- not a list",
    "// not a comment",
    "`code`",
    "\"}] quotes '",
    "https://a.example/#x",
    "~ -- ---",
]


def document(*blocks, **more):
    return Document(title="What you did", blocks=list(blocks), **more)


def squeezed(text):
    return text.replace("\n", "").replace("\u200b", "").replace(" ", "")


def test_a_pdf_says_what_it_is_to_a_screen_reader():
    content = render(
        document(*EVERYTHING, trust="Anytown NHS Trust", date="2 November 2026", reference="CP-1")
    )
    with opened(content) as pdf:
        assert str(pdf.Root.Lang) == "en-GB"
        assert bool(pdf.Root.MarkInfo.Marked) and bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert str(pdf.docinfo.Title) == "What you did"
        assert pdf.open_metadata()["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
        for page in pdf.pages:
            for font in page.Resources.Font.values():
                assert "/FontFile2" in font.DescendantFonts[0].FontDescriptor


def test_each_block_has_its_tag():
    tags = tags_of(render(document(*EVERYTHING)))
    for tag in ("H1", "H2", "H3", "P", "L", "LI", "LBody", "Table", "THead", "TH", "TBody", "TD", "Link"):
        assert tag in tags, tag
    assert tags.index("H1") < tags.index("H2") < tags.index("H3")
    assert (tags.count("TH"), tags.count("TD"), tags.count("L")) == (2, 2, 3)


def test_every_word_is_there_with_the_page_number():
    content = render(
        document(*EVERYTHING, trust="Anytown NHS Trust", date="2 November 2026", reference="CP-1")
    )
    text = squeezed(text_of(content))
    for words in (
        "Anytown NHS Trust",
        "Reference: CP-1",
        "You finished 2 courses.",
        "Safeguarding",
        "Page 1 of 1",
    ):
        assert squeezed(words) in text


@pytest.mark.parametrize("words", HOSTILE)
def test_nothing_typed_is_read_as_markup(words):
    content = render(
        Document(
            title=words, blocks=[Paragraph(words), Bullets([words]), Facts([(words, words)])], reference=words
        )
    )
    text = squeezed(text_of(content))
    assert text.count(squeezed(words)) >= 5
    assert tags_of(content).count("H1") == 1


@pytest.mark.parametrize(
    "words",
    [
        "Zażółć Łódź",
        "Привет",
        "Ωμέγα",
        "שלום",
        "العربية",
        "🙂",
        "ﬀ",
        "e\u0301",
        "আপনি কেমন আছেন?",
        "ক্ষমতা ও স্বাস্থ্য",
        "ਸਤ ਸ੍ਰੀ ਅਕਾਲ",
        "اردو میں خط",
    ],
)
def test_other_alphabets_and_pictures_are_printed(words):
    text = text_of(render(document(Paragraph(words))))
    assert fonts.NO_GLYPH not in text
    assert fonts.printable(words) == unicodedata.normalize("NFC", words)


@pytest.mark.parametrize(
    "words",
    [
        "中文",
        "\ue000\ud7ff",
        "\U0010ffff",
        "\x00\x01\x07",
        "\u202eevil\u2066",
        "👨‍👩‍👧🏽️",
        "a\u0300\u0301\u20dd",
    ],
)
def test_what_no_font_has_never_stops_the_letter(words):
    assert "before" in text_of(render(document(Paragraph(f"before {words} after"))))


def test_an_unknown_character_prints_as_a_square():
    assert fonts.printable("中") == fonts.NO_GLYPH
    assert fonts.printable("a\u202eb\x00c\td") == "abc d"


@pytest.mark.parametrize("size", [STANDARD_PRINT, LARGE_PRINT])
def test_a_word_longer_than_the_line_stays_on_the_paper(size):
    word = "x" * 3000
    content = render(document(Paragraph(word), Table(["A", "B", "C"], [[word, "", word]]), text_size=size))
    lines = [line for page in pages_of(content) for line in page.text.split("\n")]
    assert max(len(line.replace("\u200b", "")) for line in lines) < 170
    assert squeezed(text_of(content)).count("x") == 9000


def test_nothing_in_large_print_is_smaller_than_18_points():
    blocks = [*EVERYTHING, Paragraph("More. " * 500)]
    content = render(document(*blocks, text_size=LARGE_PRINT, reference="CP-1"))
    assert all(min(page.sizes) >= 18 for page in pages_of(content))
    assert all(min(page.sizes) >= 12 for page in pages_of(render(document(*blocks))))


def test_letters_printed_together_each_begin_on_a_sheet_and_count_their_own_pages():
    long = document(Paragraph("More words here. " * 900), reference="LONG")
    both = pages_of(
        render_together([long, document(reference="B"), long], title="3 letters", both_sides=True)
    )
    assert [page.text.split("\n")[-1] for page in both] == [
        *[f"Page {number} of 5" for number in range(1, 6)], "",
        "Page 1 of 1", "",
        *[f"Page {number} of 5" for number in range(1, 6)],
    ]  # fmt: skip
    assert len(pages_of(render_together([long, document(reference="B"), long], title="3 letters"))) == 11


def test_an_address_stands_in_the_window_of_the_envelope_whatever_the_size():
    for size in (STANDARD_PRINT, LARGE_PRINT):
        content = render(document(address=["Amira Khan"], trust="Anytown NHS Trust", text_size=size))
        assert 45 <= pages_of(content)[0].tops[1] <= 55


def test_the_same_document_gives_the_same_bytes():
    assert render(document(*EVERYTHING)) == render(document(*EVERYTHING))


def test_an_address_that_runs_a_script_is_no_link():
    tags = tags_of(render(document(WebAddress("javascript:alert(1)"))))
    assert "Link" not in tags


def test_without_the_fonts_it_says_so(settings, tmp_path):
    settings.BASE_DIR = tmp_path
    assert not is_ready()
    with pytest.raises(CannotPrint):
        render(document())
    assert [each.id for each in says_when_nothing_can_be_printed(None)] == ["core.W001"]
