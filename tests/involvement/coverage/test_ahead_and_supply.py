"""What is to come: panels at risk. And who there is to ask, how often we ask, and how soon seats are taken."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse

from coproduction.accounts.enums import Role
from experts.enums import ExpertStatus
from experts.models import Expert
from involvement.enums import PanelOfferStatus, RequestStatus, Seat
from involvement.models import PanelOffer, PanelRequest
from involvement.selectors.coverage.supply import trained_by_month
from involvement.selectors.panels import VALUES_BASED_RECRUITMENT
from tests.factories import (
    DirectorateFactory,
    ExpertFactory,
    PanelFactory,
    PanelSeatFactory,
    QualificationFactory,
    TrainingKindFactory,
    person,
)
from tests.involvement.coverage.test_pages import rows

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]

AT_RISK = reverse("reports:report", args=["panels-at-risk"])
SUPPLY = reverse("reports:report", args=["experts-for-panels"])
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
PERIOD = "first_day=1&first_month=9&first_year=2026&last_day=31&last_month=12&last_year=2026"


@pytest.fixture
def kind():
    return TrainingKindFactory(name=VALUES_BASED_RECRUITMENT)


@pytest.fixture
def adult():
    return DirectorateFactory(name="Adult Acute")


def trained(kind, gained=date(2026, 1, 1), expires=None, **facts):
    expert = ExpertFactory(**facts)
    QualificationFactory(expert=expert, kind=kind, gained_on=gained, expires_on=expires)
    return expert


def panel(directorate, days):
    starts = NOW + timedelta(days=days, minutes=1)
    about = {"activity__starts_at": starts, "activity__ends_at": starts + timedelta(hours=2)}
    return PanelFactory(activity__directorate=directorate, **about)


def ask(panel, *, made=NOW, seats=1, status=RequestStatus.OPEN, filled=None):
    request = PanelRequest.objects.create(
        panel=panel,
        seats=seats,
        needed_by=panel.held_on,
        status=status,
        asked_by=panel.recorded_by,
        opened_at=made,
        filled_at=filled,
    )
    PanelRequest.objects.filter(pk=request.pk).update(created_at=made)
    return request


def accept(request, expert, status=PanelOfferStatus.ACCEPTED):
    PanelOffer.objects.create(
        request=request, expert=expert, status=status, offered_at=NOW, answer_by=NOW.date()
    )


def test_a_panel_to_come_is_seated_asked_for_or_at_risk(as_, manager, adult, kind):
    lapses = trained(kind, expires=date(2026, 12, 1))
    seated, lapsed, observed, asked, called_off, nobody = (
        panel(adult, days) for days in (1, 30, 2, 3, 4, 89)
    )
    PanelSeatFactory(panel=seated, expert=lapses)
    PanelSeatFactory(panel=lapsed, expert=lapses)
    PanelSeatFactory(panel=observed, expert=trained(kind), seat=Seat.OBSERVER)
    ask(asked)
    ask(seated)
    ask(called_off, status=RequestStatus.CANCELLED)
    panel(adult, 90)
    panel(adult, -1)
    row, total = rows(as_(manager), AT_RISK, "directorate", "")
    figures = [int(row[heading]) for heading in list(row)[1:]]
    assert figures == [6, 1, 1, 4]
    assert list(row.values())[1:] == list(total.values())[1:]
    assert nobody.held_on == date(2026, 11, 23) + timedelta(days=89)


def test_figures_ahead_lead_to_their_panels(as_, manager, adult, kind):
    PanelSeatFactory(panel=panel(adult, 1), expert=trained(kind))
    ask(panel(adult, 2))
    for days in (3, 4):
        panel(adult, days)
    page = as_(manager).get(f"{AT_RISK}?by=directorate").content.decode()
    found = re.findall(r'href="(/staff/coverage/panels/[^"]*)">(\d+)<', page)
    assert [int(figure) for _, figure in found] == [4, 1, 1, 2] * 2
    for url, figure in found:
        answer = as_(manager).get(url.replace("&amp;", "&"))
        assert answer.context["page"].paginator.count == int(figure)
    assert "No trained expert seated or asked for" in answer.content.decode()


def test_a_panel_with_somebody_untrained_is_not_said_to_have_nobody(as_, manager, adult):
    PanelSeatFactory(panel=panel(adult, 1))
    client = as_(manager)
    report = client.get(f"{AT_RISK}?by=directorate").content.decode()
    (behind,) = {
        url
        for url, _ in re.findall(
            r'href="(/staff/coverage/panels/[^"]*of=at_risk[^"]*directorate[^"]*)">(1)<', report
        )
    }
    listed = client.get(behind.replace("&amp;", "&")).content.decode()
    for page in (report, listed):
        assert "o trained expert" in page
        assert "obody is seated" not in page and "obody seated" not in page


def test_a_manager_of_one_directorate_sees_its_own_panels_to_come_and_seats(as_, adult):
    other = DirectorateFactory()
    ask(panel(adult, 1), seats=2)
    ask(panel(other, 1))
    client = as_(person(Role.MANAGER, directorate=other))
    assert [row["Directorate"] for row in rows(client, AT_RISK, "directorate", "")] == [other.name, "Total"]
    assert rows(client, SUPPLY, "month", PERIOD)[-1]["Seats asked for"] == "1"
    assert [row["Directorate"] for row in rows(client, SUPPLY, "directorate", PERIOD)] == [
        other.name,
        "Total",
    ]


def test_seats_asked_for_and_filled_and_the_days_that_took(as_, manager, adult, kind):
    october = datetime(2026, 9, 30, 23, 30, tzinfo=UTC)  # half past midnight on 1 October in London
    two = ask(
        panel(adult, 10),
        made=october,
        seats=2,
        status=RequestStatus.FILLED,
        filled=october + timedelta(days=3),
    )
    accept(two, trained(kind))
    accept(two, trained(kind))
    accept(two, trained(kind), PanelOfferStatus.DECLINED)
    one = ask(panel(adult, 11), made=october, status=RequestStatus.FILLED, filled=october + timedelta(days=6))
    accept(one, trained(kind))
    half = ask(panel(adult, 12), seats=2)
    accept(half, trained(kind))
    ask(panel(adult, 13), status=RequestStatus.CANCELLED)
    ask(panel(adult, 14), status=RequestStatus.UNFILLED)
    found = {row["Month"]: list(row.values())[2:] for row in rows(as_(manager), SUPPLY, "month", PERIOD)}
    assert found["October 2026"] == ["2", "3", "3", "100.0", "4.5"]
    assert found["November 2026"] == ["2", "3", "1", "33.3", ""]
    assert found["Total"] == ["4", "6", "4", "66.7", "4.5"]
    page = as_(manager).get(f"{SUPPLY}?{PERIOD}&by=month").content.decode()
    for url, figure in re.findall(r'href="(/staff/coverage/panels/[^"]*)">(\d+)<', page):
        assert as_(manager).get(url.replace("&amp;", "&")).context["page"].paginator.count == int(figure)


def test_people_are_trained_from_the_day_they_gain_it_to_the_day_it_expires(kind):
    trained(kind, date(2026, 9, 30))
    trained(kind, date(2026, 10, 1), date(2026, 10, 31))
    trained(kind, date(2025, 1, 1), date(2026, 10, 30))
    twice = trained(kind, date(2026, 1, 1))
    QualificationFactory(expert=twice, kind=kind, gained_on=date(2026, 2, 1))
    QualificationFactory(gained_on=date(2026, 1, 1))
    gone = trained(kind)
    left = {"status": ExpertStatus.LEFT, "left_at": datetime(2026, 10, 31, 12, tzinfo=UTC)}
    Expert.objects.filter(pk=gone.pk).update(**left)
    trained(kind, date(2026, 11, 24))
    counted = trained_by_month(date(2026, 9, 15), date(2027, 3, 31))
    assert counted == {date(2026, 9, 1): 4, date(2026, 10, 1): 3, date(2026, 11, 1): 2}
    assert len(trained_by_month(date(2000, 1, 1), date(2100, 1, 1))) == 36
    assert trained_by_month(date(2027, 1, 1), date(2027, 3, 31)) == {}


@pytest.mark.parametrize(("many", "shown"), [(4, "Hidden"), (5, "5")])
def test_a_small_number_of_people_is_hidden(as_, manager, kind, many, shown):
    for _ in range(many):
        trained(kind, date(2026, 11, 1))
    [row, _] = rows(as_(manager), SUPPLY, "month", PERIOD)
    assert (row["Month"], row["People trained"]) == ("November 2026", shown)
    assert as_(manager).get(f"{SUPPLY}?{PERIOD}&by=month").status_code == 200


@pytest.mark.parametrize("many", [1, 4])
def test_these_pages_ask_the_same_number_of_questions(
    as_, manager, kind, many, django_assert_max_num_queries
):
    for number in range(many):
        request = ask(panel(DirectorateFactory(), number))
        accept(request, trained(kind))
    client = as_(manager)
    for address in (AT_RISK, f"{SUPPLY}?{PERIOD}&by=month", f"{SUPPLY}?{PERIOD}&by=directorate"):
        with django_assert_max_num_queries(12):
            assert client.get(address).status_code == 200
