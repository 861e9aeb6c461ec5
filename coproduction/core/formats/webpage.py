"""One web page that needs nothing else: to download, keep, send on or print."""

from django.utils.translation import gettext

from coproduction.core.formats.markup import STYLE, body_of, text_of

SKIP = """\
.skip { position: absolute; left: -999em; }
.skip:focus { position: static; }
section { border-top: 1px solid; margin-top: 2em; }
@media print { section { break-before: page; border: 0; } nav, .skip { display: none; } }
"""
PAGE = """\
<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
<a class="skip" href="#parts">{skip}</a>
<header>
<h1>{title}</h1>
{front}</header>
{contents}<main id="parts" tabindex="-1">
{chapters}</main>
</body>
</html>
"""


def as_html(documents, title):
    """Return Documents as the bytes of one HTML file: the front matter, a list of links to the parts, then each part."""
    front, chapters = documents[0], documents[1:]
    subtitle = f"<p><strong>{text_of(front.title)}</strong></p>\n" if front.title != title else ""
    page = PAGE.format(
        language=text_of(front.language),
        skip=text_of(gettext("Skip to the main content")),
        title=text_of(title),
        style=STYLE + SKIP,
        front=subtitle + body_of(front, highest=2),
        contents=_contents(chapters),
        chapters="".join(_section(number, chapter) for number, chapter in enumerate(chapters, start=1)),
    )
    return page.encode()


def _contents(chapters):
    if not chapters:
        return ""
    links = "".join(
        f'<li><a href="#part-{number}">{text_of(chapter.title)}</a></li>\n'
        for number, chapter in enumerate(chapters, start=1)
    )
    heading = text_of(gettext("Contents"))
    return f'<nav aria-labelledby="contents">\n<h2 id="contents">{heading}</h2>\n<ol>\n{links}</ol>\n</nav>\n'


def _section(number, chapter):
    heading = f'<h2 id="part-{number}">{text_of(chapter.title)}</h2>\n'
    return f'<section aria-labelledby="part-{number}">\n{heading}{body_of(chapter, highest=3)}</section>\n'
