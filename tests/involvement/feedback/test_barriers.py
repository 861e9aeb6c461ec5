"""What got in the way, what was done about it, and the two reports with the rows behind each figure."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from coproduction.core.reporting import Question, report_called
from coproduction.core.submission import new_token
from involvement.models import Barrier, Feedback, Review
from involvement.services import impact
from tests.factories import DirectorateFactory, OpportunityFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]
YEAR = (date(2026, 4, 1), date(2027, 3, 31))
BUS = {"kind": "travel", "words": "No bus, Maria", "done": "", "is_done": False}


def barrier(opportunity, **more):
    return impact.record_barrier(opportunity=opportunity, by=opportunity.host, **{**BUS, **more})


def send(browser, page, user, **values):
    return browser.post(page, {**values, "submission_token": new_token(user)})


def test_a_barrier_is_taken_from_feedback_once_and_closed_with_what_was_done(
    session, expert, host, other_host, as_
):
    advert = session.opportunity
    told = Feedback.objects.create(
        opportunity=advert, person=expert, given_on=date(2026, 11, 22), side="expert", listened="yes",
        prepared="yes", again="no", barrier="travel", barrier_words="No bus after 4pm",
    )  # fmt: skip
    add = f"{reverse('involvement:barrier_add', args=[advert.pk])}?feedback={told.pk}"
    assert "No bus after 4pm" in as_(host).get(add).text
    typed = {"kind": "travel", "words": "No bus after 4pm", "done": ""}
    refused = send(as_(host), add, host, **typed, is_done="yes")
    assert refused.status_code == 422
    assert "Enter what was done about it" in refused.text
    assert send(as_(host), add, host, **typed, is_done="no").status_code == 302
    with pytest.raises(impact.RuleBroken, match="already"):
        barrier(advert, feedback=told)
    change = reverse("involvement:barrier_change", args=[Barrier.objects.get().pk])
    assert as_(other_host).get(change).status_code == 404
    send(as_(host), change, host, **{**typed, "done": "We end at 3pm"}, is_done="yes")
    assert Barrier.objects.get().closed_on == date(2026, 11, 23)


def test_each_sees_their_own_and_the_file_neutralises_formulas(host, other_host, coordinator, manager, as_):
    for number, runs in enumerate((host, other_host)):
        barrier(OpportunityFactory(host=runs, published=True), words=f"=Barrier {number}")
    seen = {
        who: as_(who).get(reverse("involvement:barriers")).text.count("=Barrier")
        for who in (host, other_host, coordinator, manager)
    }
    assert list(seen.values()) == [1, 1, 2, 2]
    lines = as_(coordinator).get(reverse("involvement:barriers_csv")).getvalue().decode()
    assert "'=Barrier 0" in lines
    assert as_(host).get(f"{reverse('involvement:barriers')}?kind=nonsense").status_code == 404


def answered(report, by):
    return report_called(report).table(Question(*YEAR, by, None))


def rows_behind(browser, url):
    return len(browser.get(url).context["page"].object_list)


@pytest.mark.parametrize("by", ["kind", "directorate"])
def test_each_figure_of_barriers_has_its_rows_behind_it(host, coordinator, as_, by):
    adult, older = (DirectorateFactory(name=name) for name in ("Adult", "Older"))
    for directorate, kind, done in (
        (adult, "travel", ""),
        (adult, "money", "Paid first"),
        (older, "travel", ""),
    ):
        advert = OpportunityFactory(host=host, published=True, directorate=directorate)
        barrier(advert, kind=kind, done=done, is_done=bool(done))
    table = answered("barriers", by)
    assert {key: table.totals[key] for key in ("all", "open", "done")} == {"all": 3, "open": 2, "done": 1}
    for row in (*table.rows, table.totals):
        for key in ("all", "open", "done"):
            assert rows_behind(as_(coordinator), table.behind(row, key)) == row[key]


def test_each_figure_of_reviews_has_its_rows_behind_it(host, coordinator, as_):
    for due_on, reviewed in (
        (date(2026, 11, 22), None), (date(2026, 11, 23), None), (date(2026, 11, 24), timezone.now()),
        (date(2026, 11, 20), timezone.now()), (date(2025, 11, 20), None),
    ):  # fmt: skip
        advert = OpportunityFactory(host=host, published=True, status="completed")
        by = host if reviewed else None
        Review.objects.create(
            opportunity=advert,
            completed_on=date(2026, 8, 1),
            due_on=due_on,
            reviewed_at=reviewed,
            reviewed_by=by,
        )
    for by in ("directorate", "locality"):
        table = answered("reviews", by)
        said = [table.totals[key] for key in ("all", "done", "in_time", "overdue")]
        assert said == [4, 2, 1, 1]
        for row in (*table.rows, table.totals):
            for key in ("all", "done", "overdue"):
                assert rows_behind(as_(coordinator), table.behind(row, key)) == row[key]
    assert as_(coordinator).get(reverse("involvement:reviews_csv")).status_code == 200


@pytest.mark.parametrize("report", ["barriers", "reviews"])
def test_the_reports_open_for_managers_and_coordinators_and_for_no_host(
    report, host, manager, coordinator, as_
):
    page = reverse("reports:report", args=[report])
    answers = [as_(who).get(page).status_code for who in (manager, coordinator, host)]
    assert answers == [200, 200, 403]
