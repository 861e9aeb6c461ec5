"""A small booklet with every kind of block, and the texts that break writers of files."""

from coproduction.core.pdf import (
    Bullets,
    Document,
    Facts,
    Heading,
    Lines,
    Paragraph,
    Picture,
    Table,
    WebAddress,
)
from coproduction.core.qr import qr_svg

ADDRESS = "https://portal.example.nhs.uk/opportunities/12/"
EVERYTHING = [
    Heading("When and where"),
    Paragraph("You finished 2 courses.\n\nThank you & well done."),
    Heading("The day", level=3),
    Bullets(["Panels", "Safeguarding"]),
    Bullets(["Come in", "Sit down"], numbered=True),
    Facts([("Hours", "12"), ("Pay", "£25.50 an hour")]),
    Lines(["1 High Street", "Anytown"]),
    Table(
        ["Date", "Hours"],
        [["2 November 2026", "3"], ["9 November 2026", "4"]],
        caption="Sessions",
        numbers=[1],
    ),
    WebAddress(ADDRESS, "Read more"),
    Picture(qr_svg(ADDRESS), "A code that leads to this advert"),
]
HOSTILE = [
    "",
    " \n\n \n",
    "\x00\x07\x0b\x1b[31m\ufffe\ud800 left over",
    "<script>alert(1)</script> & ]]> <!-- -->",
    "\U0001f600 \U0001f469\u200d\U0001f469\u200d\U0001f467 smiling",
    "\u0645\u0631\u062d\u0628\u0627 \u0628\u0643 and \u202eback",
    "W" * 3000,
    "\u4f60\u597d\u4e16\u754c",
    "{braces} {0} %s \\u0041",
]


def front(**more):
    return Document(
        "Opportunities", [Paragraph("Welcome.")], trust="Anytown NHS Trust", date="2 November 2026", **more
    )


def chapter(title="Ward design", blocks=EVERYTHING):
    return Document(title, list(blocks))


def booklet():
    return [front(), chapter(), chapter("Recruitment panel")]


def hostile_booklet():
    blocks = [Bullets([]), Facts([]), Table([], []), Lines([]), Table(["One"], [["1", "2"], []])]
    for text in HOSTILE:
        blocks += [
            Heading(text),
            Paragraph(text),
            Bullets([text]),
            Facts([(text, text)]),
            Table([text], [[text]]),
        ]
        blocks += [Lines([text]), WebAddress("https://[", text), WebAddress("javascript:alert(1)")]
        blocks.append(Picture(qr_svg("x"), text))
    return [Document("", blocks), *(Document(text, blocks[:8]) for text in HOSTILE)]
