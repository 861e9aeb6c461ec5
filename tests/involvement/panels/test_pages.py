"""Recording a panel by hand, finding it, changing it: who may, what is asked, what is kept."""

from datetime import date, time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from coproduction.accounts.enums import Role
from coproduction.audit.models import Event
from coproduction.core.dates import london_moment
from coproduction.core.exceptions import RuleBroken
from coproduction.core.submission import new_token
from coproduction.reference.models import Directorate, Locality
from involvement.forms.panels import PanelForm, as_it_is
from involvement.models import Panel, PanelRequest, PanelSeat
from involvement.selectors.panel_judging import Judge
from involvement.services import panels
from tests.factories import DirectorateFactory, LocalityFactory, PanelFactory, PanelSeatFactory, person

NEW = reverse("involvement:panel_new")


@pytest.fixture
def typed(trust, recruiter):
    """What a recruiter types for a panel on 5 October with expert 1 on it."""
    return {
        "reference": "846-1",
        "title": "Staff Nurse",
        "band": "5",
        "directorate": Directorate.objects.get(name="Corporate").pk,
        "locality": Locality.objects.get(name="Norwich").pk,
        "date_day": "5",
        "date_month": "10",
        "date_year": "2026",
        "start": "9am",
        "end": "12:30pm",
        "chair_email": "chair@example.nhs.uk",
        "others": "one@example.nhs.uk\ntwo@example.nhs.uk",
        "expert_1": "expert1@example.org",
        "seat_1": "member",
        "candidates": "3",
        "met": "3",
        "equal_vote": "yes",
        "outcome": "appointed",
    }


def post(client, user, url, values, **more):
    return client.post(url, {**values, "submission_token": new_token(user), **more})


def test_a_panel_is_typed_looked_at_and_recorded(as_, recruiter, typed, trust):
    client = as_(recruiter)
    looked = post(client, recruiter, NEW, typed)
    assert looked.status_code == 200
    assert "Check the panel" in looked.text and not Panel.objects.exists()
    answer = post(client, recruiter, NEW, typed, send="1")
    panel = Panel.objects.get()
    assert answer.url == reverse("involvement:panel", args=[panel.pk])
    assert (panel.candidates, panel.equal_vote, panel.equal_scoring, panel.outcome) == (
        3,
        True,
        None,
        "appointed",
    )
    seat = PanelSeat.objects.select_related("contribution").get()
    assert (seat.expert, seat.contribution.status, seat.contribution.minutes) == (trust[1], "attended", 210)
    page = client.get(answer.url).text
    assert "Staff Nurse" in page and "one@example.nhs.uk, two@example.nhs.uk" in page
    again = post(client, recruiter, NEW, typed, send="1")
    assert again.status_code == 422
    assert "A panel of this vacancy on this day is recorded already." in again.text


def test_going_back_from_the_check_keeps_what_was_typed(as_, recruiter, typed):
    answer = post(as_(recruiter), recruiter, NEW, typed, change="1")
    assert 'value="Staff Nurse"' in answer.text and not Panel.objects.exists()


@pytest.mark.parametrize(
    "values, words",
    [
        ({"expert_1": "", "met": ""}, "There was no expert and no reason. Give the reason."),
        ({"expert_1": ""}, "Candidates met an expert, but there is no expert on this panel."),
        ({"met": "4"}, "More candidates met an expert than there were candidates."),
        ({"expert_1": "nobody@unknown.example"}, "Nobody in the network has the e-mail address"),
        ({"referees": "chair@example.nhs.uk"}, "The chair is a referee of one of the candidates"),
        (
            {"referees": "expert1@example.org", "seat_1": "chair"},
            "The chair is a referee of one of the candidates",
        ),
        ({"reason": "withdrew"}, "There is an expert, and a reason why there was none."),
        ({"expert_1": "", "met": "", "reason": "other"}, "Say in words why there was no expert."),
        ({"end": "8am"}, "The end time must be later than the start"),
        ({"others": "somebody"}, "‘somebody’ is not an e-mail address"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(as_, recruiter, typed, values, words):
    answer = post(as_(recruiter), recruiter, NEW, {**typed, **values}, send="1")
    assert answer.status_code == 422
    assert words in answer.text and 'value="Staff Nurse"' in answer.text
    assert not Panel.objects.exists()


def test_nobody_untrained_is_seated_without_a_reason_and_a_name(as_, recruiter, typed, trust):
    trust[1].qualifications.all().delete()
    client = as_(recruiter)
    refused = post(client, recruiter, NEW, typed, send="1")
    assert "has no Values Based Recruitment training in date on 5 October 2026" in refused.text
    assert not Panel.objects.exists()
    post(client, recruiter, NEW, {**typed, "override": "Nobody else was free"}, send="1")
    seat = PanelSeat.objects.get()
    assert (seat.override_reason, seat.override_by) == ("Nobody else was free", recruiter)
    event = Event.objects.get(action="panel_seat.overridden", actor=recruiter)
    assert event.after == {
        "override": True
    }  # the seat keeps the reason, and forgets it when the person leaves


def test_an_observer_needs_no_training(as_, recruiter, typed, trust):
    trust[1].qualifications.all().delete()
    post(as_(recruiter), recruiter, NEW, {**typed, "seat_1": "observer"}, send="1")
    seat = PanelSeat.objects.get()
    assert (seat.seat, seat.override_by) == ("observer", None)


def test_a_change_is_kept_with_what_was_there_before(as_, recruiter, typed):
    client = as_(recruiter)
    post(client, recruiter, NEW, typed, send="1")
    panel = Panel.objects.get()
    url = reverse("involvement:panel_change", args=[panel.pk])
    assert 'value="Staff Nurse"' in client.get(url).text
    answer = post(
        client, recruiter, url, {**typed, "outcome": "re_advertise", "others": "", "equal_vote": ""}
    )
    assert answer.status_code == 302
    panel.refresh_from_db()
    assert (panel.outcome, panel.equal_vote, panel.members.count()) == ("re_advertise", None, 0)
    event = Event.objects.get(action="panel.changed")
    assert (event.before["outcome"], event.after["outcome"]) == ("appointed", "re_advertise")
    assert event.after["changed"] == ["equal_vote", "others", "outcome"]
    moved = post(client, recruiter, url, {**typed, "start": "10am"})
    assert "so the time of this panel stands" in moved.text


def test_a_panel_of_a_directorate_that_is_retired_can_still_be_changed(as_, recruiter):
    panel = PanelFactory(activity__locality=LocalityFactory())
    for entry in (panel.activity.directorate, panel.activity.locality):
        entry.retired_at = timezone.now()
        entry.save()
    url = reverse("involvement:panel_change", args=[panel.pk])
    initial = as_it_is(panel)
    day = initial.pop("date")
    typed = {name: value for name, value in initial.items() if value not in (None, "")}
    typed |= {"date_day": day.day, "date_month": day.month, "date_year": day.year, "reason": "nobody_asked"}
    answer = post(as_(recruiter), recruiter, url, {**typed, "outcome": "appointed"})
    assert answer.status_code == 302, answer.text
    panel.refresh_from_db()
    assert panel.outcome == "appointed"


def test_the_time_stands_once_it_is_recorded_who_came_also_for_a_page_that_is_stale(recruiter):
    panel = PanelFactory()
    typed = as_it_is(panel)
    day, start = typed["date"], typed["start"]
    typed |= {"date_day": day.day, "date_month": day.month, "date_year": day.year, "reason": "nobody_asked"}
    typed |= {"start": "12:01am", "end": "11:59pm"}
    form = PanelForm({name: value for name, value in typed.items() if value not in (None, "")})
    assert form.is_valid(), form.errors
    judged = Judge(recruiter).judge_change(panel, form.told())
    assert judged.changes and not judged.problems
    PanelSeatFactory(panel=panel, contribution__attended=True)
    with pytest.raises(RuleBroken, match="time of this panel stands"):
        panels.change_panel(judged=judged, by=recruiter)
    panel.activity.refresh_from_db()
    assert timezone.localtime(panel.activity.starts_at).time() == start


def test_the_list_finds_and_counts(as_, recruiter, trust, django_assert_max_num_queries):
    for number in range(3):
        PanelFactory(vacancy_reference=f"AB-{number}")
    PanelSeatFactory(panel=Panel.objects.first())
    client = as_(recruiter)
    url = reverse("involvement:panels")
    client.get(url)
    with django_assert_max_num_queries(15):
        page = client.get(url).text
    assert "3 panels" in page
    assert "1 panel<" in client.get(url, {"expert": "with"}).text
    assert "2 panels" in client.get(url, {"expert": "without", "outcome": "not_known"}).text
    assert "AB-2" in client.get(url, {"q": "ab-2"}).text
    assert "No panel fits" in client.get(url, {"month": "2019-01"}).text
    assert "3 panels" in client.get(url, {"month": "x", "directorate": "²", "page": "9"}).text


@pytest.mark.parametrize("typed", ["2026-10", "October 2026", "oct 2026", "10/2026", " 10 2026 "])
def test_a_month_is_read_however_people_write_it(as_, recruiter, typed):
    for day in (date(2026, 10, 31), date(2026, 11, 1)):
        starts = london_moment(day, time(9))
        PanelFactory(activity__starts_at=starts, activity__ends_at=starts + timedelta(hours=3))
    page = as_(recruiter).get(reverse("involvement:panels"), {"month": typed}).text
    assert "1 panel<" in page
    assert "We cannot read this month" not in page


@pytest.mark.parametrize(
    ("statuses", "words"),
    [
        ([], "Not asked yet"),
        (["cancelled"], "Not asked yet"),
        (["open"], "Asked"),
        (["unfilled", "open", "cancelled"], "Asked"),
        (["cancelled", "unfilled"], "Nobody was found"),
    ],
)
def test_the_list_says_whether_experts_were_asked_for(as_, recruiter, statuses, words):
    panel = PanelFactory()
    for status in statuses:
        PanelRequest.objects.create(
            panel=panel,
            status=status,
            needed_by=panel.held_on,
            asked_by=recruiter,
            opened_at=timezone.now(),
        )
    row = as_(recruiter).get(reverse("involvement:panels")).text.split("</thead>")[1]
    said = [each for each in ("Not asked yet", "Asked", "Nobody was found") if each in row]
    assert said == [words]


def test_the_list_leads_to_coverage_and_to_panels_at_risk(as_, recruiter):
    client = as_(recruiter)
    page = client.get(reverse("involvement:panels")).text
    for key in ("panel-coverage", "panels-at-risk"):
        url = reverse("reports:report", args=[key])
        assert f'href="{url}"' in page
        assert client.get(url).status_code == 200


@pytest.mark.parametrize("typed", ["October", "13/2026", "2026", "5/10/2026", "last"])
def test_a_month_that_cannot_be_read_is_said_so_and_stays_as_it_was_typed(as_, recruiter, typed):
    PanelFactory()
    page = as_(recruiter).get(reverse("involvement:panels"), {"month": typed}).text
    assert "We cannot read this month" in page
    assert f'value="{typed}"' in page


def test_a_recruiter_of_one_directorate_stays_in_it(as_, typed):
    here = DirectorateFactory()
    recruiter = person(Role.RECRUITER, directorate=here)
    elsewhere = PanelFactory()
    client = as_(recruiter)
    assert client.get(reverse("involvement:panel", args=[elsewhere.pk])).status_code == 404
    assert client.get(reverse("involvement:panel_change", args=[elsewhere.pk])).status_code == 404
    answer = post(client, recruiter, NEW, typed, send="1")
    assert answer.status_code == 422 and not Panel.objects.filter(vacancy_reference="846-1").exists()


def test_a_person_on_a_panel_sees_their_own_and_no_staff(as_, expert, nobody):
    mine = PanelSeatFactory(expert=expert.expert).panel
    page = as_(expert).get(reverse("involvement:panel", args=[mine.pk]))
    assert page.status_code == 200 and "Staff Nurse" in page.text
    assert "chair@example.nhs.uk" not in page.text
    assert as_(nobody).get(reverse("involvement:panel", args=[mine.pk])).status_code == 404
    assert as_(nobody).get(NEW).status_code == 403


def test_a_cancelled_panel_cannot_be_changed(as_, recruiter):
    panel = PanelFactory(activity__cancelled_at=timezone.now() - timedelta(days=1))
    answer = as_(recruiter).get(reverse("involvement:panel_change", args=[panel.pk]))
    assert answer.status_code == 403
