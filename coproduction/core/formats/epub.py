"""EPUB 3, for phones and reading devices: it flows at any size, and tells a reader's software what it can do.

Sources: W3C EPUB 3.3 (container, package document, navigation document) and EPUB Accessibility 1.1 (metadata).
"""

import io
import zipfile

from django.utils.translation import gettext, gettext_lazy as _

from coproduction.core.formats.markup import STYLE, body_of, text_of
from coproduction.core.pdf.blocks import Picture

ALWAYS = (1980, 1, 1, 0, 0, 0)  # the date each file inside carries, so that the same words are the same bytes
CONTAINER = """\
<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
PACKAGE = """\
<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="identifier" xml:lang="{language}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="identifier">{identifier}</dc:identifier>
<dc:title>{title}</dc:title>
<dc:language>{language}</dc:language>
<dc:date>{date}</dc:date>
{publisher}<meta property="dcterms:modified">{date}T00:00:00Z</meta>
{access}</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="style" href="style.css" media-type="text/css"/>
{items}</manifest>
<spine>
<itemref idref="part-0"/>
<itemref idref="nav"/>
{spine}</spine>
</package>
"""
PAGE = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="{language}" xml:lang="{language}">
<head>
<title>{title}</title>
<link rel="stylesheet" type="text/css" href="style.css"/>
</head>
<body>
{body}</body>
</html>
"""
FEATURES = ["displayTransformability", "readingOrder", "structuralNavigation", "tableOfContents"]
SUMMARY = _(
    "The text flows and can be made larger. Headings, lists and tables are marked. Each "
    "picture has its words."
)


def as_epub(documents, title, identifier, date):
    """Return Documents as the bytes of an EPUB 3, each Document a file of its own. `identifier` is a URN that stays."""
    files = {
        "META-INF/container.xml": CONTAINER,
        "EPUB/package.opf": _package(documents, title, identifier, date),
    }
    files |= {"EPUB/nav.xhtml": _contents(documents), "EPUB/style.css": STYLE}
    for number, document in enumerate(documents):
        body = f"<h1>{text_of(document.title)}</h1>\n{body_of(document, highest=2)}"
        files[f"EPUB/part-{number}.xhtml"] = _page(document.title, body, document.language)
    return _packed(files)


def _page(title, body, language):
    return PAGE.format(title=text_of(title), body=body, language=text_of(language))


def _packed(files):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as book:
        book.writestr(_entry("mimetype", zipfile.ZIP_STORED), "application/epub+zip")
        for name, text in files.items():
            book.writestr(_entry(name, zipfile.ZIP_DEFLATED), text.encode())
    return target.getvalue()


def _entry(name, compression):
    entry = zipfile.ZipInfo(name, date_time=ALWAYS)
    entry.compress_type = compression
    entry.create_system = 3  # Unix, whatever computer this is
    entry.external_attr = 0o644 << 16
    return entry


def _package(documents, title, identifier, date):
    trust = text_of(documents[0].trust)
    return PACKAGE.format(
        identifier=text_of(identifier),
        title=text_of(title),
        language=text_of(documents[0].language),
        date=date.strftime("%Y-%m-%d"),
        publisher=f"<dc:publisher>{trust}</dc:publisher>\n" if trust else "",
        access=_access(documents),
        items="".join(_item(number, document) for number, document in enumerate(documents)),
        spine="".join(f'<itemref idref="part-{number}"/>\n' for number in range(1, len(documents))),
    )


def _access(documents):
    """Return what a reader's software and a library's catalogue are told about access."""
    pictures = any(_has_pictures(document) for document in documents)
    facts = [("accessMode", "textual"), *([("accessMode", "visual")] if pictures else [])]
    facts += [("accessModeSufficient", "textual"), ("accessibilityHazard", "none")]
    facts += [("accessibilityFeature", each) for each in FEATURES]
    facts += [("accessibilityFeature", "alternativeText")] if pictures else []
    facts += [("accessibilitySummary", str(SUMMARY))]
    return "".join(f'<meta property="schema:{name}">{value}</meta>\n' for name, value in facts)


def _item(number, document):
    drawn = ' properties="svg"' if _has_pictures(document) else ""
    return (
        f'<item id="part-{number}" href="part-{number}.xhtml" media-type="application/xhtml+xml"{drawn}/>\n'
    )


def _has_pictures(document):
    return any(isinstance(block, Picture) for block in document.blocks)


def _contents(documents):
    links = "".join(
        f'<li><a href="part-{number}.xhtml">{text_of(document.title) or _unnamed(number)}</a></li>\n'
        for number, document in enumerate(documents)
    )
    heading = gettext("Contents")
    shown = f'<h1 id="contents">{text_of(heading)}</h1>\n<ol>\n{links}</ol>\n'
    body = f'<nav epub:type="toc" aria-labelledby="contents">\n{shown}</nav>\n'
    return _page(heading, body, documents[0].language)


def _unnamed(number):
    return text_of(gettext("Part {number}").format(number=number))
