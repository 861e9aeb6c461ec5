"""Every figure of coverage against the same one counted again in plain Python, and every total against its parts."""

from collections import Counter
from decimal import ROUND_HALF_UP, Decimal

import pytest

from coproduction.core.reporting import Question, report_called
from involvement.models import CoverageTarget
from involvement.selectors.coverage.behind import Counted, panels_behind
from tests.involvement.coverage.history import FIRST, LAST, make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]

PARTS = ("month", "directorate", "band", "locality")
COUNTS = ("panels", "trained", "appointed", "appointed_trained")


def table(key, by, reach=None, first=FIRST, last=LAST):
    return report_called(key).table(Question(first, last, by, reach))


def code_of(part, known):
    value = getattr(known, part)
    return f"{value:%Y-%m}" if part == "month" else str(value or "none")


def share(part, whole):
    return (Decimal(100 * part) / whole).quantize(Decimal("0.1"), ROUND_HALF_UP) if whole else None


def counted(known):
    trained = [each for each in known if each.has_trained]
    return {
        "panels": len(known),
        "trained": len(trained),
        "share": share(len(trained), len(known)),
        "appointed": sum(each.has_appointed for each in known),
        "appointed_trained": sum(each.has_appointed for each in trained),
        "with_reason": sum(each.with_reason for each in known),
    }


@pytest.mark.parametrize("seed", range(4))
def test_every_row_says_what_plain_counting_says(seed):
    held = [each for each in make(seed) if each.is_held]
    for by in PARTS:
        shown = table("panel-coverage", by)
        assert {row["code"] for row in shown.rows} == {code_of(by, each) for each in held}
        for row in shown.rows:
            wanted = counted([each for each in held if code_of(by, each) == row["code"]])
            assert {key: row[key] for key in wanted} == wanted
        assert {key: shown.totals[key] for key in counted(held)} == counted(held)
        assert shown.totals["with_reason"] > 0
        for key in (*COUNTS, "with_reason"):
            assert sum(row[key] for row in shown.rows) == shown.totals[key]


@pytest.mark.parametrize("seed", range(4))
def test_each_panel_without_is_counted_once_by_why(seed):
    made = make(seed)
    without = Counter(each.because for each in made if each.is_held and not each.has_trained)
    by_reason = table("panels-without-expert", "because")
    assert {row["why"]: row["panels"] for row in by_reason.rows} == dict(without)
    assert by_reason.totals["panels"] == sum(without.values())
    for by in PARTS:
        shown = table("panels-without-expert", by)
        assert {why: shown.totals[why] for why in without} == dict(without)
        for row in shown.rows:
            figures = {key: value for key, value in row.items() if key not in (by, "code", "panels")}
            assert sum(figures.values()) == row["panels"]
    coverage = table("panel-coverage", "month").totals
    assert coverage["panels"] - coverage["trained"] == sum(without.values())


def test_a_directorate_alone_gives_its_own_share_of_everything():
    held = [each for each in make(7) if each.is_held]
    for by in PARTS:
        for directorate in {each.directorate for each in held}:
            own = counted([each for each in held if each.directorate == directorate])
            totals = table("panel-coverage", by, {directorate}).totals
            assert {key: totals[key] for key in own} == own
        assert table("panel-coverage", by, set()).rows == []


def test_the_list_behind_a_figure_is_as_long_as_the_figure():
    made = make(11)
    for directorate in {each.directorate for each in made}:
        shown = table("panel-coverage", "directorate", {directorate})
        for key in COUNTS:
            asked = Counted(key, FIRST, LAST, directorate=directorate)
            assert panels_behind(asked, {directorate}).count() == shown.totals[key]
    for row in table("panels-without-expert", "because").rows:
        asked = Counted("without", FIRST, LAST, because=row["why"])
        assert panels_behind(asked, None).count() == row["panels"]


def test_a_period_that_begins_within_a_month_counts_its_own_days_only():
    made = make(3)
    first, last = FIRST.replace(day=20), LAST.replace(month=10, day=25)
    held = [each for each in made if each.is_held and first <= each.day <= last]
    assert table("panel-coverage", "month", first=first, last=last).totals["panels"] == len(held)


@pytest.mark.parametrize("seed", range(3))
def test_the_target_of_a_row_is_the_average_of_its_panels_own(seed):
    held = [each for each in make(seed) if each.is_held]
    one, other, _ = sorted({each.directorate for each in held})
    aims = [(one, 4, 50), (one, 9, 80), (other, 6, 30)]
    for directorate, month, percent in aims:
        CoverageTarget.objects.create(
            directorate_id=directorate, starts_on=FIRST.replace(month=month), percent=percent
        )

    def target(known):
        own = [each for each in aims if each[0] == known.directorate and each[1] <= known.day.month]
        return own[-1][2] if own else None

    for by in PARTS:
        for row in table("panel-coverage", by).rows:
            aimed = [each for each in held if code_of(by, each) == row["code"] and target(each) is not None]
            wanted = sum(target(each) for each in aimed)
            assert row["target"] == share(wanted, 100 * len(aimed))
            met = sum(each.has_trained for each in aimed) * 100 >= wanted
            assert row["met"] == ("" if not aimed else "Yes" if met else "No")
