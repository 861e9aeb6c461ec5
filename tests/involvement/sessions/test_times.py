"""The clocks of London: an hour is missing in March and comes twice in October."""

from datetime import UTC, date, datetime, time

import pytest

from coproduction.core.dates import NoSuchTime, london_moment
from involvement.forms.sessions import SessionForm
from tests.factories import VenueFactory


@pytest.mark.parametrize(
    ("day", "at", "utc"),
    [
        (date(2026, 12, 18), time(14), datetime(2026, 12, 18, 14, tzinfo=UTC)),
        (date(2027, 7, 1), time(14), datetime(2027, 7, 1, 13, tzinfo=UTC)),
        (date(2027, 3, 28), time(0, 59), datetime(2027, 3, 28, 0, 59, tzinfo=UTC)),
        (date(2027, 3, 28), time(2), datetime(2027, 3, 28, 1, tzinfo=UTC)),
        (date(2027, 10, 31), time(0, 59), datetime(2027, 10, 30, 23, 59, tzinfo=UTC)),
        (date(2027, 10, 31), time(2), datetime(2027, 10, 31, 2, tzinfo=UTC)),
        (date(2027, 7, 1), time(0, 30), datetime(2027, 6, 30, 23, 30, tzinfo=UTC)),
    ],
)
def test_a_time_on_the_wall_is_one_moment(day, at, utc):
    assert london_moment(day, at) == utc


@pytest.mark.parametrize(
    ("day", "at", "words"),
    [
        (date(2027, 3, 28), time(1), "go forward on 28 March 2027"),
        (date(2027, 3, 28), time(1, 59), "go forward"),
        (date(2027, 10, 31), time(1), "go back on 31 October 2027"),
        (date(2027, 10, 31), time(1, 30), "comes twice"),
    ],
)
def test_a_time_that_is_not_there_once_is_refused(day, at, words):
    with pytest.raises(NoSuchTime, match=words):
        london_moment(day, at)


def typed(**changes):
    return {
        "date_0": "18", "date_1": "12", "date_2": "2026", "start": "2pm", "end": "4:30pm",
        "place": "online", "link": "https://example.org/room", **changes,
    }  # fmt: skip


@pytest.fixture
def form(db, still_clock):
    names = SessionForm().fields["date"].widget.widgets_names

    def fill(**changes):
        data = typed(**changes)
        for number, name in enumerate(names):
            data[f"date{name}"] = data.pop(f"date_{number}")
        return SessionForm(data)

    return fill


def test_what_was_typed_becomes_moments(form):
    ready = form()
    assert ready.is_valid(), ready.errors
    facts = ready.facts()
    assert facts["starts_at"] == datetime(2026, 12, 18, 14, tzinfo=UTC)
    assert facts["ends_at"] == datetime(2026, 12, 18, 16, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"end": "2pm"}, "end", "later than the start"),
        ({"start": "11pm", "end": "1am"}, "end", "midnight"),
        ({"date_0": "28", "date_1": "3", "date_2": "2027", "start": "01:30"}, "start", "go forward"),
        (
            {"date_0": "31", "date_1": "10", "date_2": "2027", "start": "00:30", "end": "01:30"},
            "end",
            "comes twice",
        ),
        ({"date_0": "22", "date_1": "11"}, "date", "today or in the future"),
        ({"start": "teatime"}, "start", "right format"),
        ({"start": "25:00"}, "start", "right format"),
        ({"start": "2"}, "start", "am or pm"),
        ({"link": ""}, "link", "Enter the link"),
        ({"place": "in_person"}, "venue", "Select the venue"),
        ({"place": "moon"}, "place", "from the list"),
        ({"link": "javascript:alert(1)"}, "link", "web address"),
    ],
)
def test_what_is_wrong_says_what_to_do(form, changes, field, words):
    wrong = form(**changes)
    assert not wrong.is_valid()
    assert words in wrong.errors[field][0]


def test_a_session_online_has_no_venue(form):
    ready = form(venue=str(VenueFactory().pk))
    assert ready.is_valid()
    assert ready.facts()["venue"] is None
