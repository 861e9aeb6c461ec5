"""Sessions that come again, which people choose; one we called off late; and when schools are open."""

from datetime import date, time

from coproduction.reference.models import SchoolTerm
from coproduction.reference.services import add_entry
from experts.models import Expert
from involvement.models import Interest
from involvement.rules.series import HowToGetIn, plan_of
from involvement.selectors.series import pattern_from
from involvement.series_enums import Repeats
from involvement.services.series import add_series
from involvement.services.session_choices import take_session
from involvement.services.sessions import add_session, cancel_session

TERMS = (
    ("Autumn, first half", (9, 2), (10, 23)),
    ("Autumn, second half", (11, 2), (12, 18)),
    ("Spring, first half", (1, 4), (2, 12)),
    ("Spring, second half", (2, 22), (3, 25)),
    ("Summer, first half", (4, 12), (5, 28)),
    ("Summer, second half", (6, 7), (7, 21)),
)
REASON = "The ward has had to close to visitors this week. We are sorry that we tell you so late."
CHOSEN_BY = "expert"


def plan_again(cast, adverts, timeline):
    ward = adverts["ward"]
    timeline.on(-390, _enter_terms, cast, timeline.today.year, hour=12)
    timeline.on(-12, _announce, ward, timeline, hour=9)
    timeline.on(-6, _call_off, ward, hour=16)
    timeline.on(-4, _add_series, ward, timeline, hour=9)
    timeline.on(-3, _choose, cast, ward, hour=19)


def _enter_terms(cast, year):
    for school_year in (year - 1, year, year + 1):
        for name, first, last in TERMS:
            in_year = school_year if first[0] >= 9 else school_year + 1
            add_entry(
                SchoolTerm,
                by=cast["administrator"],
                name=f"{name} {in_year}",
                first_day=date(in_year, *first),
                last_day=date(in_year, *last),
            )


def _announce(ward, timeline):
    starts, ends = timeline.moment(-5, 10), timeline.moment(-5, 12)
    row = ward.row
    ward.late = add_session(
        opportunity=row,
        place="in_person",
        venue=row.venue,
        starts_at=starts,
        ends_at=ends,
        joining=row.joining,
        by=ward.cast["host"],
    )


def _call_off(ward):
    cancel_session(session=ward.late, reason=REASON, by=ward.cast["host"])


def _add_series(ward, timeline):
    row = ward.row
    pattern = pattern_from(
        repeats=Repeats.WEEKS,
        every=2,
        first_day=timeline.day(52),
        start=time(10),
        end=time(12),
        count=4,
        skips_bank_holidays=True,
        term_time_only=True,
    )
    how = HowToGetIn("in_person", row.venue, joining=row.joining, places=2)
    ward.again = add_series(
        opportunity=row,
        pattern=pattern,
        plan=plan_of(pattern, now=timeline.now),
        how=how,
        by=ward.cast["host"],
    )


def _choose(cast, ward):
    person = cast[CHOSEN_BY]
    interest = Interest.objects.select_related("expert__user").get(
        opportunity_id=ward.pk, expert=Expert.objects.get(pk=person.pk)
    )
    first = ward.again.sessions.order_by("activity__starts_at").first()
    take_session(session=first, interest=interest, by=person)
