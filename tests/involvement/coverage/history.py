"""Made-up histories of interview panels, and the same figures counted again in plain Python."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from coproduction.accounts.enums import Role
from experts.enums import ActivityKind, ContributionStatus
from experts.models import Activity, Contribution, Qualification
from involvement.enums import NoExpertReason, PanelOutcome, Seat
from involvement.models import Panel, PanelSeat
from involvement.selectors.panels import VALUES_BASED_RECRUITMENT
from tests.factories import DirectorateFactory, ExpertFactory, LocalityFactory, TrainingKindFactory, person

LONDON = ZoneInfo("Europe/London")
FIRST, LAST = date(2026, 3, 1), date(2026, 12, 31)
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)  # as `still_clock` holds it
CAME = (None, ContributionStatus.EXPECTED, ContributionStatus.ATTENDED)
STAYED_AWAY = (ContributionStatus.APOLOGIES, ContributionStatus.NO_SHOW, ContributionStatus.CANCELLED_BY_US)
HOURS = ((0, 0), (0, 30), (9, 0), (14, 30), (23, 30))


@dataclass
class Known:
    """One panel as it was made: what a person with paper and pencil would count."""

    day: date
    begun: bool
    cancelled: bool
    directorate: int
    locality: int | None
    band: str
    outcome: str
    reason: str
    seats: list[tuple] = field(
        default_factory=list
    )  # (seat, [(gained, expires)], status, whether it has a reason)

    @property
    def is_held(self):
        return self.begun and not self.cancelled

    @property
    def has_trained(self):
        return any(
            seat != Seat.OBSERVER and status in CAME and self._counts(spans)
            for seat, spans, status, _ in self.seats
        )

    @property
    def with_reason(self):
        return sum(
            seat != Seat.OBSERVER and status in CAME and has_reason and not self._counts(spans)
            for seat, spans, status, has_reason in self.seats
        )

    @property
    def has_appointed(self):
        return self.outcome == "appointed"

    @property
    def because(self):
        came = [seat for seat, _, status, _ in self.seats if status in CAME]
        if self.reason:
            return self.reason
        if any(seat != Seat.OBSERVER for seat in came):
            return "not_trained"
        if came:
            return "observed"
        return "did_not_come" if self.seats else "not_said"

    @property
    def month(self):
        return self.day.replace(day=1)

    def _counts(self, spans):
        return any(
            gained <= self.day and (expires is None or self.day <= expires) for gained, expires in spans
        )


def make(seed, *, many=150):
    """Write a history and return it as a list of Known."""
    chance = Random(seed)
    directorates = [DirectorateFactory().pk for _ in range(3)]
    localities = [LocalityFactory().pk, LocalityFactory().pk, None]
    people, recruiter = _people(chance), person(Role.RECRUITER)
    made = []
    for number in range(many):
        known, starts = _known(chance, directorates, localities)
        panel = _write(known, starts, number, recruiter)
        for expert, spans in chance.sample(sorted(people.items()), chance.choice((0, 0, 1, 1, 2))):
            status = chance.choice([*CAME, *CAME, *STAYED_AWAY])
            seat = chance.choice(list(Seat))
            has_reason = (number + len(known.seats)) % 3 > 0
            known.seats.append((seat, spans, status, has_reason))
            _sit(panel, expert, seat, status, recruiter if has_reason else None)
        made.append(known)
    return made


def _people(chance):
    """Return {expert id: [(gained, expires), ...]} of panel training; other training is made beside it."""
    kind, other = TrainingKindFactory(name=VALUES_BASED_RECRUITMENT.upper()), TrainingKindFactory()
    coordinator, people = person(Role.COORDINATOR), {}
    for _ in range(6):
        expert, spans = ExpertFactory().pk, []
        for gained in chance.sample(range(300), chance.choice((0, 1, 1, 2))):
            start = FIRST + timedelta(days=gained - 30)
            spans.append((start, chance.choice((None, start + timedelta(days=chance.randrange(0, 150))))))
        rows = [(kind, *span) for span in spans] + [(other, FIRST, None)]
        Qualification.objects.bulk_create(
            Qualification(
                expert_id=expert, kind=kind, gained_on=start, expires_on=end, recorded_by=coordinator
            )
            for kind, start, end in rows
        )
        people[expert] = spans
    return people


def _known(chance, directorates, localities):
    days = (date(2026, 3, 29), date(2026, 4, 1), date(2026, 10, 25), date(2026, 11, 1), date(2026, 11, 23))
    usual = FIRST + timedelta(days=chance.randrange((LAST - FIRST).days))
    day, clock = chance.choice([*days, usual, usual, usual]), time(*chance.choice(HOURS))
    starts = datetime.combine(day, clock, LONDON).astimezone(UTC)
    known = Known(
        day,
        starts <= NOW,
        chance.random() < 0.1,
        chance.choice(directorates),
        chance.choice(localities),
        chance.choice(("", "5", "8a", "8b", "Medical")),
        chance.choice(["", *PanelOutcome.values, "appointed"]),
        chance.choice(["", "", *NoExpertReason.values]),
    )
    return known, starts


def _write(known, starts, number, recruiter):
    activity = Activity.objects.create(
        key=f"panel:of-history-{number}",
        kind=ActivityKind.PANEL,
        title="Staff Nurse",
        directorate_id=known.directorate,
        locality_id=known.locality,
        starts_at=starts,
        ends_at=starts + timedelta(hours=3),
        cancelled_at=NOW if known.cancelled else None,
        page="involvement:panel",
    )
    return Panel.objects.create(
        activity=activity,
        vacancy_reference=f"846-{number:06d}",
        held_on=starts.astimezone(LONDON).date(),
        band=known.band,
        outcome=known.outcome,
        no_expert_reason=known.reason,
        recorded_by=recruiter,
    )


def _sit(panel, expert, seat, status, override_by):
    contribution = None
    if status is not None:
        is_attended = status == ContributionStatus.ATTENDED
        contribution = Contribution.objects.create(
            expert_id=expert,
            activity=panel.activity,
            status=status,
            agreed_at=NOW,
            minutes=120 if is_attended else None,
        )
    PanelSeat.objects.create(
        panel=panel,
        expert_id=expert,
        seat=seat,
        contribution=contribution,
        override_reason="Nobody else was free" if override_by else "",
        override_by=override_by,
        override_at=NOW if override_by else None,
    )
