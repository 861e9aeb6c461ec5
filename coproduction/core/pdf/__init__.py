"""Accessible PDFs made from rows: tagged PDF/UA-1 in British English, clear print, never from markup.

    pdf = render(
        Document(
            title="What you did with us",
            blocks=[
                Heading("Training"),
                Paragraph("You finished 2 courses."),
                Bullets(["Recruitment panels", "Safeguarding"]),
                Facts([("Hours", "12"), ("Reference", "CP-000123")]),
                Table(header=["Date", "Session"], rows=[["2 November 2026", "Ward design"]], caption="Your sessions"),
                WebAddress("https://portal.example.nhs.uk/my/record/"),
            ],
            trust="Anytown NHS Foundation Trust",
            date="2 November 2026",
            reference="CP-000123",
            text_size=LARGE_PRINT,
        )
    )

`render` returns bytes; `render_together` puts many documents in one file, each on a sheet of its own with its own
page numbers; `render_booklet` makes chapters of them, with a table of contents, bookmarks and page numbers that run
through. The title is the first heading: `Heading` is of level 2, or 3 for one below it. `address` prints who it
is for where a window envelope shows it. Every text is plain: an empty line parts paragraphs, and what looks like
markup prints as it was typed. A character that no font of ours has prints as an empty square. A Document, and any
block in another language than its Document, says in which it is, for what reads it aloud.

`is_ready()` says whether this computer can make PDFs; without it `render` raises CannotPrint, with the sentence to
show. The same document gives the same bytes each time. `png_of` makes a drawing of ours a picture by itself.
"""

from coproduction.core.pdf.blocks import (
    LARGE_PRINT,
    STANDARD_PRINT,
    Bullets,
    Document,
    Facts,
    Heading,
    Lines,
    Paragraph,
    Part,
    Picture,
    Table,
    WebAddress,
)
from coproduction.core.pdf.rendering import (
    CANNOT_PRINT,
    CannotPrint,
    is_ready,
    png_of,
    render,
    render_booklet,
    render_together,
)

__all__ = [
    "CANNOT_PRINT",
    "LARGE_PRINT",
    "STANDARD_PRINT",
    "Bullets",
    "CannotPrint",
    "Document",
    "Facts",
    "Heading",
    "Lines",
    "Paragraph",
    "Part",
    "Picture",
    "Table",
    "WebAddress",
    "is_ready",
    "png_of",
    "render",
    "render_booklet",
    "render_together",
]
