from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from coproduction.policy.enums import TravelRule
from involvement.enums import OpportunityKind, Place, Section
from involvement.models import Opportunity
from involvement.rules.notice import Notice
from involvement.rules.opportunities import is_short_notice, missing_from
from involvement.rules.sections import FIELDS, SECTION_OF, fields_of

TODAY = date(2026, 11, 23)
NOTICE = Notice(14, 7)


def advert(**changes):
    """An advert that says everything, without a database."""
    values = {
        "title": "Carers group", "kind": OpportunityKind.STANDING_GROUP, "summary": "A group.", "organisation": "Trust",
        "what_you_will_do": "Meet.", "rung": "co-design", "frequency": "monthly", "session_minutes": 60, "places": 3,
        "first_date": date(2026, 12, 30), "closing_date": date(2026, 12, 10), "decision_date": date(2026, 12, 15),
        "place": Place.ONLINE, "joining": "By Teams", "selection": "Open to all", "band_id": 1,
        "travel_rule": TravelRule.ONLINE, "support": "A call", "contact_email": "a@example.nhs.uk",
        "directorate_id": 1, "locality_id": 1, "budget_id": 1,
    }  # fmt: skip
    return Opportunity(**{**values, **changes})


def missing(**changes):
    return {each.field: each.words for each in missing_from(advert(**changes), on=TODAY, notice=NOTICE)}


def test_a_whole_advert_misses_nothing():
    assert missing() == {}


@pytest.mark.parametrize(
    ("field", "empty"),
    [
        ("title", ""), ("kind", ""), ("summary", ""), ("what_you_will_do", ""), ("rung", ""), ("frequency", ""),
        ("session_minutes", None), ("first_date", None), ("closing_date", None), ("decision_date", None), ("place", ""),
        ("joining", ""), ("locality_id", None), ("places", None), ("selection", ""), ("band_id", None),
        ("travel_rule", ""), ("support", ""), ("contact_email", ""), ("directorate_id", None), ("budget_id", None),
    ],
)  # fmt: skip
def test_each_thing_left_out_is_said_once_with_what_to_do(field, empty):
    found = missing(**{field: empty})
    assert list(found) == [field.removesuffix("_id")]
    assert found[field.removesuffix("_id")].endswith(".")


def test_words_of_a_kind_are_not_published_with_their_holes():
    assert "‘[name of the document]’" in missing(summary="Read [name of the document] with us.")["summary"]
    assert set(missing(what_you_will_do="[What people will do, step by step.]")) == {"what_you_will_do"}
    assert missing(summary="There is evidence [1] for this.") == {}


def test_a_document_review_is_asked_for_what_its_form_calls_things():
    review = {
        "kind": OpportunityKind.DOCUMENT_REVIEW,
        "documents": "A leaflet",
        "documents_due": date(2027, 1, 9),
    }
    found = missing(**review, first_date=None, session_minutes=None)
    assert "send people the documents" in found["first_date"] and "comments" in found["session_minutes"]
    for first in (date(2026, 12, 11), date(2026, 12, 16)):
        said = missing(**review, first_date=first)["first_date"]
        assert "send the documents" in said and "session" not in said


def test_a_job_is_asked_how_many_jobs_there_are():
    found = missing(kind=OpportunityKind.PEER_ROLE, salary="£24,071", places=None, place="")
    assert found == {
        "places": "Say how many jobs there are.",
        "place": "Say whether people work in person or online.",
    }


def test_every_missing_thing_has_a_section():
    found = missing_from(Opportunity(), on=TODAY, notice=NOTICE)
    assert {each.section for each in found} == set(Section) - {Section.SUITS}, (
        "whom it suits is never missing"
    )
    assert [each.field for each in found] == sorted(
        (each.field for each in found), key=list(SECTION_OF).index
    )


def test_a_reason_stands_for_pay():
    assert missing(band_id=None, unpaid_reason="Voluntary") == {}


def test_a_membership_has_no_decision_no_session_and_no_notice():
    found = missing(
        kind=OpportunityKind.MEMBERSHIP, decision_date=None, first_date=None, session_minutes=None, place="",
        closing_date=TODAY, joining="",
    )  # fmt: skip
    assert found == {}


def test_meeting_in_person_needs_a_venue_its_access_and_travel():
    found = missing(place=Place.IN_PERSON)
    assert set(found) == {"venue", "travel_rule"}


@pytest.mark.parametrize(("days", "is_enough"), [(13, False), (14, True), (0, False)])
def test_notice_before_the_closing_date(days, is_enough):
    closing = TODAY + timedelta(days=days)
    assert ("closing_date" not in missing(closing_date=closing)) is is_enough
    assert missing(closing_date=closing, short_notice_reason="An urgent review") == {}


@pytest.mark.parametrize(("days", "is_enough"), [(6, False), (7, True)])
def test_notice_before_the_first_session(days, is_enough):
    first = date(2026, 12, 15) + timedelta(days=days)
    assert ("first_date" not in missing(first_date=first)) is is_enough


def test_short_notice_is_reported_also_with_a_reason():
    short = advert(closing_date=TODAY + timedelta(days=3), short_notice_reason="Urgent")
    assert is_short_notice(short, on=TODAY, notice=NOTICE)
    assert not is_short_notice(advert(), on=TODAY, notice=NOTICE)


def test_notice_names_the_first_day_that_will_do():
    assert "7 December 2026" in missing(closing_date=date(2026, 12, 1))["closing_date"]


def test_dates_out_of_order_or_past():
    assert "has passed" in missing(closing_date=TODAY - timedelta(days=1))["closing_date"]
    assert "before the closing date" in missing(decision_date=date(2026, 12, 9))["decision_date"]
    assert "before the decision" in missing(first_date=date(2026, 12, 14))["first_date"]


def test_words_from_a_file_that_were_not_placed_are_shown():
    found = missing(band_id=None, imported_words={"band": "£22 a go", "preparation_minutes": "a bit"})
    assert "£22 a go" in found["band"] and "Choose what people are paid" in found["band"]
    assert "a bit" in found["preparation_minutes"]


@given(
    closing=st.dates(date(2026, 10, 1), date(2027, 3, 1)),
    decision=st.dates(date(2026, 10, 1), date(2027, 3, 1)),
    first=st.dates(date(2026, 10, 1), date(2027, 3, 1)),
)
def test_dates_pass_exactly_when_they_are_in_order_and_give_notice(closing, decision, first):
    fits = TODAY + timedelta(days=14) <= closing <= decision <= first - timedelta(days=7)
    assert (missing(closing_date=closing, decision_date=decision, first_date=first) == {}) is fits


def test_every_field_of_an_advert_is_in_one_section():
    named = [name for fields in FIELDS.values() for name in fields]
    assert len(named) == len(set(named))
    assert "venue" not in fields_of(Section.WHERE, "membership")
