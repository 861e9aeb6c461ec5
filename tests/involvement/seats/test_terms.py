"""What a seat on a panel pays: who may say it, where it is said plainly that nobody has, and whom a change counts for."""

import pytest
from django.urls import reverse

from coproduction.accounts.enums import Role
from coproduction.audit.models import Event
from coproduction.core.exceptions import RuleBroken
from coproduction.core.submission import FIELD, new_token
from coproduction.documents.models import Document
from experts.models import Contribution
from involvement.enums import PanelImportState, PanelState, Seat
from involvement.models import PanelImport, PanelTerms
from involvement.rules.panel_terms import why_not_set
from involvement.selectors.seats import default_terms
from involvement.services import asking
from involvement.services.panel_terms import set_panel_terms
from tests.factories import (
    BandFactory,
    BudgetFactory,
    DirectorateFactory,
    LocalityFactory,
    RateFactory,
    person,
)
from tests.involvement.panels.conftest import bring_in, csv_of
from tests.involvement.seats.conftest import TRAVEL, panel_in, ready, terms
from tests.questions import asks_the_same_whatever_the_rows

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]
LIST, EVERYWHERE = reverse("involvement:panel_terms"), reverse("involvement:panel_terms_everywhere")
NOBODY = "Nobody has said what a seat pays, so people seated now are unpaid."
NONE = {"band": None, "travel_rule": "none", "preparation_minutes": 0, "budget": None}


def of(directorate):
    return reverse("involvement:panel_terms_of", args=[directorate.pk])


def typed(user, **facts):
    return {
        FIELD: new_token(user), "is_paid": "yes", "band": "", "travel_rule": TRAVEL, "preparation_minutes": "30",
        "budget": "", **facts,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("reach", "own", "other", "everywhere"), [(None, True, True, True), ("own", True, False, False)]
)
def test_who_may_say_what_a_seat_pays(db, reach, own, other, everywhere):
    here, there = DirectorateFactory(), DirectorateFactory()
    within = None if reach is None else {here.pk}
    for directorate, may in ((here, own), (there, other), (None, everywhere)):
        assert bool(why_not_set(directorate, reach=within)) != may
    assert not why_not_set(here, reach=None)
    assert why_not_set(here, reach=set())


def test_the_trusts_and_a_directorates_own_are_set_and_shown(as_, recruiter):
    own, without = DirectorateFactory(name="Older People"), DirectorateFactory(name="Corporate")
    band, budget = RateFactory().band, BudgetFactory(code="RC-500")
    desk = as_(recruiter)
    shown = desk.get(LIST).text
    assert shown.count("Unpaid: nobody has said") == len([None, own, without]) + 1  # the budget's directorate
    made = desk.post(EVERYWHERE, typed(recruiter, band=band.pk, budget=budget.pk))
    assert made.url == LIST
    desk.post(of(own), typed(recruiter, is_paid="no", band=band.pk, travel_rule="none"))
    shown = desk.get(LIST).text
    for words in ("£11.50 for each hour", "30 minutes", "RC-500", "We pay mileage", "As everywhere else"):
        assert words in shown, words
    assert "nobody has said" not in shown
    everywhere, theirs = PanelTerms.objects.get(directorate=None), PanelTerms.objects.get(directorate=own)
    assert (everywhere.band, everywhere.budget, everywhere.preparation_minutes) == (band, budget, 30)
    assert (theirs.band, theirs.travel_rule) == (None, "none")
    assert f'value="{band.pk}" selected' in desk.get(EVERYWHERE).text


def test_unpaid_is_said_and_never_what_an_empty_field_means(as_, recruiter):
    retired = RateFactory(band=BandFactory(retired_at="2026-01-01T00:00Z")).band
    desk = as_(recruiter)
    for slip, words in (
        ({"is_paid": ""}, "Select whether time on a panel is paid"),
        ({"band": ""}, "Select what it pays"),
        ({"band": retired.pk}, "Select"),
        ({"preparation_minutes": "-1"}, "Preparation"),
    ):
        answer = desk.post(EVERYWHERE, typed(recruiter, **{"band": RateFactory().band.pk, **slip}))
        assert answer.status_code == 422 and words in answer.text, slip
    assert not PanelTerms.objects.exists()


def test_a_recruiter_of_one_directorate_says_it_for_theirs_alone(as_, nobody):
    here, elsewhere = DirectorateFactory(), DirectorateFactory(name="Another directorate")
    recruiter = person(Role.RECRUITER, directorate=here)
    desk = as_(recruiter)
    assert "Another directorate" not in desk.get(LIST).text
    assert desk.get(of(elsewhere)).status_code == 404
    refused = desk.post(EVERYWHERE, typed(recruiter, is_paid="no"))
    assert refused.status_code == 403 and "whole trust" in refused.text
    for directorate in (None, elsewhere):
        with pytest.raises(RuleBroken):
            set_panel_terms(directorate=directorate, by=recruiter, **NONE)
    assert desk.post(of(here), typed(recruiter, is_paid="no")).status_code == 302
    assert PanelTerms.objects.get().directorate == here
    assert as_(nobody).get(LIST).status_code == as_(nobody).get(of(here)).status_code == 403


def test_what_it_was_before_is_kept_and_the_same_again_is_no_change(recruiter):
    first, second = terms(), terms()
    for each in (first, second, second):
        set_panel_terms(directorate=None, by=recruiter, **each)
    made, changed = Event.objects.filter(action="panel_terms.set").order_by("pk")
    assert (made.actor, made.before) == (recruiter, {})
    assert (changed.before["band"], changed.after["band"]) == (first["band"].pk, second["band"].pk)
    assert PanelTerms.objects.count() == 1


def test_a_change_counts_for_seats_given_from_then_on(recruiter):
    panel, before, after = panel_in(), terms(), terms(preparation_minutes=60)
    set_panel_terms(directorate=None, by=recruiter, **before)

    def seat():
        held = asking.seat_by_hand(
            panel=panel, expert=ready(), seat=Seat.MEMBER, terms=default_terms(panel), by=recruiter
        )
        return Contribution.objects.get(pk=held.contribution_id)

    kept = seat()
    set_panel_terms(directorate=panel.activity.directorate, by=recruiter, **after)
    new = seat()
    kept.refresh_from_db()
    assert (kept.band, kept.preparation_minutes) == (before["band"], 30)
    assert (new.band, new.preparation_minutes, new.budget) == (after["band"], 60, after["budget"])


def test_who_is_brought_in_from_a_file_is_paid_by_the_terms(recruiter):
    directorate = DirectorateFactory(name="Adult Acute")
    LocalityFactory(name="Norwich")
    expert = ready()
    wanted = terms()
    set_panel_terms(directorate=directorate, by=recruiter, **wanted)
    row = {"Expert emails": expert.user.email, "Expert seats": "observer"}
    states, _ = bring_in(csv_of(row, more=("Expert seats",)), recruiter)
    assert states == {"new": 1}
    mine = Contribution.objects.get(expert=expert, activity__title="Staff Nurse", role=Seat.OBSERVER.label,
                                    activity__directorate=directorate)  # fmt: skip
    assert (mine.band, mine.budget, mine.travel_rule) == (wanted["band"], wanted["budget"], TRAVEL)


def test_it_is_said_where_people_are_seated_that_nobody_has_said_what_it_pays(as_, recruiter):
    panel, expert = panel_in(), ready()
    file = Document.objects.create(
        owner=recruiter, purpose="panel_import", name="panels.csv", media_type="text/csv", size=1,
        sha256="0" * 64, stored_as="panels.csv",
    )  # fmt: skip
    checked = PanelImport.objects.create(
        document=file, brought_by=recruiter, state=PanelImportState.CHECKED, states={str(PanelState.NEW): 2}
    )
    pages = [
        reverse("involvement:panels"),
        reverse("involvement:panel_seat", args=[panel.pk, expert.pk]),
        reverse("involvement:panel_import", args=[checked.pk]),
    ]
    desk = as_(recruiter)
    for page in pages:
        shown = desk.get(page).text
        assert NOBODY in shown and f'href="{LIST}"' in shown, page
    set_panel_terms(directorate=panel.activity.directorate, by=recruiter, **NONE)
    assert NOBODY not in desk.get(pages[1]).text
    assert "Nobody has said what a seat pays in some directorates" in desk.get(pages[0]).text
    set_panel_terms(directorate=None, by=recruiter, **NONE)
    for page in pages:
        assert "Nobody has said" not in desk.get(page).text, page


def test_the_list_asks_the_same_whatever_the_rows(as_, recruiter):
    def add():
        set_panel_terms(directorate=DirectorateFactory(), by=recruiter, **terms())

    asks_the_same_whatever_the_rows(as_(recruiter), LIST, add)
