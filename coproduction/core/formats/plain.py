"""Plain text, for a screen reader or a screen of one's own making: no rules of dashes, no stars, headings in words."""

from textwrap import wrap

from django.utils.translation import gettext, gettext_lazy as _

from coproduction.core.formats.characters import clean
from coproduction.core.formats.flow import Style, groups_of

WIDTH = 70
MARKED = {Style.HEADING: _("Heading: "), Style.SUBHEADING: _("Smaller heading: ")}
HANGING = "  "


def as_text(documents, title):
    """Return Documents as plain text: the title, the front matter, a list of the parts, then each part."""
    front, chapters = documents[0], documents[1:]
    lines = [*_wrapped(clean(title)), ""]
    if front.title != title:
        lines += [*_wrapped(clean(front.title)), ""]
    lines += _body(front)
    if chapters:
        lines += [gettext("Contents"), ""]
        for number, chapter in enumerate(chapters, start=1):
            lines += _wrapped(
                gettext("Part {number}: {title}").format(number=number, title=clean(chapter.title)),
                after=HANGING,
            )
        lines.append("")
    for number, chapter in enumerate(chapters, start=1):
        heading = gettext("Part {number} of {chapters}: {title}").format(
            number=number, chapters=len(chapters), title=clean(chapter.title)
        )
        lines += ["", *_wrapped(heading), "", *_body(chapter)]
    return "\n".join(lines).rstrip() + "\n"


def _body(document):
    lines = []
    for group in groups_of(document):
        for piece in group:
            lines += _of_piece(piece)
        lines.append("")
    return lines


def _of_piece(piece):
    if piece.style is Style.ITEM:
        return _wrapped(piece.text, before=HANGING, after=HANGING * 2)
    return _wrapped(MARKED.get(piece.style, "") + piece.text)


def _wrapped(text, before="", after=""):
    # An address stays whole, though it passes the margin: broken, it could not be copied.
    return wrap(
        text,
        WIDTH,
        initial_indent=before,
        subsequent_indent=after,
        break_long_words=False,
        break_on_hyphens=False,
    )
