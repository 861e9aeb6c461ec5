"""The figures of the quality mark, each against a small history counted by hand."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from coproduction.core.reporting import Question, report_called
from quality_mark.enums import AwardStatus, Kind, Outcome, ReviewStatus, Side
from quality_mark.models import Decision, PolicyCount, Score
from tests.factories import DirectorateFactory
from tests.factories.quality_mark import (
    AwardFactory,
    DecisionFactory,
    ReviewFactory,
    SubmissionFactory,
    VersionFactory,
)
from tests.quality_mark.marks import a_mark_of

pytestmark = pytest.mark.django_db
LONDON = ZoneInfo("Europe/London")
YEAR = (date(2026, 4, 1), date(2027, 3, 31))


def at(month, day, hour=12, minute=0):
    return datetime(2026, month, day, hour, minute, tzinfo=LONDON)


def answer(key, by, *, days=YEAR, directorates=None):
    return report_called(key).answer(Question(*days, by, directorates))


def decided(kind, directorate, sent, when, outcome=Outcome.AWARDED):
    submission = SubmissionFactory(kind=kind, directorate=directorate)
    version = VersionFactory(sent=True, submission=submission, submitted_at=sent)
    return DecisionFactory(item__version=version, decided_at=when, outcome=outcome)


def test_the_time_to_decision_is_counted_in_days_of_london():
    adults, young = DirectorateFactory(name="Adults"), DirectorateFactory(name="Young people")
    decided(Kind.POLICY, adults, at(6, 1, 0, 30), at(6, 11, 23, 30))  # 10 days, though each is near midnight
    decided(Kind.POLICY, young, at(6, 1), at(6, 21), Outcome.RETURNED)  # 20
    decided(Kind.TRAINING, adults, at(6, 1), at(7, 1))  # 30
    decided(Kind.TRAINING, adults, at(2, 1), at(3, 31, 23, 59))  # before the period
    table = answer("quality-mark-decisions", "kind")
    assert [
        (row["kind"], row["decisions"], row["middle"], row["longest"], row["returned"]) for row in table.rows
    ] == [
        ("Policy", 2, 15, 20, 1),
        ("Training course", 1, 30, 30, 0),
    ]
    assert (table.totals["decisions"], table.totals["middle"], table.totals["awarded"]) == (3, 20, 2)
    table = answer("quality-mark-decisions", "directorate", directorates={adults.pk})
    assert [(row["directorate"], row["decisions"]) for row in table.rows] == [("Adults", 2)]
    assert sum(row["decisions"] for row in answer("quality-mark-decisions", "directorate").rows) == 3


def scored(criterion, side, *values, cannot=0):
    for value in (*values, *[None] * cannot):
        review = ReviewFactory(
            side=side, status=ReviewStatus.DONE, declared_at=at(6, 1), done_at=at(6, 2), rung="co-design"
        )
        Score.objects.create(
            review=review,
            criterion=criterion,
            value=value,
            cannot_judge=value is None,
            comment="Plantedwords",
        )


def test_scores_are_set_side_by_side_and_too_few_are_not_shown(criteria):
    purpose, early = criteria.criteria.all()[:2]
    scored(purpose, Side.EXPERT, 1, 2, 2)
    scored(purpose, Side.STAFF, 4, 4, 3, cannot=1)
    scored(early, Side.EXPERT, 1, 2)
    scored(early, Side.STAFF, 3, 3, 3)
    table = answer("quality-mark-scores", "criterion")
    assert table.rows == [
        {
            "criterion": "1. Purpose", "expert_scores": 3, "staff_scores": 3, "expert_mean": Decimal("1.7"),
            "staff_mean": Decimal("3.7"), "difference": Decimal("-2.0"), "cannot_judge": 1,
        },
        {
            "criterion": "2. Early", "expert_scores": 2, "staff_scores": 3, "expert_mean": "Too few",
            "staff_mean": Decimal("3.0"), "difference": "Too few", "cannot_judge": 0,
        },
    ]  # fmt: skip
    assert table.said()[0][4].words == "3.7"
    assert answer("quality-mark-scores", "criterion", days=(date(2027, 4, 1), date(2028, 3, 31))).rows == []


def test_the_share_of_policies_that_have_a_mark(still_clock):
    adults, young, old = (
        DirectorateFactory(name=name) for name in ("Adults", "Young people", "Older people")
    )
    PolicyCount.objects.create(directorate=adults, policies=8)
    PolicyCount.objects.create(directorate=young, policies=2)
    mine = {"kind": Kind.POLICY, "directorate": adults}
    a_mark_of(SubmissionFactory(**mine))
    a_mark_of(SubmissionFactory(**mine), AwardStatus.EXPIRING, ends_in=0)
    a_mark_of(SubmissionFactory(**mine), AwardStatus.EXPIRING, ends_in=-1)
    a_mark_of(SubmissionFactory(**mine), AwardStatus.WITHDRAWN)
    a_mark_of(SubmissionFactory(kind=Kind.TRAINING, directorate=adults))
    a_mark_of(SubmissionFactory(kind=Kind.POLICY, directorate=old))
    new = a_mark_of(SubmissionFactory(**mine))
    a_mark_of(SubmissionFactory(**mine), renewed_as=new)
    table = answer("quality-mark-coverage", "directorate")
    rows = {row["directorate"]: (row["policies"], row["marked"], row["share"]) for row in table.rows}
    assert {name: rows[name] for name in ("Adults", "Young people", "Older people")} == {
        "Adults": (8, 3, 38),
        "Young people": (2, 0, 0),
        "Older people": ("Not counted", 1, "Not counted"),
    }
    assert (table.totals["policies"], table.totals["marked"], table.totals["share"]) == (10, 4, 30)
    earlier = answer("quality-mark-coverage", "directorate", days=(date(2020, 4, 1), date(2021, 3, 31)))
    assert earlier.totals["marked"] == 0


def test_a_mark_counted_until_it_was_withdrawn(still_clock):
    adults = DirectorateFactory(name="Adults")
    a_mark_of(SubmissionFactory(kind=Kind.POLICY, directorate=adults), AwardStatus.WITHDRAWN)
    until_yesterday = (date(2026, 4, 1), date(2026, 11, 22))
    assert answer("quality-mark-coverage", "directorate", days=until_yesterday).totals["marked"] == 1
    assert answer("quality-mark-coverage", "directorate").totals["marked"] == 0


def test_the_load_of_each_side(panel):
    first, second, *_ = panel
    for reviewer, facts in (
        (
            first,
            {"status": ReviewStatus.DONE, "declared_at": at(6, 2), "done_at": at(6, 11), "rung": "co-design"},
        ),
        (
            first,
            {
                "status": ReviewStatus.DONE,
                "declared_at": at(6, 2),
                "done_at": at(6, 10, 23),
                "rung": "co-design",
            },
        ),
        (first, {"status": ReviewStatus.OPEN, "declared_at": at(6, 2)}),
        (second, {"status": ReviewStatus.ALLOCATED}),
    ):
        ReviewFactory(
            reviewer=reviewer, side=Side.EXPERT, allocated_at=at(6, 1), due_on=date(2026, 6, 10), **facts
        )
    table = answer("quality-mark-load", "side")
    (row,) = table.rows
    assert row == {
        "side": "Experts by experience", "people": 2, "reviews": 4, "done": 2, "late": 1, "stood_down": 0,
        "waiting": 2, "middle": 2, "most": 3,
    }  # fmt: skip
    assert str(first) not in str(table)


@pytest.mark.parametrize("key", ["decisions", "scores", "coverage", "load"])
def test_each_is_on_screen_and_in_both_files(key, manager, host, as_, criteria):
    AwardFactory()
    ReviewFactory()
    Decision.objects.update(decided_at=at(6, 1))
    page = f"/staff/reports/quality-mark-{key}"
    assert as_(manager).get(f"{page}/").status_code == 200
    assert as_(manager).get(f"{page}.csv").status_code == 200
    assert as_(manager).get(f"{page}.xlsx").status_code == 200
    assert as_(host).get(f"{page}/").status_code == 403


@pytest.mark.parametrize("rows", [1, 9])
def test_the_reports_ask_the_same_number_of_questions(rows, criteria, django_assert_max_num_queries):
    for _ in range(rows):
        a_mark_of(SubmissionFactory(kind=Kind.POLICY))
        scored(criteria.criteria.first(), Side.EXPERT, 3)
    days = (date(2020, 1, 1), date.today() + timedelta(days=900))
    with django_assert_max_num_queries(6):
        for key, by in (
            ("decisions", "directorate"),
            ("scores", "criterion"),
            ("coverage", "directorate"),
            ("load", "side"),
        ):
            list(answer(f"quality-mark-{key}", by, days=days).values())
