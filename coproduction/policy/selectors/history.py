"""The rows of the policy as staff read them: in force today, to come, and past."""

from dataclasses import dataclass

from coproduction.policy.enums import RowState
from coproduction.policy.models import Allowance, CancellationFee, MileageRate, Scheme, TimeLimit
from coproduction.policy.models.dated import Dated


@dataclass(frozen=True)
class Entry:
    """A dated row and where it stands on a day."""

    row: Dated
    state: RowState


def schemes():
    """Return the schemes with their bands, by name."""
    return Scheme.objects.prefetch_related("bands").order_by("name", "pk")


def rates_of(band, *, on):
    """Return every rate of a band as Entries, the latest first."""
    return _entries(band.rates.all(), lambda row: row.band_id, on)


def mileage_entries(*, on):
    """Return every mileage rate as Entries: by mode and threshold, the latest first."""
    return _entries(MileageRate.objects.all(), lambda row: (row.mode, row.above_miles), on)


def allowance_entries(*, on):
    """Return every allowance as Entries: by kind and hours away, the latest first."""
    return _entries(Allowance.objects.all(), lambda row: (row.kind, row.hours_away), on)


def time_limit_entries(*, on):
    """Return every time limit as Entries: by kind, the latest first."""
    return _entries(TimeLimit.objects.all(), lambda row: (row.kind,), on)


def cancellation_entries(*, on):
    """Return every fee for cancelling late as Entries: by notice, the latest first."""
    return _entries(CancellationFee.objects.all(), lambda row: row.notice_hours, on)


def _entries(rows, line_of, on):
    """Within a line (what a later row takes the place of), the first that has started is the one in force."""
    latest_first = sorted(rows, key=lambda row: (row.starts_on, row.recorded_at, row.pk), reverse=True)
    entries, started = [], set()
    for row in sorted(latest_first, key=line_of):
        entries.append(Entry(row, _state(row, line_of(row) in started, on)))
        if row.starts_on <= on:
            started.add(line_of(row))
    return entries


def _state(row, is_superseded, on):
    if row.starts_on > on:
        return RowState.TO_COME
    return RowState.PAST if is_superseded else RowState.IN_FORCE
