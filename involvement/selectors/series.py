"""What a series makes, with the trust's school terms where it keeps to them."""

from datetime import date

from django.utils import timezone

from coproduction.reference.selectors import school_terms
from involvement.models import Session
from involvement.rules.series import Pattern, plan_of
from involvement.selectors.sessions import starts_taken


def pattern_from(*, term_time_only, left_out=(), **facts):
    """Return a Pattern, which knows the terms where it keeps to term time."""
    terms = school_terms() if term_time_only else None
    return Pattern(left_out=frozenset(left_out), terms=terms, **facts)


def last_of(series):
    """Return the session of a series that is furthest away, cancelled ones too."""
    rows = Session.objects.filter(series=series).select_related("activity__venue")
    return rows.order_by("-activity__starts_at", "-pk").first()


def plan_more(series, *, last_day, count, now):
    """Return the Plan of what comes after the last session of a series."""
    pattern = pattern_from(
        repeats=series.repeats,
        every=series.every,
        first_day=series.first_day,
        start=series.start,
        end=series.end,
        last_day=last_day,
        count=count,
        skips_bank_holidays=series.skips_bank_holidays,
        left_out=[date.fromisoformat(day) for day in series.left_out],
        term_time_only=series.term_time_only,
    )
    last = last_of(series)
    taken = starts_taken(series.opportunity, place=last.place, venue=last.activity.venue)
    return plan_of(pattern, now=now, after=timezone.localdate(last.activity.starts_at), taken=taken)
