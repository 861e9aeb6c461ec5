"""The fourteen adverts of the data file, all open, and each format of their booklet made once for all tests of a file."""

import io

import pytest
from django.utils import timezone

from coproduction.core.dates import today
from involvement.booklet import formats as making
from involvement.booklet.contents import Booklet
from involvement.booklet.enums import BookletFormat
from involvement.enums import OpportunityStatus
from involvement.imports.reader import read
from involvement.models import Opportunity
from involvement.selectors.booklet import Scope, content_of
from involvement.services.imports import import_rows
from tests.involvement.imports.conftest import FILE, trust

__all__ = ["trust"]


@pytest.fixture
def fourteen(still_clock, trust, coordinator):
    """Bring in the fourteen adverts and open them all: the five that still need something get a closing date."""
    with FILE.open("rb") as file:
        import_rows(read(file), by=coordinator)
    Opportunity.objects.filter(closing_date__isnull=True).update(closing_date="2026-12-31")
    Opportunity.objects.update(
        status=OpportunityStatus.PUBLISHED, published_at=timezone.now(), published_by=coordinator
    )
    return Opportunity.objects.open_on(today())


@pytest.fixture
def made(fourteen, settings, request):
    """Return `made(format)`: the bytes of the booklet of the fourteen adverts, made once for all tests."""
    settings.BASE_URL, settings.SUPPORT_PHONE = "https://portal.example.nhs.uk", "01603 000000"
    kept = request.config.stash.setdefault(KEPT, {})

    def make(format):
        if format not in kept:
            booklet = Booklet(content_of(Scope()), 12, today(), tuple(BookletFormat))
            file = io.BytesIO()
            making.write(booklet, format, file, lambda: None)
            kept[format] = file.getvalue()
        return kept[format]

    return make


KEPT: pytest.StashKey[dict] = pytest.StashKey()
