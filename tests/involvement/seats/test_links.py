"""The links in messages about a panel: they answer without signing in, for as long as there is something to answer."""

from datetime import timedelta

import pytest
from django.core import signing
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from coproduction.accounts.enums import Role
from coproduction.core.submission import FIELD, new_token
from coproduction.correspondence.models import Message
from coproduction.reference.services import change_setting
from experts.selectors import warnings
from involvement.models import Debrief, PanelOffer, PanelSeat
from involvement.rules.links import token_for
from involvement.services import asking, panel_days
from tests.factories import person
from tests.involvement.seats.conftest import ask, over, panel_in, ready

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]
ANSWERS = {"heard": "yes", "prepared": "partly", "again": "no", "words": "Thank you."}


def to(name, *args):
    return reverse(f"involvement:{name}", args=args)


def form(user, **typed):
    return {FIELD: new_token(user), **typed}


def test_the_link_in_a_message_answers_without_signing_in(recruiter):
    expert = ready(name="Quentin Quietname")
    ask(panel_in(), recruiter)
    link = Message.objects.get(recipient=expert.user, kind="panel_offered").link
    stranger = Client()
    shown = stranger.get(link)
    assert "no-store" in shown["Cache-Control"]
    page = shown.content.decode()
    assert "Yes, I take the seat" in page
    assert "Quietname" not in page
    assert stranger.post(link, {"answer": "maybe"}).status_code == 404
    assert stranger.post(link, {"answer": "yes"}).status_code == 302
    assert "The answer is yes" in stranger.get(link).content.decode()
    assert PanelOffer.objects.get().status == "accepted"
    assert stranger.post(link, {"answer": "no"}).status_code == 409
    assert PanelOffer.objects.get().status == "accepted"


def test_what_is_for_the_person_alone_is_not_on_the_page_of_a_link(recruiter, monkeypatch):
    expert = ready()
    monkeypatch.setattr(warnings, "_askers", [lambda expert, proposed: ["You set a limit of £20 a week."]])
    ask(panel_in(), recruiter)
    link = Message.objects.get(recipient=expert.user, kind="panel_offered").link
    page = Client().get(link).content.decode()
    assert "£20 a week" not in page
    assert "Yes, I take the seat" not in page
    assert "Sign in to read it" in page


def test_a_link_does_not_say_yes_for_someone_who_has_something_to_read_first(as_, recruiter, monkeypatch):
    expert = ready()
    ask(panel_in(), recruiter)
    offer = PanelOffer.objects.get()
    link = Message.objects.get(recipient=expert.user, kind="panel_offered").link
    stranger = Client()
    assert "Yes, I take the seat" in stranger.get(link).content.decode()
    with monkeypatch.context() as since:
        since.setattr(warnings, "_askers", [lambda expert, proposed: ["You set a limit of £20 a week."]])
        answer = stranger.post(link, {"answer": "yes"})
        assert answer.status_code == 409
        assert "Sign in to read it" in answer.content.decode() and "£20" not in answer.content.decode()
        assert not PanelSeat.objects.filter(panel=offer.request.panel).exists()
        assert as_(expert.user).post(to("panel_offer_accept", offer.pk)).status_code == 302
        assert stranger.post(link, {"answer": "yes"}).status_code == 302  # it is theirs already
    offer.refresh_from_db()
    assert offer.status == "accepted"


def test_a_link_still_says_no_where_there_is_something_to_read_first(recruiter, monkeypatch):
    expert = ready()
    monkeypatch.setattr(warnings, "_askers", [lambda expert, proposed: ["You set a limit of £20 a week."]])
    ask(panel_in(), recruiter)
    link = Message.objects.get(recipient=expert.user, kind="panel_offered").link
    assert Client().post(link, {"answer": "no"}).status_code == 302
    assert PanelOffer.objects.get().status == "declined"


@pytest.mark.parametrize("name", ["panel_answer", "chair_debrief"])
def test_a_link_we_did_not_make_leads_nowhere(client, name, recruiter):
    ready()
    ask(panel_in(), recruiter)
    offer = PanelOffer.objects.get()
    forged = signing.dumps(offer.pk, salt="something else")
    other_kind = token_for("debrief" if name == "panel_answer" else "offer", offer.pk)
    for bad in ("x", forged, other_kind):
        assert client.get(to(name, bad)).status_code == 404


@pytest.mark.parametrize("days_ahead", [10, 46, 120])
@pytest.mark.parametrize("answer_days", [3, 30])
def test_a_link_answers_until_the_last_day_however_far_the_panel(
    recruiter, still_clock, days_ahead, answer_days
):
    change_setting("panel_offer_answer_days", answer_days, by=person(Role.ADMINISTRATOR))
    ready()
    ask(panel_in(days=days_ahead), recruiter)
    link = Message.objects.get(kind="panel_offered").link
    still_clock.shift(timedelta(days=min(answer_days, days_ahead - 1)))
    assert "Yes, I take the seat" in Client().get(link).text
    assert Client().post(link, {"answer": "yes"}).status_code == 302
    still_clock.shift(PanelOffer.objects.get().request.panel.activity.starts_at - timezone.now())
    assert "The answer is yes" in Client().get(link).text
    still_clock.shift(timedelta(days=1))
    assert "You said yes to this seat." in Client().get(link).text


@pytest.mark.parametrize("days_ahead", [10, 46, 120])
@pytest.mark.parametrize("lapsed", [True, False])
def test_a_link_nobody_answered_says_so_until_some_weeks_after_the_panel(
    recruiter, still_clock, days_ahead, lapsed
):
    ready()
    ask(panel_in(days=days_ahead), recruiter)
    link = Message.objects.get(kind="panel_offered").link
    still_clock.shift(timedelta(days=4))
    if lapsed:
        asking.go_on()
    for days, said in (
        (0, "so we asked somebody else"),
        (days_ahead - 5, "so we asked somebody else"),
        (1, "This panel has begun or is over."),
        (30, "This panel has begun or is over."),
    ):
        still_clock.shift(timedelta(days=days))
        page = Client().get(link)
        assert page.status_code == 200 and "You had until" in page.text and said in page.text
        assert "Yes, I take the seat" not in page.text
        assert Client().post(link, {"answer": "yes"}).status_code == 409
    still_clock.shift(timedelta(days=1))
    assert Client().get(link).status_code == 404


def test_the_link_of_a_chair_runs_out(recruiter, still_clock):
    expert = ready()
    panel = over(recruiter, still_clock, expert, chair_email="chair@example.nhs.uk")
    rows = [(panel.seats.get().contribution_id, "attended", 60)]
    panel_days.record_attendance(panel=panel, rows=rows, by=recruiter)
    link = to("chair_debrief", token_for("debrief", Debrief.objects.get(side="chair").pk))
    still_clock.shift(timedelta(days=44))
    assert Client().get(link).status_code == 200
    still_clock.shift(timedelta(days=2))
    assert Client().get(link).status_code == 404
