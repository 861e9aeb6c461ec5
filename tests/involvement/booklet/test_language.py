"""The booklet is in the language chosen for it, whatever the page is in that asks; what goes with it is in the reader's own."""

import io

from coproduction.core.dates import today
from coproduction.core.languages import in_language
from coproduction.correspondence.enums import MessageFormat
from coproduction.reference.models import Locality
from experts.enums import ExpertStatus
from involvement.booklet import formats as making
from involvement.booklet.contents import Booklet
from involvement.booklet.enums import BookletFormat
from involvement.models import BookletEdition
from involvement.notices.booklet import covers
from involvement.selectors.booklet import Scope, content_of, digest_of
from involvement.services import booklet
from tests.factories import ExpertFactory, OpportunityFactory, UserFactory

FORMATS = (BookletFormat.TEXT, BookletFormat.HTML, BookletFormat.EPUB)


def made(language, scope):
    with in_language(language):
        content = content_of(scope)
        files = []
        for format in FORMATS:
            file = io.BytesIO()
            making.write(Booklet(content, 12, today(), tuple(BookletFormat)), format, file, lambda: None)
            files.append(file.getvalue())
    return digest_of(content), files


def test_a_booklet_asked_for_in_welsh_is_byte_for_byte_that_asked_for_in_english(fourteen):
    norwich = Locality.objects.get(name="Norwich")
    OpportunityFactory(published=True, locality=norwich, kind="focus_group")
    for scope in (Scope(), Scope(locality=norwich)):
        assert made("cy", scope) == made("en-gb", scope)


def test_a_job_started_on_a_welsh_page_makes_the_edition_there_is(
    still_clock, db, coordinator, django_capture_on_commit_callbacks
):
    OpportunityFactory(published=True)
    for language in ("en-gb", "cy"):
        with in_language(language), django_capture_on_commit_callbacks(execute=True):
            booklet.start_edition(scope=Scope(), formats=[BookletFormat.TEXT], by=coordinator)
    edition = BookletEdition.objects.get()
    assert (edition.title, edition.files.count()) == ("Ways to take part", 1)


def test_the_letter_that_goes_with_it_is_in_the_language_of_each_reader(still_clock, db):
    edition = BookletEdition(pk=1, number=3, title="Ways to take part", made_on=today())
    readers = [
        ExpertFactory(user=UserFactory(language=code, name=""), status=ExpertStatus.ACTIVE)
        for code in ("cy", "en-gb")
    ]
    for reader in readers:
        reader.format = MessageFormat.STANDARD
    welsh, english = (cover.body for cover in covers(edition, readers))
    assert "Dyma ein llyfryn newydd: Ways to take part." in welsh
    assert english.startswith("Hello there,\n\nHere is our new booklet: Ways to take part.")
