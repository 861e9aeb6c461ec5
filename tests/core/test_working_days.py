from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from coproduction.core.working_days import is_working_day, working_days_before


@pytest.mark.parametrize(
    ("meeting", "count", "expected"),
    [
        (date(2026, 11, 30), 5, date(2026, 11, 23)),  # a Monday: the Monday before
        (date(2026, 12, 2), 1, date(2026, 12, 1)),
        (date(2026, 11, 30), 0, date(2026, 11, 30)),
        (date(2027, 1, 4), 5, date(2026, 12, 23)),  # Christmas, Boxing Day in lieu and New Year lie between
        (date(2026, 4, 8), 5, date(2026, 3, 30)),  # Good Friday and Easter Monday
    ],
)
def test_whole_working_days_before_a_meeting(meeting, count, expected):
    assert working_days_before(meeting, count) == expected


def test_the_bank_holidays_are_englands():
    assert not is_working_day(date(2026, 8, 31))  # the last Monday of August
    assert is_working_day(date(2026, 3, 17))  # Saint Patrick's Day is one in Northern Ireland
    assert is_working_day(date(2026, 8, 3))  # Scotland's


@given(day=st.dates(date(2024, 1, 1), date(2032, 1, 1)), count=st.integers(1, 20))
def test_exactly_so_many_working_days_lie_from_then_to_the_day_before(day, count):
    first = working_days_before(day, count)
    between = [first + timedelta(days=number) for number in range((day - first).days)]
    assert is_working_day(first)
    assert sum(is_working_day(each) for each in between) == count
