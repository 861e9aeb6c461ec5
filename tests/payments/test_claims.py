"""Starting, adding to, sending and withdrawing a claim, by the services that the pages call."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from coproduction.audit.models import Event
from coproduction.core.exceptions import RuleBroken
from coproduction.correspondence.models import Message
from coproduction.policy.enums import AllowanceKind, Preparation, TravelMode, TravelRule
from coproduction.policy.models import Allowance, MileageRate, TimeLimit
from experts.enums import ContributionStatus
from payments.enums import ClaimStatus, LineKind
from payments.models import Claim, ClaimedContribution
from payments.selectors.claims import claimable_by, costs_offered
from payments.services import claims as services, lines
from payments.services.approvals import return_claim
from tests.factories import BandFactory, ClaimFactory, ClaimLineFactory, ContributionFactory, RateFactory
from tests.payments.conftest import LONG_AGO, TAKEN_PART_ON, approved, draft, submitted, took_part

pytestmark = pytest.mark.django_db


def amounts(claim):
    return [(line.kind, line.amount) for line in claim.lines.all()]


class TestStarting:
    def test_time_is_worked_out_by_the_rate_in_force_on_the_day(self, expert):
        contribution = took_part(expert, minutes=70)
        RateFactory(
            band=contribution.band, amount=Decimal("13.00"), starts_on=date(2026, 11, 3), recorded_at=LONG_AGO
        )
        claim = services.start_claim(contribution=contribution, by=expert)
        line = claim.lines.get()
        assert (line.kind, line.amount, line.on) == (LineKind.TIME, Decimal("13.42"), TAKEN_PART_ON)
        assert line.rate.amount == Decimal("11.50")
        assert line.explanation == "1 hour 10 minutes at £11.50 an hour is £13.42"
        assert claim.total == Decimal("13.42")

    def test_the_day_is_the_day_in_london(self, expert):
        contribution = took_part(expert)
        contribution.activity.starts_at = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)  # 1 July in London
        contribution.activity.ends_at = datetime(2026, 7, 1, 1, tzinfo=UTC)
        contribution.activity.save()
        RateFactory(
            band=contribution.band, amount=Decimal("20.00"), starts_on=date(2026, 7, 1), recorded_at=LONG_AGO
        )
        claim = services.start_claim(contribution=contribution, by=expert)
        assert claim.total == Decimal("40.00")

    @pytest.mark.parametrize(
        ("preparation", "expected"),
        [
            (Preparation.PAID, [("time", Decimal("23.00")), ("preparation", Decimal("5.75"))]),
            (Preparation.INCLUDED, [("time", Decimal("23.00"))]),
        ],
    )
    def test_preparation_is_paid_where_the_band_pays_it(self, expert, preparation, expected):
        band = RateFactory(band=BandFactory(preparation=preparation)).band
        claim = services.start_claim(
            contribution=took_part(expert, band=band, preparation_minutes=30), by=expert
        )
        assert amounts(claim) == expected

    def test_a_second_start_leads_to_the_same_claim(self, expert):
        contribution = took_part(expert)
        first = services.start_claim(contribution=contribution, by=expert)
        assert services.start_claim(contribution=contribution, by=expert) == first
        assert Claim.objects.count() == ClaimedContribution.objects.count() == 1

    @pytest.mark.parametrize(
        "status", [each for each in ContributionStatus if each != ContributionStatus.ATTENDED]
    )
    def test_only_taking_part_is_claimed_for(self, expert, status):
        contribution = ContributionFactory(expert=expert.expert, status=status)
        with pytest.raises(RuleBroken):
            services.start_claim(contribution=contribution, by=expert)

    def test_unpaid_and_without_travel_is_not_claimed_for(self, expert):
        contribution = took_part(expert, band=None, travel_rule=TravelRule.ONLINE)
        assert contribution not in claimable_by(expert)
        with pytest.raises(RuleBroken, match="unpaid"):
            services.start_claim(contribution=contribution, by=expert)

    def test_unpaid_with_travel_starts_an_empty_claim(self, expert):
        claim = services.start_claim(contribution=took_part(expert, band=None), by=expert)
        assert (claim.total, claim.lines.count()) == (0, 0)

    def test_a_band_without_a_rate_says_so_and_makes_nothing(self, expert):
        contribution = took_part(expert, band=BandFactory())
        with pytest.raises(RuleBroken, match="not set the amount"):
            services.start_claim(contribution=contribution, by=expert)
        assert not Claim.objects.exists()

    def test_what_can_be_claimed_is_listed_until_it_is(self, expert, other_expert):
        contribution = took_part(expert)
        assert list(claimable_by(expert)) == [contribution]
        assert list(claimable_by(other_expert)) == []
        services.start_claim(contribution=contribution, by=expert)
        assert list(claimable_by(expert)) == []


def journey(claim, by, *, miles, on=TAKEN_PART_ON, mode=TravelMode.CAR, passengers=0):
    return lines.add_journey(
        claim=claim, mode=mode, miles=Decimal(miles), on=on, passengers=passengers, by=by
    )


@pytest.fixture
def old_mileage(policy):
    MileageRate.objects.create(
        mode=TravelMode.CAR, amount=Decimal("0.45"), starts_on=date(2011, 4, 6), recorded_at=LONG_AGO
    )


def sent_before(user, *, miles, on):
    """A claim for so many miles by car that has been sent already."""
    rate = MileageRate.objects.filter(mode=TravelMode.CAR, above_miles=0).first()
    claim = ClaimFactory(
        claimant=user.expert, status=ClaimStatus.SUBMITTED, submitted_at=datetime(2026, 10, 1, tzinfo=UTC)
    )
    ClaimLineFactory(
        claim=claim, kind=LineKind.MILEAGE, quantity=miles, unit="miles", on=on, mileage_rate=rate,
        details={"mode": "car", "miles": str(miles)},
    )  # fmt: skip
    return claim


@pytest.mark.usefixtures("old_mileage")
class TestJourneys:
    @pytest.mark.parametrize(("on", "pounds"), [(date(2026, 4, 5), "45.00"), (date(2026, 4, 6), "55.00")])
    def test_the_rate_is_that_of_the_day_of_the_journey(self, expert, on, pounds):
        assert journey(draft(expert), expert, miles="100", on=on).amount == Decimal(pounds)

    def test_miles_already_claimed_this_tax_year_count(self, expert):
        sent_before(expert, miles=9990, on=date(2026, 6, 1))
        line = journey(draft(expert), expert, miles="20", on=date(2026, 7, 1))
        line.refresh_from_db()
        assert line.amount == Decimal("8.00")

    def test_a_new_tax_year_counts_from_nothing(self, expert):
        sent_before(expert, miles=9990, on=date(2026, 4, 5))
        line = journey(draft(expert), expert, miles="20", on=date(2026, 4, 6))
        line.refresh_from_db()
        assert line.amount == Decimal("11.00")

    def test_anothers_miles_and_other_modes_do_not_count(self, expert, other_expert):
        sent_before(other_expert, miles=9990, on=date(2026, 6, 1))
        sent_before(expert, miles=9990, on=date(2026, 6, 1))
        line = journey(draft(expert), expert, miles="20", mode=TravelMode.BICYCLE)
        assert line.amount == Decimal("4.00")

    @pytest.mark.parametrize("status", [ClaimStatus.REJECTED, ClaimStatus.WITHDRAWN, ClaimStatus.RETURNED])
    def test_miles_on_a_claim_that_is_not_with_us_do_not_count(self, expert, status):
        earlier = sent_before(expert, miles=9990, on=date(2026, 6, 1))
        Claim.objects.filter(pk=earlier.pk).update(status=status)
        line = journey(draft(expert), expert, miles="20")
        line.refresh_from_db()
        assert line.amount == Decimal("11.00")

    def test_two_drafts_are_priced_again_when_they_are_sent(self, expert):
        first, second = draft(expert), draft(expert)
        sent_before(expert, miles=9990, on=date(2026, 6, 1))
        for claim in (first, second):
            services.decline_time(claim=claim, by=expert)
            journey(claim, expert, miles="20")
        assert services.submit_claim(claim=first, by=expert).total == Decimal("8.00")
        assert services.submit_claim(claim=second, by=expert).total == Decimal("5.00")

    def test_an_earlier_journey_added_later_moves_the_threshold(self, expert):
        sent_before(expert, miles=9990, on=date(2026, 6, 1))
        claim = draft(expert)
        later = journey(claim, expert, miles="10", on=date(2026, 11, 3))
        journey(claim, expert, miles="10", on=date(2026, 11, 2))
        later.refresh_from_db()
        assert later.amount == Decimal("2.50")
        claim.refresh_from_db()
        assert claim.total == Decimal("23.00") + Decimal("5.50") + Decimal("2.50")

    def test_passengers_have_a_line_that_goes_with_the_journey(self, expert):
        claim = draft(expert)
        line = journey(claim, expert, miles="37.4", passengers=2)
        assert amounts(claim)[1:] == [("mileage", Decimal("20.57")), ("passengers", Decimal("3.74"))]
        lines.remove_line(line=line, by=expert)
        assert amounts(claim) == [("time", Decimal("23.00"))]

    def test_no_rate_on_the_day_is_said(self, expert):
        with pytest.raises(RuleBroken, match="does not cover"):
            journey(draft(expert), expert, miles="1", on=date(2010, 1, 1))


@pytest.mark.usefixtures("policy")
class TestCosts:
    def test_a_cost_is_paid_up_to_the_cap(self, expert):
        claim = draft(expert)
        line = lines.add_expense(
            claim=claim,
            kind=LineKind.SUBSISTENCE,
            spent=Decimal("12.30"),
            on=TAKEN_PART_ON,
            hours_away=6,
            by=expert,
        )
        assert line.amount == Decimal("10.00")
        assert line.explanation == "You spent £12.30. We pay up to £10.00 for this"
        claim.refresh_from_db()
        assert claim.total == Decimal("33.00")

    def test_food_is_paid_by_the_hours_away(self, expert):
        Allowance.objects.create(
            kind=AllowanceKind.SUBSISTENCE, hours_away=10, cap=Decimal(25), starts_on=date(2023, 1, 1)
        )
        line = lines.add_expense(
            claim=draft(expert),
            kind=LineKind.SUBSISTENCE,
            spent=Decimal(30),
            on=TAKEN_PART_ON,
            hours_away=10,
            by=expert,
        )
        assert line.amount == Decimal("25.00")

    @pytest.mark.parametrize(
        ("rule", "travel"),
        [
            (TravelRule.NONE, set()),
            (TravelRule.ONLINE, set()),
            (TravelRule.MILEAGE_OR_PUBLIC_TRANSPORT, {"mileage", "public_transport", "taxi", "parking"}),
            (TravelRule.RAIL_BOOKED, {"public_transport", "taxi", "parking"}),
        ],
    )
    def test_travel_is_claimed_as_it_was_agreed(self, expert, rule, travel):
        contribution = took_part(expert, travel_rule=rule)
        assert set(costs_offered(contribution)) == travel | {"care", "subsistence", "other"}
        claim = services.start_claim(contribution=contribution, by=expert)
        if "mileage" not in travel:
            with pytest.raises(RuleBroken, match="does not include"):
                journey(claim, expert, miles="1")

    def test_time_is_not_removed_line_by_line(self, expert):
        with pytest.raises(RuleBroken, match="as a whole"):
            lines.remove_line(line=draft(expert).lines.get(), by=expert)

    @pytest.mark.parametrize("make", [submitted, None])
    def test_a_claim_that_was_sent_is_not_changed(self, expert, approver, make):
        claim = make(expert) if make else approved(expert, approver)
        with pytest.raises(RuleBroken, match="cannot be changed"):
            lines.add_expense(
                claim=claim, kind=LineKind.PARKING, spent=Decimal(1), on=TAKEN_PART_ON, by=expert
            )
        with pytest.raises(RuleBroken):
            services.decline_time(claim=claim, by=expert)

    def test_another_person_changes_nothing(self, expert, other_expert):
        claim = draft(expert)
        with pytest.raises(RuleBroken, match="Only the person who claims"):
            lines.add_expense(
                claim=claim, kind=LineKind.PARKING, spent=Decimal(1), on=TAKEN_PART_ON, by=other_expert
            )


def test_only_what_the_policy_pays_for_is_offered(expert):
    Allowance.objects.create(kind=AllowanceKind.CARE, starts_on=date(2026, 1, 1))
    Allowance.objects.create(kind=AllowanceKind.PARKING, starts_on=date(2026, 11, 3))
    assert costs_offered(took_part(expert)) == [LineKind.CARE]


class TestDeclining:
    def test_time_is_declined_as_a_whole_and_recorded(self, expert, policy):
        claim = draft(expert)
        journey(claim, expert, miles="10")
        claim = services.decline_time(claim=claim, by=expert)
        assert claim.time_declined
        assert amounts(claim) == [("mileage", Decimal("5.50"))]
        assert claim.total == Decimal("5.50")
        assert Event.objects.filter(action="claim.time_declined", actor=expert).count() == 1

    def test_it_can_be_had_after_all(self, expert):
        claim = services.decline_time(claim=draft(expert), by=expert)
        claim = services.want_time(claim=claim, by=expert)
        assert (claim.time_declined, claim.total) == (False, Decimal("23.00"))


class TestSending:
    def test_the_promise_is_counted_from_sending(self, expert):
        TimeLimit.objects.create(kind="payment_promise", days=14, starts_on=date(2026, 1, 1))
        claim = submitted(expert)
        assert claim.promised_on == date(2026, 12, 7)
        assert "7 December 2026" in Message.objects.get(kind="claim_submitted").body

    def test_nothing_to_pay_is_not_sent(self, expert):
        claim = services.decline_time(claim=draft(expert), by=expert)
        with pytest.raises(RuleBroken, match="nothing to pay"):
            services.submit_claim(claim=claim, by=expert)

    @pytest.mark.parametrize(("days", "is_late"), [(90, False), (91, True)])
    def test_a_late_claim_needs_a_reason(self, expert, still_clock, days, is_late):
        claim = draft(expert)
        still_clock.move_to(datetime(2026, 11, 2, 12, tzinfo=UTC) + timedelta(days=days))
        if is_late:
            with pytest.raises(RuleBroken, match="why you are sending this claim late"):
                services.submit_claim(claim=claim, by=expert)
        claim = services.submit_claim(claim=claim, by=expert, late_reason="I was in hospital")
        assert claim.late_reason == ("I was in hospital" if is_late else "")

    def test_a_claim_is_sent_once(self, expert):
        claim = submitted(expert)
        with pytest.raises(RuleBroken):
            services.submit_claim(claim=claim, by=expert)
        assert Message.objects.filter(kind="claim_submitted").count() == 1

    def test_a_returned_claim_is_sent_again_and_told_again(self, expert, approver, still_clock):
        claim = return_claim(claim=submitted(expert), by=approver, words="Which bus?")
        still_clock.shift(60)
        claim = services.submit_claim(claim=claim, by=expert)
        assert claim.status == ClaimStatus.SUBMITTED
        assert Message.objects.filter(kind="claim_submitted").count() == 2

    def test_a_rate_recorded_later_never_changes_a_claim_that_was_sent(self, expert):
        claim = submitted(expert)
        RateFactory(band=claim.lines.get().rate.band, amount=Decimal("50.00"), starts_on=date(2026, 1, 1))
        claim.refresh_from_db()
        assert claim.total == claim.lines.get().amount == Decimal("23.00")


class TestWithdrawing:
    @pytest.mark.parametrize("make", [draft, submitted])
    def test_what_it_held_can_be_claimed_again(self, expert, make):
        claim = make(expert)
        contribution = claim.claimed_contributions.get().contribution
        services.withdraw_claim(claim=claim, by=expert)
        assert list(claimable_by(expert)) == [contribution]
        again = services.start_claim(contribution=contribution, by=expert)
        assert again.pk != claim.pk

    def test_an_approved_claim_is_not_taken_back(self, expert, approver):
        with pytest.raises(RuleBroken):
            services.withdraw_claim(claim=approved(expert, approver), by=expert)

    def test_nobody_takes_back_anothers(self, expert, other_expert):
        with pytest.raises(RuleBroken):
            services.withdraw_claim(claim=draft(expert), by=other_expert)
