"""What a place holds of its budget, whatever becomes of it: what can still be claimed for it, to the penny, and no more."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from coproduction.policy.models import BudgetEntry, CancellationFee
from coproduction.policy.selectors import balance_of
from experts.models import Contribution
from experts.services import activities, commitments, contributions
from experts.services.cancelling import cancel_activities
from experts.services.contributions import Paid
from experts.services.many_contributions import TakingPart, record_taking_part
from experts.services.mending import mend_attendance
from tests.factories import ActivityFactory, BandFactory, BudgetFactory, ExpertFactory, RateFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]
PLACE, FEE, NOTHING = (
    Decimal("28.75"),
    Decimal("11.50"),
    Decimal(0),
)  # 2 hours and 30 minutes at £11.50; half of 2 hours
REASON = "The list was read wrongly"


@pytest.fixture
def budget():
    CancellationFee.objects.create(notice_hours=48, percent=50, starts_on=date(2026, 4, 1))
    return BudgetFactory()


def place(budget, by, *, hours, band=None):
    """Return one Contribution at an activity of 2 hours that starts so many hours from now."""
    return contributions.expect(
        activity=activity_in(hours),
        expert=ExpertFactory(),
        band=band or RateFactory(band=BandFactory(preparation="paid")).band,
        travel_rule="none",
        preparation_minutes=30,
        budget=budget,
        by=by,
    )


def activity_in(hours):
    starts_at = timezone.now() + timedelta(hours=hours)
    return ActivityFactory(starts_at=starts_at, ends_at=starts_at + timedelta(hours=2))


def start(contribution):
    """Let the session have begun: attendance is recorded from then on."""
    began = timezone.now() - timedelta(hours=3)
    contribution.activity.starts_at, contribution.activity.ends_at = began, began + timedelta(hours=2)
    contribution.activity.save()


def confirm(contribution, by, status, **more):
    start(contribution)
    return contributions.confirm_attendance(contribution=contribution, status=status, by=by, **more)


def they_give_it_up(contribution, by):
    contributions.withdraw_expected(contribution=contribution, by=by)


def we_cancel_on_one(contribution, by):
    contributions.cancel_expected(contribution=contribution, by=by)


def we_cancel_it_all(contribution, by):
    activities.cancel_activity(activity=contribution.activity, by=by)


def they_come(contribution, by):
    confirm(contribution, by, "attended", minutes=90)


def they_stay_away(contribution, by):
    confirm(contribution, by, "no_show")


def they_came_after_all(contribution, by):
    mend_attendance(contribution=contribution, status="attended", minutes=90, reason=REASON, by=by)


def they_had_not_come(contribution, by):
    mend_attendance(contribution=contribution, status="no_show", minutes=None, reason=REASON, by=by)


def they_agree_to_double(contribution, by):
    dear = RateFactory(band=BandFactory(preparation="paid"), amount=Decimal(23)).band
    contributions.agree_afresh(contribution=contribution, band=dear, travel_rule="none", by=by)


def they_agree_to_nothing(contribution, by):
    contributions.agree_afresh(contribution=contribution, band=None, travel_rule="none", by=by)


def it_is_paid(contribution, by):
    row = Paid(contribution.pk, Decimal("17.25"), NOTHING)
    contributions.record_payments(rows=[row], paid_on=date(2026, 11, 30), by=by)


def it_becomes_an_hour_longer(contribution, by):
    activity = contribution.activity
    activities.change_activity(activity=activity, ends_at=activity.ends_at + timedelta(hours=1), by=by)


EARLY, LATE = 49, 47
TABLE = [
    (EARLY, [], PLACE),
    (EARLY, [they_give_it_up], NOTHING),
    (LATE, [they_give_it_up], NOTHING),  # the policy pays for our cancelling late, and for nobody else's
    (EARLY, [we_cancel_on_one], NOTHING),
    (LATE, [we_cancel_on_one], FEE),
    (EARLY, [we_cancel_it_all], NOTHING),
    (LATE, [we_cancel_it_all], FEE),
    (LATE, [we_cancel_on_one, it_is_paid], NOTHING),
    (LATE, [we_cancel_it_all, it_is_paid], NOTHING),
    (LATE, [they_come], PLACE),
    (LATE, [they_come, it_is_paid], NOTHING),
    (LATE, [they_come, they_had_not_come], NOTHING),
    (LATE, [they_stay_away], NOTHING),
    (LATE, [they_stay_away, they_came_after_all], PLACE),
    (LATE, [they_stay_away, they_came_after_all, they_had_not_come], NOTHING),
    (LATE, [they_stay_away, they_came_after_all, it_is_paid], NOTHING),
    (EARLY, [they_agree_to_double], PLACE * 2),
    (EARLY, [they_agree_to_nothing], NOTHING),
    (EARLY, [it_becomes_an_hour_longer], PLACE + Decimal("11.50")),
    (EARLY, [it_becomes_an_hour_longer, they_give_it_up], NOTHING),
    (EARLY, [they_give_it_up, it_becomes_an_hour_longer], NOTHING),
    (LATE, [it_becomes_an_hour_longer, we_cancel_it_all], Decimal("17.25")),
    (EARLY, [they_agree_to_double, they_give_it_up], NOTHING),
    (LATE, [they_agree_to_double, we_cancel_it_all], FEE * 2),
    (LATE, [they_agree_to_double, we_cancel_on_one, it_is_paid], NOTHING),
]


@pytest.mark.parametrize(
    ("hours", "happens", "held"),
    TABLE,
    ids=lambda value: "-".join(each.__name__ for each in value) if isinstance(value, list) else str(value),
)
def test_a_budget_holds_what_can_still_be_claimed_and_no_more(budget, host, hours, happens, held):
    contribution = place(budget, host, hours=hours)
    for step in happens:
        step(Contribution.objects.select_related("activity").get(pk=contribution.pk), host)
    assert balance_of(budget).committed == held


def test_a_place_taken_again_after_it_was_given_up_holds_its_pay_once(budget, host):
    contribution = place(budget, host, hours=EARLY)
    they_give_it_up(contribution, host)
    again = contributions.expect(
        activity=contribution.activity,
        expert=contribution.expert,
        band=contribution.band,
        travel_rule="none",
        preparation_minutes=30,
        budget=budget,
        by=host,
    )
    assert balance_of(budget).committed == PLACE
    we_cancel_on_one(again, host)
    assert balance_of(budget).committed == NOTHING


@pytest.mark.parametrize("people", [1, 4])
def test_many_cancelled_at_once_hold_each_their_own_fee(budget, host, people, django_assert_max_num_queries):
    """Some late and some in time, on several bands; in as many statements for many people as for few."""
    bands = [BandFactory() for _ in range(3)]
    amounts = [Decimal(10 + number) + Decimal("0.35") for number in range(3)]
    for band, amount in zip(bands, amounts, strict=True):
        RateFactory(band=band, amount=amount)
    soon, later = activity_in(LATE), activity_in(EARLY)
    rows = [
        TakingPart(activity, ExpertFactory().pk, "Member", {"band": band, "budget": budget}, None)
        for activity in (soon, later)
        for band in bands
        for _ in range(people)
    ]
    record_taking_part(rows=rows, by=host)
    assert balance_of(budget).committed == 4 * people * sum(amounts)
    with django_assert_max_num_queries(30):
        cancelled = cancel_activities(activities=[soon, later], by=host)
    assert len(cancelled) == 6 * people
    assert balance_of(budget).committed == people * sum(amounts)


def test_what_is_put_right_is_one_line_given_back_and_one_promised(budget, host):
    """The ledger is read by people: what a place held before, and what it holds now."""
    we_cancel_on_one(place(budget, host, hours=LATE), host)
    lines = BudgetEntry.objects.order_by("pk").values_list("kind", "amount")
    assert list(lines) == [("committed", PLACE), ("released", PLACE), ("committed", FEE)]


def test_asking_again_for_what_is_held_writes_no_line(budget, host):
    contribution = place(budget, host, hours=LATE)
    for _ in range(2):
        commitments.settle(contribution=contribution, by=host)
        commitments.settle_many(contributions=[contribution], by=host)
    assert BudgetEntry.objects.count() == 1
