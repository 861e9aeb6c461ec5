"""What waits about panels says the day, and a coordinator says how one went for somebody on the telephone."""

from datetime import timedelta

import pytest
from django.urls import reverse

from coproduction.audit.models import Event
from coproduction.core.dates import say_date, say_moment, today
from experts.models import Occasion
from experts.selectors.done import what_was_done
from involvement.enums import Seat
from involvement.models import Debrief, PanelOffer, PanelRequest
from involvement.services import asking, debriefs, seats
from tests.experts.acting import begin, offline, token
from tests.factories import PanelSeatFactory
from tests.involvement.seats.conftest import ask, panel_in, ready

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]
ANSWERS = {"heard": "yes", "prepared": "partly", "again": "no", "words": "Thank you."}


def to(name, *args):
    return reverse(f"involvement:{name}", args=args)


def test_a_coordinator_says_how_a_panel_went_for_somebody_on_the_phone(
    as_, coordinator, recruiter, still_clock
):
    mary = offline()
    seat = PanelSeatFactory(panel=panel_in(days=-1), expert=mary.expert, contribution__attended=True)
    other = PanelSeatFactory(panel=seat.panel, contribution__attended=True)
    for each in (seat, other):
        debriefs.ask_about(seat=each)
    cora = as_(coordinator)
    begin(cora, coordinator, mary)
    start = cora.get("/start/").text
    assert f"Tell us how the panel went: Staff Nurse, {say_date(seat.panel.held_on)}" in start
    page = to("my_debrief", seat.panel_id)
    assert "How did the panel go?" in cora.get(page).text
    slip = cora.post(page, {**token(coordinator, mary), **ANSWERS, "heard": ""})
    assert slip.status_code == 422 and "Thank you." in slip.text
    answer = cora.post(page, {**token(coordinator, mary), **ANSWERS})
    assert answer.url == to("my_seat", seat.panel_id)
    debrief = Debrief.objects.get(expert=mary.expert)
    assert {name: getattr(debrief, name) for name in ANSWERS} == ANSWERS
    assert debrief.answered_at
    assert Debrief.objects.get(expert=other.expert).answered_at is None
    said = [words for _, words in what_was_done(Occasion.objects.get())]
    assert said == ["You told us how the panel for ‘Staff Nurse’ went."]
    event = Event.objects.get(action="debrief.answered")
    assert (event.actor_id, event.on_behalf_of_id) == (coordinator.pk, mary.pk)
    assert "You told us on" in cora.get(page).text
    again = cora.post(page, {**token(coordinator, mary), **ANSWERS, "heard": "no"})
    debrief.refresh_from_db()
    assert again.status_code == 200 and debrief.heard == "yes"


def test_a_coordinator_cannot_say_it_for_somebody_who_did_not_sit_there(as_, coordinator):
    mary = offline()
    other = PanelSeatFactory(panel=panel_in(days=-1), contribution__attended=True)
    debriefs.ask_about(seat=other)
    cora = as_(coordinator)
    begin(cora, coordinator, mary)
    assert cora.get(to("my_debrief", other.panel_id)).status_code == 404
    assert (
        cora.post(to("my_debrief", other.panel_id), {**token(coordinator, mary), **ANSWERS}).status_code
        == 404
    )


def test_what_waits_about_panels_says_the_day(as_, recruiter):
    expert = ready(name="Omar Other")
    panel = panel_in()
    when = say_moment(panel.activity.starts_at)
    ask(panel, recruiter)
    hers = as_(expert.user)
    assert f"Answer the offer of a seat on a panel: Staff Nurse, {when}" in hers.get("/start/").text
    asking.accept(offer=PanelOffer.objects.get(), by=expert.user)
    seats.panel_moved(panel=panel, was=panel.activity.starts_at, by=recruiter)
    assert f"Tell us if you can still come: Staff Nurse, {when}" in hers.get("/start/").text
    late = panel_in(days=2)
    ask(late, recruiter, needed_in=0)
    PanelRequest.objects.filter(panel=late).update(needed_by=today() - timedelta(days=1))
    desk = as_(recruiter)
    assert f"Find an expert for a panel: Staff Nurse, {say_date(late.held_on)}" in desk.get("/start/").text
    chaired = panel_in(days=-1, chair_email=recruiter.email)
    PanelSeatFactory(panel=chaired, expert=expert, seat=Seat.OBSERVER, contribution__attended=True)
    assert (
        f"Sign off Omar Other on the panel: Staff Nurse, {say_date(chaired.held_on)}"
        in desk.get("/start/").text
    )
