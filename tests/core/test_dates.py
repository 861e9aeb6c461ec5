from datetime import UTC, date, datetime

import pytest
from django.utils import timezone

from coproduction.core.dates import say_date, say_short_date

SUMMER_MIDNIGHT = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)  # 00:30 on 1 July in London


@pytest.mark.parametrize(
    ("day", "words", "short"),
    [
        (date(2026, 11, 2), "2 November 2026", "2 Nov 2026"),
        (date(2026, 9, 30), "30 September 2026", "30 Sep 2026"),
        (SUMMER_MIDNIGHT, "1 July 2026", "1 Jul 2026"),
        (timezone.localtime(SUMMER_MIDNIGHT), "1 July 2026", "1 Jul 2026"),
    ],
)
def test_a_day_is_said_as_people_in_london_say_it(day, words, short):
    assert (say_date(day), say_short_date(day)) == (words, short)
