"""Opportunities: half of them open today, the other half past and in every later state."""

from dataclasses import dataclass
from datetime import date, timedelta

from coproduction.accounts.enums import Role
from coproduction.demo.seeding.plan import OPEN_SESSIONS
from coproduction.policy.enums import TravelRule
from experts.enums import ActivityKind, Rung
from experts.models import Activity
from involvement.enums import OpportunityKind, OpportunityStatus, Place
from involvement.models import Opportunity, Session
from involvement.series_enums import Frequency

SUBJECTS = (
    "crisis care", "carers", "inpatient wards", "community teams", "young people's services", "medication", "housing",
    "discharge from hospital", "talking therapies", "physical health", "digital services", "peer support",
)  # fmt: skip
SHAPES = (
    ("Reference group for {}", OpportunityKind.STANDING_GROUP),
    ("Focus group about {}", OpportunityKind.FOCUS_GROUP),
    ("Review our leaflet about {}", OpportunityKind.DOCUMENT_REVIEW),
    ("Advise a study of {}", OpportunityKind.RESEARCH),
    ("Visit and audit: {}", OpportunityKind.WARD_VISIT),
    ("One-off event on {}", OpportunityKind.ONE_OFF_EVENT),
)
PAST_STATUSES = (
    OpportunityStatus.CLOSED,
    OpportunityStatus.UNDER_WAY,
    OpportunityStatus.COMPLETED,
    OpportunityStatus.REVIEWED,
)
RUNGS = [
    Rung.CONSULTATION,
    Rung.ENGAGEMENT,
    Rung.ENGAGEMENT,
    Rung.CO_DESIGN,
    Rung.CO_DESIGN,
    Rung.CO_PRODUCTION,
]


@dataclass(frozen=True)
class Advert:
    """An opportunity as the rest of the history needs to know it. `sessions` are (activity id, day) pairs."""

    key: int
    host: int
    directorate: int
    budget: int
    published: date
    sessions: list[tuple[int, date]]


def open_advert(plan, ground, writer, chance, number):
    """Add an opportunity that can be joined today, with its sessions to come."""
    published = plan.day(-chance.randrange(1, 30))
    closing = plan.day(chance.randrange(1, 60))
    return _advert(
        plan, ground, writer, chance, number, OpportunityStatus.PUBLISHED, published, closing, OPEN_SESSIONS
    )


def past_advert(plan, ground, writer, chance, number):
    """Add an opportunity whose sessions have been, over up to two years."""
    published = plan.day(-chance.randrange(120, 730))
    status = PAST_STATUSES[number % len(PAST_STATUSES)]
    closing = min(plan.day(-60), date.fromordinal(published.toordinal() + 21))
    return _advert(plan, ground, writer, chance, number, status, published, closing, plan.sessions)


def _advert(plan, ground, writer, chance, number, status, published, closing, session_count):
    words, kind = SHAPES[number % len(SHAPES)]
    title = words.format(chance.choice(SUBJECTS))
    directorate = chance.choice(ground.directorates).pk
    place = chance.choice(list(Place))
    first = date.fromordinal(closing.toordinal() + 14)
    about = {
        "title": title,
        "rung": chance.choice(RUNGS),
        "directorate_id": directorate,
        "locality_id": chance.choice(ground.localities).pk,
        "venue_id": None if place == Place.ONLINE else chance.choice(ground.venues).pk,
    }
    host = chance.choice(ground.staff[Role.HOST])
    key = writer.add(
        Opportunity,
        **about,
        **_wording(title, kind),
        reference=f"SEED-{plan.seed}-{writer.next_id(Opportunity)}",
        status=status,
        host_id=host,
        place=place,
        places=plan.members + chance.randrange(3, 10),
        closing_date=closing,
        decision_date=date.fromordinal(closing.toordinal() + 5),
        first_date=first,
        band_id=ground.band.pk,
        budget_id=ground.budgets[directorate].pk,
        published_at=plan.moment(published),
        published_by_id=ground.staff[Role.COORDINATOR][0],
    )
    days = _days(plan, first, session_count, is_open=status == OpportunityStatus.PUBLISHED)
    sessions = [(_add_session(plan, writer, chance, key, about, place, day), day) for day in days]
    return Advert(key, host, directorate, ground.budgets[directorate].pk, published, sessions)


def _wording(title, kind):
    summary = f"{title}: help us to make it better, from the first idea to the last check."
    return {
        "kind": kind,
        "organisation": "Anytown NHS Foundation Trust",
        "summary": summary,
        "what_you_will_do": "Read a short paper, come to the meeting and say what you think should change.",
        "who_we_need": "People who have used the service, and carers.",
        "frequency": Frequency.MONTHLY,
        "session_minutes": 120,
        "preparation_minutes": 60,
        "joining": "We send you the link and a number to ring the day before.",
        "access": "Step-free entrance, hearing loop, quiet room",
        "selection": "Open to all; if many are interested we choose people who have not taken part lately.",
        "travel_rule": TravelRule.MILEAGE_OR_PUBLIC_TRANSPORT,
        "support": "A named worker meets you before the first session.",
        "contact_email": "participation@example.nhs.uk",
        "search_text": f"{title} {summary}",
    }


def _days(plan, first, how_many, *, is_open):
    if is_open:
        return [first + timedelta(weeks=4 * number) for number in range(how_many)]
    # The last session was yesterday at the latest: these opportunities are past.
    span = max(how_many, (plan.today - first).days - 1)
    return [date.fromordinal(first.toordinal() + span * number // how_many) for number in range(how_many)]


def _add_session(plan, writer, chance, opportunity, about, place, day):
    session = writer.next_id(Session)
    hour = chance.randrange(9, 17)
    activity = writer.add(
        Activity,
        **about,
        key=f"session:{session}",
        kind=ActivityKind.SESSION,
        starts_at=plan.moment(day, hour),
        ends_at=plan.moment(day, hour + 2),
        notice_days=14,
        page="involvement:session",
        page_key=str(session),
    )
    writer.add(Session, id=session, opportunity_id=opportunity, activity_id=activity, place=place)
    return activity
