"""What holds for every price, whatever the rates."""

from decimal import Decimal

from hypothesis import given, strategies as st

from coproduction.core.money import pence_exact
from coproduction.policy import pricing
from coproduction.policy.enums import PayUnit, Preparation, TravelMode
from coproduction.policy.models import MileageRate, Rate

pennies = st.integers(0, 50_000).map(lambda pence: Decimal(pence) / 100)
lengths = st.integers(0, 24 * 60)
blocks = st.integers(1, 600)
tenths = st.integers(0, 200_000).map(lambda tenth: Decimal(tenth) / 10)


@st.composite
def rates(draw):
    lower, higher = sorted([draw(pennies), draw(pennies)])
    unit = draw(st.sampled_from(PayUnit))
    return Rate(
        unit=unit,
        amount=higher,
        block_minutes=draw(blocks),
        short_amount=lower,
        short_up_to_minutes=draw(blocks),
        boundary_is_short=draw(st.booleans()),
    )


@st.composite
def mileage(draw):
    thresholds = [0, *sorted(draw(st.sets(st.integers(1, 15_000), max_size=3)))]
    amounts = st.integers(0, 999).map(lambda mill: Decimal(mill) / 1000)
    return [MileageRate(mode=TravelMode.CAR, above_miles=each, amount=draw(amounts)) for each in thresholds]


@given(rates(), lengths)
def test_a_price_is_never_negative_and_exact_to_the_penny(rate, minutes):
    priced = pricing.price_time(rate, minutes)
    assert priced.amount >= 0
    assert priced.amount.as_tuple().exponent == -2
    assert priced.explanation


@given(rates(), lengths, lengths)
def test_longer_never_pays_less(rate, one, other):
    shorter, longer = sorted([one, other])
    assert pricing.price_time(rate, shorter).amount <= pricing.price_time(rate, longer).amount


@given(pennies, blocks, st.integers(1, 40))
def test_a_block_is_paid_whole_and_not_before_it_starts(amount, length, count):
    rate = Rate(unit=PayUnit.BLOCK, amount=amount, block_minutes=length)
    assert pricing.price_time(rate, count * length).quantity == count
    assert pricing.price_time(rate, count * length + 1).quantity == count + 1
    assert pricing.price_time(rate, count * length).amount == amount * count


@given(blocks, st.booleans())
def test_each_side_of_a_boundary(boundary, boundary_is_short):
    rate = Rate(
        unit=PayUnit.BY_LENGTH,
        amount=Decimal(150),
        short_amount=Decimal(75),
        short_up_to_minutes=boundary,
        boundary_is_short=boundary_is_short,
    )
    assert pricing.price_time(rate, boundary + 1).amount == 150
    assert pricing.price_time(rate, boundary).amount == (75 if boundary_is_short else 150)
    assert boundary == 1 or pricing.price_time(rate, boundary - 1).amount == 75


@given(pennies, lengths)
def test_an_hourly_price_is_off_by_half_a_penny_at_most(amount, minutes):
    priced = pricing.price_time(Rate(unit=PayUnit.HOUR, amount=amount), minutes)
    assert abs(priced.amount * 60 - amount * minutes) <= Decimal("0.005") * 60


@given(rates(), lengths)
def test_included_preparation_costs_nothing(rate, minutes):
    assert pricing.price_preparation(rate, minutes, preparation=Preparation.INCLUDED).amount == 0


@given(mileage(), tenths, tenths)
def test_miles_are_never_negative_and_exact_to_the_penny(steps, miles, already):
    priced = pricing.price_mileage(steps, miles=miles, miles_already=already)
    assert priced.amount >= 0
    assert priced.amount.as_tuple().exponent == -2
    assert priced.quantity == miles


@given(mileage(), tenths, tenths, tenths)
def test_further_never_pays_less(steps, one, other, already):
    nearer, further = sorted([one, other])
    near = pricing.price_mileage(steps, miles=nearer, miles_already=already)
    assert near.amount <= pricing.price_mileage(steps, miles=further, miles_already=already).amount


@given(mileage(), tenths, tenths, tenths)
def test_a_journey_split_in_two_pays_the_same_to_the_rounding(steps, first, second, already):
    whole = pricing.price_mileage(steps, miles=first + second, miles_already=already)
    start = pricing.price_mileage(steps, miles=first, miles_already=already)
    rest = pricing.price_mileage(steps, miles=second, miles_already=already + first)
    assert abs(whole.amount - start.amount - rest.amount) <= Decimal("0.01")


@given(tenths, tenths)
def test_a_journey_over_the_threshold_is_the_sum_of_its_two_sides(under, over):
    steps = [
        MileageRate(mode=TravelMode.CAR, above_miles=0, amount=Decimal("0.55")),
        MileageRate(mode=TravelMode.CAR, above_miles=30_000, amount=Decimal("0.25")),
    ]
    priced = pricing.price_mileage(steps, miles=under + over, miles_already=30_000 - under)
    assert priced.amount == pence_exact(under * Decimal("0.55") + over * Decimal("0.25"))


@given(st.integers(0, 999), tenths, st.integers(0, 8))
def test_passengers_are_paid_by_the_mile(mill, miles, passengers):
    rate = MileageRate(mode=TravelMode.PASSENGER, amount=Decimal(mill) / 1000)
    priced = pricing.price_passengers(rate, miles=miles, passengers=passengers)
    assert priced.amount == pence_exact(rate.amount * miles * passengers)
