"""What a booklet says, as the Documents of `core.pdf`: the front matter, then a chapter for each group of adverts.

Its content is plain words in JSON, kept with the edition, so that every format of an edition says the same:

    {"title": "Ways to take part in Norwich", "chapters": [{"title": "Focus group", "entries": [entry, …]}, …]}

    entry = {"reference", "title", "organisation", "summary", "what_you_will_do", "who_we_need", "short_notice",
             "contact_email", "apply_link": str, "needs", "sessions": [str], "facts": [[name, value]], "pay_days": int or None,
             "easy_read": {what of these is said again in an approved easy read} or None}

A booklet in another language than English has its code as "language". An entry that nobody translated is in English, and
has "language", the tag of English. A translated one has no easy read, and "english", the names of its texts that are in
English still; a value of its facts that is partly in English is [[tag or "", text], …].
"""

from dataclasses import dataclass, replace
from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy as _, ngettext

from coproduction.core.dates import say_date
from coproduction.core.languages import english_tag, in_english, is_english
from coproduction.core.pdf import (
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
    WebAddress,
)
from coproduction.core.qr import qr_svg
from involvement.booklet.enums import BookletFormat

CONTENTS = _("What is inside")
# In print a picture can be seen.
WITH_PICTURES = (BookletFormat.PDF, BookletFormat.LARGE_PRINT, BookletFormat.EASY_READ)
IN_LARGE_PRINT = (BookletFormat.LARGE_PRINT, BookletFormat.EASY_READ)
CODE_MM = {BookletFormat.PDF: 26, BookletFormat.LARGE_PRINT: 34, BookletFormat.EASY_READ: 34}


@dataclass(frozen=True)
class Booklet:
    """One content with the number of its edition, 0 where it has none, the day it was made and the formats we offer."""

    content: dict
    number: int
    made_on: date
    offered: tuple[BookletFormat, ...] = ()

    @property
    def title(self):
        return self.content["title"]

    @property
    def language(self):
        """The code of the language it is in."""
        return self.content.get("language", settings.LANGUAGE_CODE)

    @property
    def edition(self):
        """Which edition it is, in words: 'Edition 12, 2 November 2026'."""
        day = say_date(self.made_on)
        return (
            gettext("Edition {number}, {day}").format(number=self.number, day=day)
            if self.number
            else gettext("As it was on {day}").format(day=day)
        )


def documents_of(booklet, format, english_only=()):
    """Return the Documents of a Booklet as they are read in a BookletFormat; some formats are made in English only."""
    size = LARGE_PRINT if format in IN_LARGE_PRINT else STANDARD_PRINT
    parts = chapters_of(booklet.content, format)
    front = Document(
        title=booklet.title,
        trust=settings.TRUST_NAME,
        blocks=list(_front(booklet, parts, format, english_only)),
        text_size=size,
    )
    chapters = [
        Document(
            title=chapter["title"],
            blocks=[block for entry in chapter["entries"] for block in _in_its_language(entry, format)],
            text_size=size,
        )
        for chapter in parts
    ]
    return [front, *chapters]


def chapters_of(content, format):
    """Return the chapters of a content as a BookletFormat has them: easy read has only what is approved in easy read."""
    if format != BookletFormat.EASY_READ:
        return content["chapters"]
    chapters = [{**each, "entries": _in_easy_read(each["entries"])} for each in content["chapters"]]
    return [each for each in chapters if each["entries"]]


def _in_easy_read(entries):
    return [{**entry, **entry["easy_read"]} for entry in entries if entry.get("easy_read")]


def short_link(reference):
    """Return the short address of an advert, as it is printed: 'https://portal.example.nhs.uk/o/WLT-002'."""
    return f"{settings.BASE_URL}{reverse('involvement:short', args=[reference])}"


def _front(booklet, chapters, format, english_only):
    number = sum(len(each["entries"]) for each in chapters)
    yield Paragraph(booklet.edition, bold=True)
    yield Paragraph(
        ngettext(
            "This booklet has {count:,} way to use your experience to make services better. Each one says "
            "what you are paid, how travel is paid, how to get there and how we choose.",
            "This booklet has {count:,} ways to use your experience to make services better. Each one says "
            "what you are paid, how travel is paid, how to get there and how we choose.",
            number,
        ).format(count=number)
    )
    if any(map(_has_english, (entry for each in chapters for entry in each["entries"]))):
        yield Paragraph(
            gettext("Some of them, or parts of them, are in English, because nobody has translated them yet.")
        )
    yield Heading(gettext("How to take part"))
    type_it = gettext("Each way to take part has a short web address. Type it to read more and to answer.")
    scan_it = gettext("Or point the camera of a phone at the square code.")
    yield Paragraph(f"{type_it} {scan_it}" if format in WITH_PICTURES else type_it)
    yield Paragraph(gettext("You do not need a computer. Ask us, and we will do it with you."))
    if format == BookletFormat.AUDIO:  # in every other format a table of contents is made of the headings
        yield Heading(str(CONTENTS))
        yield Bullets([f"{each['title']}: {_ways(each)}" for each in chapters])
    yield Heading(gettext("This booklet in another format"))
    yield Paragraph(gettext("Ask us for the format you need. It costs you nothing. You can have:"))
    yield Bullets([_offer(each, english_only) for each in booklet.offered or BookletFormat])
    yield Heading(gettext("Who to ask"))
    if settings.SUPPORT_PHONE:
        yield Lines([gettext("Call {number}").format(number=settings.SUPPORT_PHONE)])
    yield WebAddress(f"mailto:{settings.SUPPORT_EMAIL}", settings.SUPPORT_EMAIL)
    yield Paragraph(gettext("The newest booklet is always here:"))
    yield WebAddress(f"{settings.BASE_URL}{reverse('involvement:booklet')}")


def _has_english(entry):
    marked = any(isinstance(value, list) for _name, value in entry["facts"])
    return bool(entry.get("language") or entry.get("english") or marked)


def _offer(format, english_only):
    label = str(format.label)
    return gettext("{format} (in English only)").format(format=label) if format in english_only else label


def _ways(chapter):
    number = len(chapter["entries"])
    return ngettext("{count} way to take part", "{count} ways to take part", number).format(count=number)


def _in_its_language(entry, format):
    """Return the blocks of an entry. One that is in English, in a booklet that is not, says so below its heading."""
    if not entry.get("language"):
        return list(_entry(entry, format))
    with in_english():
        heading, *others = [replace(each, language=entry["language"]) for each in _entry(entry, format)]
    return [heading, Paragraph(gettext("This one is in English. Nobody has translated it yet.")), *others]


def _entry(entry, format):
    yield Heading(entry["title"], language=_language_of(entry, "title"))
    yield Paragraph(entry["summary"], language=_language_of(entry, "summary"))
    if entry["organisation"]:
        yield Paragraph(gettext("From {organisation}").format(organisation=entry["organisation"]))
    for heading, name in (
        (gettext("What you will do"), "what_you_will_do"),
        (gettext("Who we are looking for"), "who_we_need"),
    ):
        if entry[name]:
            yield Heading(heading, level=3)
            yield Paragraph(entry[name], language=_language_of(entry, name))
    yield from _listed(gettext("What you need"), entry["needs"])
    yield Heading(gettext("Pay, travel, access and dates"), level=3)
    yield Facts([(name, _value(value)) for name, value in entry["facts"]])
    yield from _notice(entry)
    if entry["pay_days"]:
        yield Paragraph(
            ngettext(
                "We pay within {count} day of the day you send your claim. You can also say no to payment.",
                "We pay within {count} days of the day you send your claim. You can also say no to payment.",
                entry["pay_days"],
            ).format(count=entry["pay_days"])
        )
    yield from _listed(gettext("Sessions"), entry["sessions"])
    yield from _how(entry, format)


def _language_of(entry, name):
    return english_tag() if name in entry.get("english", ()) else ""


def _value(value):
    return value if isinstance(value, str) else [Part(text, language) for language, text in value]


def _notice(entry):
    said, reason = (
        gettext("This is shorter notice than we usually give, because: {reason}"),
        entry["short_notice"],
    )
    if reason and is_english():
        yield Paragraph(said.format(reason=reason))
    elif reason:  # in English, as it was written
        yield Paragraph(said.format(reason="").strip())
        yield Paragraph(reason, language=english_tag())


def _listed(heading, lines):
    if lines:
        yield Heading(heading, level=3)
        yield Bullets(lines)


def _how(entry, format):
    link = short_link(entry["reference"])
    yield Heading(gettext("Read more") if entry["apply_link"] else gettext("Read more and answer"), level=3)
    yield WebAddress(link)
    if format in WITH_PICTURES:
        yield Picture(
            qr_svg(link), gettext("Square code that opens {link}").format(link=link), width=CODE_MM[format]
        )
    if entry["apply_link"]:
        yield Paragraph(gettext("You apply for this job here:"))
        yield WebAddress(entry["apply_link"])
    if entry["contact_email"]:
        yield Paragraph(gettext("If you have questions, write to:"))
        yield WebAddress(f"mailto:{entry['contact_email']}", entry["contact_email"])
