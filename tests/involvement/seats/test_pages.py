"""The pages around a panel, for those who record it, those who sit on it, a chair by a link, and by phone."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from coproduction.accounts.enums import Role
from coproduction.core.dates import today
from coproduction.core.exceptions import RuleBroken
from coproduction.core.submission import FIELD, new_token
from coproduction.correspondence.models import Message
from experts.models import AccessNeed, Occasion, Qualification
from experts.selectors.done import what_was_done
from involvement.enums import Seat
from involvement.models import Debrief, PanelOffer, PanelRequest, PanelSeat, PanelTerms, SeatSignOff
from involvement.rules.links import token_for
from involvement.services import asking, panel_days
from payments.services.claims import start_claim
from tests.experts.acting import begin, offline, token
from tests.factories import BudgetFactory, DirectorateFactory, PanelSeatFactory, RateFactory, person
from tests.involvement.seats.conftest import ask, observe, over, panel_in, ready, terms, train
from tests.questions import questions

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]
ANSWERS = {"heard": "yes", "prepared": "partly", "again": "no", "words": "Thank you."}


def to(name, *args):
    return reverse(f"involvement:{name}", args=args)


def form(user, **typed):
    return {FIELD: new_token(user), **typed}


@pytest.fixture
def desk(as_, recruiter):
    return as_(recruiter)


def ask_form(user, **more):
    return form(
        user, seats="1", seat="member", is_paid="yes", band=RateFactory().band.pk, budget=BudgetFactory().pk,
        travel_rule="mileage_or_public_transport", preparation_minutes="30", words="Come to the desk.", **more,
    )  # fmt: skip


def test_a_recruiter_asks_in_one_step_and_a_slip_keeps_what_was_typed(desk, recruiter):
    ready()
    panel = panel_in()
    page = to("panel_ask", panel.pk)
    shown = desk.get(page).content.decode()
    assert "1 person has Values Based Recruitment training" in shown
    names = [name for name in ("needed_by_day", "needed_by_0") if f'name="{name}"' in shown]
    parts = ("day", "month", "year") if names == ["needed_by_day"] else ("0", "1", "2")

    def when(day):
        return {f"needed_by_{part}": n for part, n in zip(parts, (day.day, day.month, day.year), strict=True)}

    late = desk.post(page, ask_form(recruiter, **when(panel.held_on)))
    assert late.status_code == 422
    assert "must be before the panel" in late.content.decode()
    assert "Come to the desk." in late.content.decode()
    soon = when(today() + timedelta(days=4))
    from_nothing = desk.post(page, {**ask_form(recruiter, **soon), "budget": ""})
    assert from_nothing.status_code == 422
    assert "Choose the budget that pays for this" in from_nothing.content.decode()
    made = desk.post(page, ask_form(recruiter, **soon))
    assert made.url == to("panel", panel.pk)
    assert PanelRequest.objects.get().offers.count() == 1
    assert "Looking for people" in desk.get(made.url).content.decode()
    assert desk.get(page).status_code == 403


def test_nobody_is_asked_to_sit_unpaid_because_a_field_was_left_as_it_was(desk, recruiter):
    ready()
    page = to("panel_ask", panel_in().pk)
    day = today() + timedelta(days=4)
    asked = {
        **ask_form(recruiter), "needed_by_day": day.day, "needed_by_month": day.month, "needed_by_year": day.year,
        "band": "", "budget": "",
    }  # fmt: skip
    left = desk.post(page, {**asked, "is_paid": ""})
    assert left.status_code == 422 and "Select whether time on a panel is paid" in left.text
    assert "Select what it pays" in desk.post(page, asked).text
    assert not PanelRequest.objects.exists()
    desk.post(page, {**asked, "is_paid": "no"})
    assert PanelRequest.objects.get().band is None


@pytest.mark.parametrize(("band", "shown"), [(True, ["yes"]), (False, ["no"]), (None, [])])
def test_what_the_directorate_pays_is_filled_in(desk, recruiter, band, shown):
    panel = panel_in()
    if band is not None:
        terms = {"band": RateFactory().band if band else None, "budget": BudgetFactory() if band else None}
        PanelTerms.objects.create(directorate=panel.activity.directorate, **terms)
    page = desk.get(to("panel_ask", panel.pk)).text
    radios = re.findall(r'<input[^>]*name="is_paid"[^>]*>', page)
    assert len(radios) == 2
    assert [re.search(r'value="(\w+)"', each)[1] for each in radios if "checked" in each] == shown


def test_the_panel_page_asks_no_more_with_more_people(desk, recruiter):
    panel = panel_in()
    for _ in range(3):
        ready()
    ask(panel, recruiter)
    PanelSeatFactory(panel=panel)
    few = questions(desk, to("panel", panel.pk))
    for _ in range(3):
        PanelSeatFactory(panel=panel)
    assert questions(desk, to("panel", panel.pk)) == few <= 15


def test_a_person_answers_in_their_own_pages(as_, recruiter):
    expert = ready()
    ask(panel_in(), recruiter)
    offer = PanelOffer.objects.get()
    hers = as_(expert.user)
    page = hers.get(to("panel_offer", offer.pk)).content.decode()
    for words in ("£", "Mileage", "mileage", "If you get benefits", "Yes, I take the seat"):
        assert words.lower() in page.lower()
    assert "Answer the offer of a seat" in hers.get("/start/").content.decode()
    hers.post(to("panel_offer_accept", offer.pk))
    seat = PanelSeat.objects.get(panel=offer.request.panel)
    assert hers.get(to("my_seat", seat.panel_id)).status_code == 200
    assert "Panels to come" in hers.get(to("my_panels")).content.decode()
    hers.post(to("seat_cannot_come", seat.panel_id))
    offer.refresh_from_db()
    assert offer.status == "given_up"
    assert hers.post(to("panel_offer_accept", offer.pk)).status_code == 409


def test_another_person_finds_none_of_it(as_, recruiter, expert):
    holder = ready()
    panel = panel_in()
    ask(panel, recruiter)
    offer = PanelOffer.objects.get()
    asking.accept(offer=offer, by=holder.user)
    other = as_(expert)
    for name, key in (("panel_offer", offer.pk), ("my_seat", panel.pk), ("seat_cannot_come", panel.pk)):
        assert other.get(to(name, key)).status_code == 404, name
    assert other.post(to("panel_offer_decline", offer.pk)).status_code == 404
    assert other.get(to("panel_ask", panel.pk)).status_code == 403


def test_a_coordinator_answers_for_someone_by_phone(as_, coordinator, recruiter):
    mary = offline()
    train(mary.expert)
    observe(mary.expert)
    panel = panel_in()
    ask(panel, recruiter)
    offer = PanelOffer.objects.get(expert=mary.expert)
    cora = as_(coordinator)
    begin(cora, coordinator, mary)
    assert cora.get(to("my_panels")).status_code == 200
    assert cora.get(to("panel_offer", offer.pk)).status_code == 200
    cora.post(to("panel_offer_accept", offer.pk), token(coordinator, mary))
    offer.refresh_from_db()
    assert offer.status == "accepted"
    said = [words for _, words in what_was_done(Occasion.objects.get())]
    assert said == ["You said yes to a seat on the panel for ‘Staff Nurse’."]
    assert cora.get(to("panel_ask", panel.pk)).status_code == 403


def test_someone_untrained_is_seated_by_hand_with_a_reason_and_shown_with_a_name(desk, recruiter):
    expert = ready(name="Una Untrained")
    Qualification.objects.filter(expert=expert).delete()
    panel = panel_in()
    found = desk.get(to("panel_find_person", panel.pk), {"q": "Una"}).content.decode()
    assert "No training in date" in found
    page = to("panel_seat", panel.pk, expert.pk)
    refused = desk.post(page, form(recruiter, seat="member", override_reason=""))
    assert refused.status_code == 422
    assert "Still needed: Values Based Recruitment training" in refused.content.decode()
    assert (
        desk.post(page, form(recruiter, seat="member", override_reason="Paper to come.")).status_code == 302
    )
    shown = desk.get(to("panel", panel.pk)).content.decode()
    assert "Seated all the same by Rita Recruiter" in shown
    assert "Paper to come." in shown


def test_a_person_is_taken_off_with_a_reason(desk, recruiter):
    panel, expert = panel_in(), ready()
    held = asking.seat_by_hand(panel=panel, expert=expert, seat=Seat.MEMBER, terms=terms(), by=recruiter)
    page = to("panel_take_off", panel.pk, held.pk)
    assert desk.post(page, form(recruiter, why="ours", reason="")).status_code == 422
    assert desk.post(page, form(recruiter, why="theirs", reason="")).status_code == 302
    held.refresh_from_db()
    assert held.contribution.status == "apologies"
    assert desk.get(page).status_code == 403


def test_who_came_is_recorded_on_one_page_and_leads_to_a_claim(desk, as_, recruiter, still_clock):
    expert = ready()
    panel = over(recruiter, still_clock, expert)
    contribution = panel.seats.get().contribution
    page = to("panel_attendance", panel.pk)
    typed = {
        f"came_{contribution.pk}": "attended", f"hours_{contribution.pk}": "3", f"minutes_{contribution.pk}": "0",
    }  # fmt: skip
    desk.force_login(recruiter, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert "Record who came" in desk.get("/start/").content.decode()
    assert "3 hours" in desk.post(page, form(recruiter, **typed)).content.decode()
    assert desk.post(page, form(recruiter, send="1", **typed)).status_code == 302
    hers = as_(expert.user)
    seat = hers.get(to("my_seat", panel.pk)).content.decode()
    assert reverse("payments:claim_start", args=[contribution.pk]) in seat and "Claim for it" in seat
    assert "Tell us how it went" in seat
    contribution.refresh_from_db()
    start_claim(contribution=contribution, by=expert.user)
    seat = hers.get(to("my_seat", panel.pk)).text
    assert "See your claim" in seat and "Claim for it" not in seat
    assert "Tell us how the panel went" in hers.get("/start/").content.decode()
    page = to("my_debrief", panel.pk)
    assert hers.post(page, form(expert.user, heard="yes")).status_code == 422
    assert hers.post(page, form(expert.user, **ANSWERS)).status_code == 302
    assert Debrief.objects.get(expert=expert).heard == "yes"
    assert "You told us on" in hers.get(page).content.decode()


def test_a_chair_without_an_account_answers_by_the_link_once(recruiter, still_clock):
    expert = ready(name="Quentin Quietname")
    panel = over(recruiter, still_clock, expert, chair_email="chair@example.nhs.uk")
    seat = panel.seats.get()
    rows = [(seat.contribution_id, "attended", 60)]
    panel_days.record_attendance(panel=panel, rows=rows, by=recruiter)
    debrief = Debrief.objects.get(side="chair")
    link = to("chair_debrief", token_for("debrief", debrief.pk))
    assert link in Message.objects.get(address="chair@example.nhs.uk").body
    stranger = Client()
    page = stranger.get(link).content.decode()
    assert "Was the expert’s view heard as equal?" in page
    assert "Quietname" not in page
    shown = page.split(f'name="{FIELD}" value="')[1].split('"')[0]
    assert stranger.post(link, {FIELD: shown, "heard": "partly"}).status_code == 422
    assert stranger.post(link, {FIELD: shown, **ANSWERS, "heard": "partly"}).status_code == 302
    assert "We have your answers" in stranger.get(link).content.decode()
    debrief.refresh_from_db()
    assert debrief.heard == "partly"
    again = new_token_of(stranger, link)
    assert again is None


def new_token_of(browser, link):
    page = browser.get(link).content.decode()
    return page.split(f'name="{FIELD}" value="')[1].split('"')[0] if f'name="{FIELD}"' in page else None


def test_the_chair_with_an_account_signs_off_and_a_stranger_to_the_panel_cannot(as_, recruiter, still_clock):
    expert, chair = ready(), person(Role.HOST, name="Chloe Chair")
    panel = over(recruiter, still_clock, expert, chair_email=chair.email)
    seat = panel.seats.get()
    panel_days.record_attendance(panel=panel, rows=[(seat.contribution_id, "attended", 60)], by=recruiter)
    page = to("panel_sign_off", seat.pk)
    assert as_(person(Role.HOST)).get(page).status_code == 404
    hers = as_(chair)
    assert hers.post(page, form(chair, ready="yes", note="")).status_code == 422
    assert hers.post(page, form(chair, ready="yes", note="Asked clear questions.")).status_code == 302
    assert SeatSignOff.objects.get(seat=seat).signed_by == chair
    assert "Asked clear questions." in as_(expert.user).get(to("my_panels")).content.decode()


def test_a_recruiter_of_another_directorate_finds_nobody_to_sign_off(as_, recruiter, still_clock):
    panel = over(recruiter, still_clock, ready())
    seat = panel.seats.get()
    panel_days.record_attendance(panel=panel, rows=[(seat.contribution_id, "attended", 60)], by=recruiter)
    page = to("panel_sign_off", seat.pk)
    elsewhere = person(Role.RECRUITER, directorate=DirectorateFactory())
    assert as_(elsewhere).get(page).status_code == 404
    with pytest.raises(RuleBroken, match="Only a recruiter"):
        panel_days.sign_off(seat=seat, ready=True, note="Good", is_chair=False, by=elsewhere)
    assert as_(person(Role.RECRUITER, directorate=panel.activity.directorate)).get(page).status_code == 200


def test_what_helps_people_is_answered_before_the_day(desk, recruiter):
    expert = ready()
    panel = panel_in()
    asking.seat_by_hand(panel=panel, expert=expert, seat=Seat.MEMBER, terms=terms(), by=recruiter)
    need = AccessNeed.objects.create(expert=expert, kind="breaks", shared=True)
    assert "1 need, 1 still to answer" in desk.get(to("panel", panel.pk)).content.decode()
    assert "Breaks" in desk.get(to("panel_needs", panel.pk)).content.decode()
    assert desk.post(to("panel_need_met", panel.pk, need.pk)).status_code == 302
    assert "all answered" in desk.get(to("panel_needs", panel.pk)).content.decode()
    page = to("panel_need_cannot", panel.pk, need.pk)
    assert desk.get(page).status_code == 200


def test_a_panel_is_cancelled_and_a_request_called_off(desk, recruiter):
    ready()
    panel = panel_in()
    request = ask(panel, recruiter)
    assert desk.get(to("panel_call_off", request.pk)).status_code == 200
    desk.post(to("panel_call_off", request.pk))
    request.refresh_from_db()
    assert request.status == "cancelled"
    assert desk.get(to("panel_cancel", panel.pk)).status_code == 200
    desk.post(to("panel_cancel", panel.pk))
    panel.activity.refresh_from_db()
    assert panel.activity.cancelled_at
    assert desk.get(to("panel_cancel", panel.pk)).status_code == 403
