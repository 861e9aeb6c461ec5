"""Each person reads of training in the language they asked for, with dates as they are said in it."""

from involvement.notices import training as notices
from involvement.services import training_reminders
from tests.factories.training import TrainingPlaceFactory
from tests.involvement.training.conftest import an_expert


def two_places(date):
    """Return (the place of somebody who reads Welsh, that of somebody who reads English)."""
    welsh, english = (TrainingPlaceFactory(date=date, user=an_expert(name)) for name in ("Gwen", "Emma"))
    welsh.user.language = "cy"
    return welsh, english


def test_of_their_place(date):
    found = [notices.reminder(place) for place in two_places(date)]
    assert [each.body.split()[0] for each in found] == ["Helo", "Hello"]
    assert "Pryd: " in found[0].body and "When: " in found[1].body


def test_the_next_dates_are_asked_for_once_a_language(date, monkeypatch):
    places, asked, written = two_places(date), [], []
    monkeypatch.setattr(training_reminders.selectors, "staff_running_out", lambda *days: [*places, *places])
    monkeypatch.setattr(training_reminders, "days_between", lambda *days: 30)
    monkeypatch.setattr(
        training_reminders.selectors, "next_dates", lambda *kinds, audience: asked.append(audience) or {}
    )
    monkeypatch.setattr(
        training_reminders,
        "remind_each",
        lambda dues, key, outgoing: written.extend(outgoing(due) for due in dues),
    )
    for place in places:
        place.expires_on = date.booking_closes_on
    training_reminders.remind_staff_to_renew()
    assert [each.body.split()[0] for each in written] == ["Helo", "Hello"] * 2
    assert len(asked) == 2
