"""Two things a person is expected at, in each other's way: by the clock of the world, whatever clocks in London show."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from coproduction.reference.selectors import start_remembering, stop_remembering
from experts.enums import ClashKind, ContributionStatus
from experts.rules.clashes import Slot, Travel, clash
from experts.selectors.clashes import busy_people, clashes_of, sentences_for
from tests.factories import ActivityFactory, ContributionFactory, ExpertFactory, VenueFactory

OVERLAP, NO_TIME = ClashKind.OVERLAP, ClashKind.NO_TIME
TRAVEL = Travel(between_venues=60, to_be_online=15)
LONDON = ZoneInfo("Europe/London")
HERE, THERE, ONLINE = 1, 2, None


def slot(number, day, start, end, venue=HERE, *, fold=0):
    """A slot by the clocks of London; an end before the start is on the next day."""
    first, last = (datetime.fromisoformat(f"{day}T{time}").replace(tzinfo=LONDON) for time in (start, end))
    last = (last if last > first else last + timedelta(days=1)).replace(fold=fold)
    return Slot(number, f"Meeting {number}", first.astimezone(UTC), last.astimezone(UTC), venue)


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ((("10:00", "12:00"), HERE), (("11:00", "13:00"), HERE), OVERLAP),
        ((("10:00", "12:00"), HERE), (("10:30", "11:00"), ONLINE), OVERLAP),
        ((("10:00", "12:00"), HERE), (("12:00", "13:00"), HERE), None),
        ((("10:00", "12:00"), HERE), (("12:00", "13:00"), THERE), NO_TIME),
        ((("10:00", "12:00"), HERE), (("12:59", "14:00"), THERE), NO_TIME),
        ((("10:00", "12:00"), HERE), (("13:00", "14:00"), THERE), None),
        ((("10:00", "12:00"), HERE), (("12:14", "14:00"), ONLINE), NO_TIME),
        ((("10:00", "12:00"), HERE), (("12:15", "14:00"), ONLINE), None),
        ((("10:00", "12:00"), ONLINE), (("12:00", "14:00"), ONLINE), None),
        ((("22:00", "00:00"), HERE), (("00:30", "02:00"), THERE), None),
        ((("00:30", "02:00"), HERE), (("22:00", "00:00"), THERE), None),
    ],
)
def test_every_pair_of_times_and_places(one, other, kind):
    first, second = slot(1, "2027-02-10", *one[0], one[1]), slot(2, "2027-02-10", *other[0], other[1])
    for a, b in ((first, second), (second, first)):
        found = clash(a, b, TRAVEL)
        assert (found.kind if found else None) == kind


@pytest.mark.parametrize(
    ("before", "after", "kind", "minutes"),
    [
        # Midnight: the second is on the next day.
        (("2027-02-10", "22:00", "23:45"), ("2027-02-11", "00:15", "01:00"), NO_TIME, 30),
        (("2027-02-10", "23:00", "00:30"), ("2027-02-11", "00:15", "01:00"), OVERLAP, 0),
        # 28 March 2027: 1am is 2am, so half past midnight to a quarter past 2 is 45 minutes.
        (("2027-03-27", "23:00", "00:30"), ("2027-03-28", "02:15", "03:00"), NO_TIME, 45),
        (("2027-03-27", "23:00", "00:30"), ("2027-03-28", "02:30", "03:00"), None, None),
        # 31 October 2027: 1am to 2am comes twice, so half past midnight to 1.15 the second time is long.
        (("2027-10-30", "23:00", "00:30"), ("2027-10-31", "02:00", "03:00"), None, None),
        (("2027-10-30", "23:00", "00:30"), ("2027-10-31", "00:45", "02:00"), NO_TIME, 15),
    ],
)
def test_midnight_and_both_changes_of_the_clocks(before, after, kind, minutes):
    found = clash(slot(1, *before), slot(2, *after, THERE), TRAVEL)
    assert (found and found.kind, found and found.minutes) == (kind, minutes)


def test_a_thing_is_not_in_its_own_way():
    one = slot(1, "2027-02-10", "10:00", "12:00")
    assert clash(one, one, TRAVEL) is None


def activity(hours, *, venue=None, length=2, **facts):
    starts_at = timezone.now().replace(minute=0, second=0, microsecond=0) + timedelta(days=9, hours=hours)
    return ActivityFactory(
        starts_at=starts_at, ends_at=starts_at + timedelta(hours=length), venue=venue, **facts
    )


@pytest.mark.django_db
def test_only_what_a_person_is_still_expected_at_counts():
    row, offered = ExpertFactory(), activity(0)
    for status in ContributionStatus:
        if status not in (ContributionStatus.EXPECTED, ContributionStatus.ATTENDED):
            ContributionFactory(expert=row, activity=activity(1), status=status)
    ContributionFactory(expert=row, activity=activity(1), attended=True)
    ContributionFactory(expert=row, activity=activity(1, cancelled_at=timezone.now()))
    ContributionFactory(activity=activity(1))
    assert clashes_of(row.pk, [offered]) == {}
    expected = ContributionFactory(expert=row, activity=activity(1, title="Ward visit"))
    assert [each.other.title for each in clashes_of(row.pk, [offered])[offered.pk]] == ["Ward visit"]
    assert clashes_of(row.pk, [expected.activity]) == {}


@pytest.mark.django_db
def test_a_person_reads_what_and_those_who_run_it_only_that_there_is_something():
    row, offered = ExpertFactory(), activity(0, venue=VenueFactory())
    ContributionFactory(expert=row, activity=activity(2, venue=VenueFactory(), title="Secret panel"))
    [sentence] = sentences_for(row.pk, [offered])
    assert "‘Secret panel’" in sentence
    assert "no time between the two" in sentence
    busy = busy_people([row.pk], [offered])
    assert busy == {row.pk: NO_TIME}
    assert "Secret" not in busy[row.pk].label


@pytest.mark.django_db
@pytest.mark.parametrize("rows", [1, 3])
def test_one_question_however_many(rows, django_assert_num_queries):
    row = ExpertFactory()
    asked = [activity(number * 3) for number in range(rows)]
    for each in asked:
        ContributionFactory(expert=row, activity=each)
        ContributionFactory(expert=row, activity=activity(1))
    start_remembering()  # as in a request: the settings are read once
    with django_assert_num_queries(2):
        clashes_of(row.pk, asked)
    stop_remembering()
