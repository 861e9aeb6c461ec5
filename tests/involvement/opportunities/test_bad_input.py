"""What people send that cannot be: a sentence each says what to do, nothing they typed is lost, and nothing is half done."""

import csv
import io

import pytest
from django.urls import reverse
from django.utils import timezone

from coproduction.core.submission import FIELD, new_token
from coproduction.reference.services import retire
from experts.models import Activity
from involvement.imports.reader import read
from involvement.imports.refusals import FileRefused
from involvement.models import Opportunity, Series, Session
from involvement.rules.changes import mark_of
from involvement.rules.sections import fingerprint
from involvement.services.imports import import_rows
from tests.factories import OpportunityFactory, VenueFactory
from tests.involvement.imports.conftest import FILE, trust
from tests.involvement.sessions.conftest import session_in
from tests.involvement.sessions.test_calendar_moves import weekly

__all__ = ["trust"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]
WORD = (
    "<p class=MsoNormal style='mso-margin-top-alt:auto'><b>Tea &amp; talk</b> for carers<o:p></o:p></p>"
    "<p class=MsoListParagraph><![if !supportLists]><span>·<span>&nbsp;&nbsp; </span></span><![endif]>At ten<o:p></o:p></p>"
)
PLAIN = "Tea & talk for carers\n\n• At ten"
LONG = " ".join(f"word{number}" for number in range(10_000))


@pytest.fixture
def advert(host):
    return OpportunityFactory(host=host, published=True, place="mixed")


@pytest.fixture
def draft(host):
    return OpportunityFactory(host=host)


def day(name, on):
    return {f"{name}_{part}": getattr(on, part) for part in ("day", "month", "year")}


def at(year, month, number, start, end):
    """What somebody types of a session: with words of their own that must not be lost."""
    when = {"date_day": number, "date_month": month, "date_year": year, "start": start, "end": end}
    return {**when, "place": "online", "link": "https://example.org/room", "joining": "Ring the blue bell"}


PATTERN = {
    "repeats": "weeks",
    "every": "1",
    "count": "3",
    "skips_bank_holidays": "no",
    "term_time_only": "no",
}
ODD_TIMES = [
    (at(2026, 12, 18, "11pm", "1am"), "cannot go past midnight"),
    (at(2027, 3, 28, "1:30am", "4am"), "The clocks go forward on 28 March 2027"),
    (at(2027, 10, 31, "12:30am", "1:30am"), "comes twice"),
]


@pytest.mark.parametrize(("typed", "words"), ODD_TIMES)
@pytest.mark.parametrize("page", ["session_add", "session_change", "series_add"])
def test_a_session_over_midnight_or_the_change_of_the_clocks(as_, host, advert, page, typed, words):
    there = session_in(advert)
    args = [there.pk] if page == "session_change" else [advert.reference]
    more = PATTERN if page == "series_add" else {}
    client, url = as_(host), reverse(f"involvement:{page}", args=args)
    answer = client.post(url, {**typed, **more, FIELD: new_token(host)})
    assert words in answer.text
    if page == "series_add" and "midnight" not in words:  # a date that cannot be is left out, with the reason
        assert answer.status_code == 200 and "Ring the blue bell" in answer.text
    else:
        assert answer.status_code == 422
        for kept in (typed["start"], typed["end"], "https://example.org/room"):
            assert f'value="{kept}"' in answer.text
        assert "Ring the blue bell" in answer.text
    assert list(Session.objects.values_list("pk", "activity__starts_at")) == [
        (there.pk, there.activity.starts_at)
    ]


def test_a_series_moved_into_the_hour_that_is_missing_stays_as_it_is(as_, host, advert):
    made = weekly(advert, host, timezone.datetime(2027, 3, 21).date())
    before = list(Activity.objects.order_by("pk").values_list("starts_at", "ends_at"))
    url = reverse("involvement:series_change", args=[made.pk])
    typed = {"start": "1:30am", "end": "4am", "place": "online", "joining": "Ring the blue bell"}
    answer = as_(host).post(url, {**typed, FIELD: new_token(host)})
    assert answer.status_code == 422
    assert "The clocks go forward on 28 March 2027" in answer.text
    assert 'value="1:30am"' in answer.text and "Ring the blue bell" in answer.text
    assert list(Activity.objects.order_by("pk").values_list("starts_at", "ends_at")) == before
    assert Series.objects.get().start.hour == 19


def test_a_recurrence_without_end(as_, host, advert):
    url = reverse("involvement:series_add", args=[advert.reference])
    typed = {**at(2026, 12, 18, "2pm", "4pm"), **PATTERN, "count": "", "every": "2"}
    answer = as_(host).post(url, {**typed, FIELD: new_token(host), "send": "1"})
    assert answer.status_code == 422
    assert "A series cannot go on for ever" in answer.text
    assert 'value="2pm"' in answer.text and "Ring the blue bell" in answer.text and 'value="2"' in answer.text
    assert not Session.objects.exists()


def test_a_venue_that_was_taken_off_the_list_stays_where_it_is_used(as_, host, coordinator, advert):
    """Whoever changes something else of an advert, a session or a series keeps the venue it has."""
    venue, other = VenueFactory(name="Mill House"), VenueFactory(name="Not used here")
    Opportunity.objects.filter(pk=advert.pk).update(venue=venue)
    advert.refresh_from_db()
    one = session_in(advert, place="in_person")
    Activity.objects.filter(pk=one.activity_id).update(venue=venue)
    draft = OpportunityFactory(host=host, venue=venue)
    retire(venue, by=coordinator)
    retire(other, by=coordinator)
    client = as_(host)
    pages = {
        "session_change": [one.pk],
        "advert_change": [advert.pk],
        "advert_section": [draft.pk, "where"],
        "session_add": [advert.reference],
        "series_add": [advert.reference],
    }
    for name, args in pages.items():
        page = client.get(reverse(f"involvement:{name}", args=args)).text
        assert f'<option value="{venue.pk}" selected' in page, name
        assert "Not used here" not in page, name
    later = timezone.now() + timezone.timedelta(days=50)
    typed = {**day("date", later), "start": "2pm", "end": "4pm", "place": "in_person", "venue": venue.pk}
    assert client.post(reverse("involvement:session_change", args=[one.pk]), typed).status_code == 302
    one.activity.refresh_from_db()
    assert one.activity.venue == venue
    values = {name: getattr(advert, name) for name in ("place", "travel_rule", "places", "unpaid_reason")}
    values |= {"venue": venue.pk, "band": advert.band_id, "reason": "Later", "version": mark_of(advert)}
    moved = {**values, **day("first_date", later), FIELD: new_token(host)}
    answer = client.post(reverse("involvement:advert_change", args=[advert.pk]), moved)
    assert answer.status_code == 302
    advert.refresh_from_db()
    assert (advert.venue, advert.first_date) == (venue, timezone.localdate(later))


def test_a_summary_of_ten_thousand_words(as_, host, draft):
    url = reverse("involvement:advert_section", args=[draft.pk, "about"])
    typed = {"title": "Tea and talk", "kind": draft.kind, "organisation": "The trust", "summary": LONG}
    answer = as_(host).post(url, {**typed, "version": fingerprint(draft, "about")})
    assert answer.status_code == 422
    assert "characters or fewer. It has 88,889 now: what you typed is still here" in answer.text
    assert LONG in answer.text and 'value="Tea and talk"' in answer.text
    before = draft.summary
    draft.refresh_from_db()
    assert draft.summary == before


def test_what_is_pasted_out_of_word_is_plain_on_every_page(as_, client, host, draft):
    url = reverse("involvement:advert_section", args=[draft.pk, "about"])
    typed = {"title": "<b>Tea</b> and talk", "kind": draft.kind, "summary": WORD}
    answer = as_(host).post(url, {**typed, "version": fingerprint(draft, "about")})
    assert answer.status_code == 302
    draft.refresh_from_db()
    assert (draft.title, draft.summary) == ("Tea and talk", PLAIN)
    page = client.get(reverse("involvement:advert_preview", args=[draft.pk])).text
    assert "Tea &amp; talk for carers" in page and "Mso" not in page and "&lt;" not in page


def file_with(**cells):
    """Return the first advert of the data file, with some cells of it other than they are."""
    with FILE.open(encoding="utf-8") as file:
        reader = csv.DictReader(file)
        row = {**next(reader), **cells}
    text = io.StringIO()
    writer = csv.DictWriter(text, reader.fieldnames)
    writer.writeheader()
    writer.writerow(row)
    return io.BytesIO(text.getvalue().encode())


def test_what_a_file_brings_from_word_is_plain_too(trust, coordinator):
    file = file_with(
        title="<b>Tea</b> and talk", summary=WORD, support="<p class=MsoNormal>Jo<o:p></o:p></p>"
    )
    import_rows(read(file), by=coordinator)
    advert = Opportunity.objects.get()
    assert (advert.title, advert.summary, advert.support) == ("Tea and talk", PLAIN, "Jo")


def test_a_file_with_ten_thousand_words_in_a_cell_is_refused_by_line_and_column(trust, coordinator):
    with pytest.raises(FileRefused, match=r"(?i)line 2.*summary.*88,889 characters"):
        import_rows(read(file_with(summary=LONG)), by=coordinator)
    assert not Opportunity.objects.exists()
