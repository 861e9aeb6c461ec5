"""How a message reads as a letter: the person's own size of print, and a way to answer that needs no computer."""

from dataclasses import replace

from django.conf import settings
from django.utils.translation import gettext

from coproduction.core import formats, pdf
from coproduction.core.dates import say_date
from coproduction.core.languages import in_language
from coproduction.correspondence.enclosures import enclosed_with
from coproduction.correspondence.enums import MessageFormat
from coproduction.correspondence.selectors import print_size
from coproduction.correspondence.transport.emails import absolute, blocks_of, greeting_of, greets


def reference_of(letter):
    """Return the number of a letter, as it is printed on it: 'L-000123'."""
    return f"L-{letter.pk:06d}"


def document_of(letter, *, address, format=MessageFormat.STANDARD):
    """Return the core.pdf Document of a letter Delivery, to a PostalAddress."""
    name = letter.message.recipient.name
    lines = [name, *address.lines] if name else address.lines
    return replace(unaddressed(letter), address=lines, text_size=print_size(format))


def unaddressed(letter):
    """Return the core.pdf Document of a letter Delivery for Braille and audio: its address is on the envelope."""
    message = letter.message
    with in_language(message.language):
        return _document(letter, message)


def _document(letter, message):
    return pdf.Document(
        title=message.subject,
        trust=settings.TRUST_NAME,
        date=say_date(message.created_at),
        reference=reference_of(letter),
        blocks=[*_greeting(message), *_body(message.body), *_link(message), *_end(), *enclosed_with(message)],
    )


def words_of(letter):
    """Return a letter Delivery as plain text, for whoever makes it in Braille, audio or easy read."""
    with in_language(letter.message.language):
        document = unaddressed(letter)
        return formats.as_text([document], document.title)


def _greeting(message):
    return [] if greets(message.body) else [pdf.Paragraph(greeting_of(message.recipient))]


def _body(body):
    for block in blocks_of(body):
        if "list" in block:
            yield pdf.Bullets([_said(line) for line in block["list"]])
        else:
            yield pdf.Paragraph("\n".join(_said(line) for line in block["lines"]))


def _said(line):
    return f"{line['words']}: {_short(line['url'])}" if line["url"] else line["words"]


def _link(message):
    # Someone without an e-mail address cannot sign in: for them the web address would be a dead end.
    if not (message.link and message.address):
        return []
    words = gettext("See it in the portal: {link}")
    if settings.SUPPORT_PHONE:
        words = gettext("See it in the portal: {link}, or call us on {support_phone}")
    link = _short(absolute(message.link))
    return [pdf.Paragraph(words.format(link=link, support_phone=settings.SUPPORT_PHONE))]


def _short(url):
    return url.removeprefix("https://").removeprefix("http://")


def _end():
    ways = [gettext("Email {support_email}").format(support_email=settings.SUPPORT_EMAIL)]
    if settings.SUPPORT_PHONE:
        ways.insert(0, gettext("Call {support_phone}").format(support_phone=settings.SUPPORT_PHONE))
    return [
        pdf.Heading(gettext("How to answer or ask us")),
        pdf.Paragraph(
            gettext("We can talk you through this, and do it for you. You do not need a computer.")
        ),
        pdf.Lines(ways),
        pdf.Paragraph(gettext("Tell us if you would like our letters in another way, such as large print.")),
        pdf.Lines([settings.SERVICE_NAME, settings.TRUST_NAME]),
    ]
