"""What goes with a booklet in the post."""

from django.utils.translation import gettext

from coproduction.core.dates import say_date
from coproduction.core.languages import in_language, in_language_of, language_of
from coproduction.correspondence import services as correspondence
from coproduction.correspondence.enums import MessageFormat
from coproduction.correspondence.services import Outgoing

COVER = "booklet_posted"
NAME = "\x01"  # stands for what differs, in words that are put together once for each format and language


def covers(edition, readers):
    """Return the cover letter of an edition for each of some people, the Experts of `readers_of`."""
    said = {each: _words(edition, *each) for each in {_reads(reader) for reader in readers}}
    return [_cover(edition, reader.user, said[_reads(reader)]) for reader in readers]


def cover_key(edition):
    """Return how the keys of an edition's cover letters begin."""
    return f"booklet-{edition.pk}-"


def _reads(reader):
    return MessageFormat(reader.format), language_of(reader.user)


def _words(edition, format, language):
    with in_language(language):
        return correspondence.say(
            "involvement/booklet_posted",
            edition=edition,
            made_on=say_date(edition.made_on),
            format=format.label.lower(),
            name=NAME,
        )


def _cover(edition, person, said):
    with in_language_of(person):
        called = person.name or gettext("there")
    return Outgoing(
        to=person,
        kind=COVER,
        key=f"{cover_key(edition)}{person.pk}",
        subject=said.subject,
        body=said.body.replace(NAME, called),
    )
