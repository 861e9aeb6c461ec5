"""The one door by which taking part is recorded."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from coproduction.audit.models import Event
from coproduction.core.exceptions import RuleBroken
from coproduction.policy.enums import TravelRule
from coproduction.policy.models import BudgetEntry
from coproduction.policy.selectors import balance_of
from experts.enums import ContributionStatus
from experts.models import Contribution
from experts.services import activities, contributions
from experts.services.contributions import Paid
from tests.factories import (
    ActivityFactory,
    BudgetFactory,
    ContributionFactory,
    DirectorateFactory,
    ExpertFactory,
    RateFactory,
)

ALLOWED = {
    ("expected", "attended"),
    ("expected", "apologies"),
    ("expected", "no_show"),
    ("expected", "cancelled_by_us"),
}
HELD = {"minutes": 60}


def coming(**fields):
    return ActivityFactory(starts_at=timezone.now() + timedelta(days=3), **fields)


def terms(**changes):
    return {
        "band": RateFactory().band,
        "travel_rule": TravelRule.MILEAGE_OR_PUBLIC_TRANSPORT,
        "preparation_minutes": 30,
        "budget": BudgetFactory(),
        **changes,
    }


@pytest.mark.parametrize("before", ContributionStatus)
@pytest.mark.parametrize("after", ContributionStatus)
def test_every_pair_of_states(db, host, before, after):
    held = HELD if before == ContributionStatus.ATTENDED else {}
    contribution = ContributionFactory(status=before, **held)
    assert before.may_become(after) is ((before, after) in ALLOWED)
    if (before, after) in ALLOWED:
        moved = contributions.confirm_attendance(contribution=contribution, status=after, minutes=60, by=host)
        assert moved.status == after
    else:
        with pytest.raises(RuleBroken):
            contributions.confirm_attendance(contribution=contribution, status=after, minutes=60, by=host)


def test_expecting_twice_writes_one_row_and_keeps_its_terms(db, host):
    activity, expert = coming(), ExpertFactory()
    first = contributions.expect(activity=activity, expert=expert, by=host, **terms())
    again = contributions.expect(activity=activity, expert=expert, by=host, **terms(preparation_minutes=90))
    assert first.pk == again.pk
    assert again.preparation_minutes == 30
    assert Event.objects.filter(action="contribution.expected").count() == 1


def test_nobody_is_expected_at_a_cancelled_activity(db, host):
    activity = coming(cancelled_at=timezone.now())
    with pytest.raises(RuleBroken, match="cancelled"):
        contributions.expect(activity=activity, expert=ExpertFactory(), by=host, **terms())


def test_a_person_who_comes_back_starts_afresh_on_todays_terms(db, host):
    activity, expert = coming(), ExpertFactory()
    first = contributions.expect(activity=activity, expert=expert, by=host, **terms())
    contributions.withdraw_expected(contribution=first, by=expert.user)
    again = contributions.expect(activity=activity, expert=expert, by=host, **terms(preparation_minutes=90))
    assert (again.status, again.preparation_minutes) == ("expected", 90)
    assert Contribution.objects.count() == 1


def test_apologies_for_something_past_stand(db, host):
    apologies = ContributionFactory(status=ContributionStatus.APOLOGIES)
    same = contributions.expect(activity=apologies.activity, expert=apologies.expert, by=host, **terms())
    assert (same.pk, same.status) == (apologies.pk, "apologies")


@pytest.mark.parametrize("status", [ContributionStatus.ATTENDED, ContributionStatus.NO_SHOW])
def test_who_came_is_recorded_only_once_it_has_started(db, host, status):
    contribution = ContributionFactory(activity=coming())
    with pytest.raises(RuleBroken, match="started"):
        contributions.confirm_attendance(contribution=contribution, status=status, minutes=60, by=host)


@pytest.mark.parametrize("minutes", [None, 0, -5, 1441])
def test_attendance_needs_a_sensible_length(db, host, minutes):
    with pytest.raises(RuleBroken, match="how long"):
        contributions.confirm_attendance(
            contribution=ContributionFactory(), status=ContributionStatus.ATTENDED, minutes=minutes, by=host
        )


def test_a_record_of_attendance_says_who_and_is_audited(db, host):
    contribution = contributions.confirm_attendance(
        contribution=ContributionFactory(), status=ContributionStatus.ATTENDED, minutes=90, by=host
    )
    contribution.refresh_from_db()
    assert (contribution.minutes, contribution.confirmed_by) == (90, host)
    event = Event.objects.get(action="contribution.moved")
    assert (event.before, event.after) == ({"status": "expected"}, {"status": "attended", "minutes": 90})


def test_minutes_are_kept_only_for_those_who_came(db, host):
    contribution = contributions.confirm_attendance(
        contribution=ContributionFactory(), status=ContributionStatus.NO_SHOW, minutes=90, by=host
    )
    assert contribution.minutes is None


def test_a_run_writes_back_its_payments_and_a_bank_return_takes_them_off(
    db, finance, django_assert_max_num_queries
):
    rows = [ContributionFactory(attended=True) for _ in range(5)]
    paid = [Paid(row.pk, Decimal("23.00"), Decimal("4.50")) for row in rows]
    with django_assert_max_num_queries(12):
        contributions.record_payments(rows=paid, paid_on=date(2026, 11, 23), by=finance)
    row = Contribution.objects.get(pk=rows[3].pk)
    assert (row.paid_on, row.paid_time, row.paid_expenses) == (
        date(2026, 11, 23),
        Decimal("23.00"),
        Decimal("4.50"),
    )
    contributions.take_back_payments(contribution_ids=[row.pk], by=finance)
    row.refresh_from_db()
    assert (row.paid_on, row.paid_time) == (None, Decimal("0.00"))
    assert Contribution.objects.filter(paid_on__isnull=False).count() == 4


def test_one_payment_goes_the_same_way(db, finance):
    row = ContributionFactory(attended=True)
    contributions.record_payment(
        contribution=row, paid_on=date(2026, 11, 23), time=Decimal("23.00"), expenses=Decimal("0"), by=finance
    )
    row.refresh_from_db()
    assert row.paid_time == Decimal("23.00")


def test_an_activity_is_opened_for_the_thing_made_next(db, host):
    activity = activities.open_activity(
        kind="session",
        title="Carers group",
        directorate=DirectorateFactory(),
        starts_at=timezone.now(),
        ends_at=timezone.now() + timedelta(hours=1),
        page="involvement:session",
        by=host,
    )
    activities.stand_for(activity=activity, thing="session:17", page_key=17)
    activity.refresh_from_db()
    assert (activity.key, activity.page_key) == ("session:17", "17")


def test_only_facts_an_activity_has_can_be_changed(db, host):
    activity = coming()
    assert activities.change_activity(activity=activity, title="New name", by=host).title == "New name"
    with pytest.raises(TypeError, match="key"):
        activities.change_activity(activity=activity, key="x", by=host)


def test_cancelling_an_activity_cancels_every_place_once(db, host):
    activity = coming()
    row = ContributionFactory(activity=activity)
    gone = ContributionFactory(activity=activity, status=ContributionStatus.APOLOGIES)
    assert [each.pk for each in activities.cancel_activity(activity=activity, by=host)] == [row.pk]
    row.refresh_from_db()
    gone.refresh_from_db()
    assert (row.status, gone.status) == ("cancelled_by_us", "apologies")
    for refused in (activities.cancel_activity, activities.change_activity):
        with pytest.raises(RuleBroken, match="cancelled"):
            refused(activity=activity, by=host)


def test_an_activity_people_took_part_in_cannot_be_cancelled(db, host):
    row = ContributionFactory(attended=True)
    with pytest.raises(RuleBroken, match="taking part"):
        activities.cancel_activity(activity=row.activity, by=host)


def test_a_place_promises_its_pay_until_it_is_not_owed(db, host):
    """2 hours and 30 minutes of preparation at £11.50 an hour."""
    budget, given_up = BudgetFactory(), terms()
    contribution = contributions.expect(
        activity=coming(), expert=ExpertFactory(), by=host, **{**given_up, "budget": budget}
    )
    assert balance_of(budget).committed == Decimal("28.75")
    contributions.withdraw_expected(contribution=contribution, by=host)
    assert balance_of(budget).committed == 0


def test_what_was_promised_is_given_back_when_it_is_paid(db, host, finance):
    budget = BudgetFactory()
    contribution = contributions.expect(
        activity=coming(), expert=ExpertFactory(), by=host, **terms(budget=budget)
    )
    for _ in range(2):
        contributions.record_payments(
            rows=[Paid(contribution.pk, Decimal("23.00"), Decimal("0"))],
            paid_on=date(2026, 11, 23),
            by=finance,
        )
    assert balance_of(budget).committed == 0


def test_an_unpaid_place_promises_nothing(db, host):
    budget = BudgetFactory()
    contributions.expect(
        activity=coming(), expert=ExpertFactory(), by=host, **terms(band=None, budget=budget)
    )
    assert not BudgetEntry.objects.exists()
