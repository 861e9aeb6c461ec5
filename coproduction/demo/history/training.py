"""The chapter of training: courses, dates that are over and to come, a waiting list, and a partner organisation."""

from datetime import timedelta

from coproduction.accounts.models import User
from coproduction.policy.enums import TravelRule
from coproduction.policy.models import Band, Budget
from coproduction.reference.models import Directorate, TrainingKind, Venue
from involvement.enums import Place, PlaceStatus
from involvement.models import Course, TrainingDate, TrainingPlace
from involvement.selectors.training import room_of
from involvement.services import courses, training_dates, training_places
from involvement.services.training_attendance import Seen, record_room

VBR = "Values Based Recruitment"
CONTACT = "recovery.college@example.nhs.uk"
LINK = "https://meet.example.nhs.uk/training"
JOINING = "Come to the main reception and ask for the Recovery College. Tea and coffee from half past nine."
COURSES = {
    VBR: {
        "summary": "How we choose new staff by our values: what a panel does, what you can ask, and how all who sit on it "
        "have an equal say.",
        "kind": VBR,
        "for_experts": True,
        "for_partners": True,
        "minutes": 180,
        "places": 4,
        "band": "£20.00 a session",
        "travel_rule": TravelRule.MILEAGE_OR_PUBLIC_TRANSPORT,
    },
    "Co-production for staff": {
        "summary": "What co-production is, how it differs from asking people afterwards, and how to begin.",
        "for_staff": True,
        "minutes": 120,
        "places": 20,
    },
    "Chairing an interview panel": {
        "summary": "For people who have sat on panels and would like to lead one.",
        "for_experts": True,
        "for_staff": True,
        "minutes": 120,
        "places": 8,
        "needs": [VBR],
        "unpaid_reason": "It is training for yourself. Chairing a panel is paid.",
    },
}
# Days from today, counted at the day of each date: who books when, in order.
HELD = (-62, VBR, ("dilip-shah", "fatima-noor", "gareth-lowe"), {"gareth-lowe": PlaceStatus.NO_SHOW})
UNRECORDED = (-2, VBR, ("catrin-rees",))
FULL = (12, VBR, ("expert", "gareth-lowe", "bola-adeyemi"))


def plan_training(cast, timeline):
    on = timeline.on
    on(-150, _add_courses, cast, hour=9)
    _plan_date(cast, timeline, *HELD[:3], added=-100)
    on(HELD[0] + 1, _write_down, cast, HELD[0], timeline, HELD[3])
    _plan_date(cast, timeline, -30, "Co-production for staff", ("host", "approver", "manager"), added=-90)
    on(-29, _write_down, cast, -30, timeline, {"manager": PlaceStatus.PART})
    _plan_date(cast, timeline, UNRECORDED[0], VBR, UNRECORDED[2], added=-40)
    _plan_date(cast, timeline, *FULL, added=-20)
    on(-15, _open_to_partners, cast, FULL[0], timeline)
    on(-9, _wait, cast, "expert2", FULL[0], timeline)
    on(-8, _partner_waits, FULL[0], timeline)
    on(-1, _give_up, cast, "bola-adeyemi", FULL[0], timeline, hour=9)
    _plan_date(cast, timeline, 40, VBR, (), added=-20)
    _plan_date(cast, timeline, 26, "Co-production for staff", ("host", "recruiter"), added=-20, online=True)
    _plan_date(cast, timeline, 33, "Chairing an interview panel", ("dilip-shah",), added=-20)
    _plan_date(cast, timeline, 8, "Chairing an interview panel", (), added=-25)
    on(-4, _cancel, cast, 8, timeline)


def _add_courses(cast):
    for name, said in COURSES.items():
        facts: dict = dict(said)
        needs = TrainingKind.objects.filter(name__in=facts.pop("needs", []))
        if kind := facts.pop("kind", ""):
            facts["kind"] = TrainingKind.objects.get(name=kind)
        if band := facts.pop("band", ""):
            facts["band"] = Band.objects.get(scheme__key="demo", name=band)
            facts["budget"] = Budget.objects.get(code="RC-500")
        courses.add_course(
            by=cast["coordinator"],
            name=name,
            directorate=Directorate.objects.get(name="Recovery College"),
            contact_email=CONTACT,
            prerequisites=list(needs),
            **facts,
        )


def _plan_date(cast, timeline, day, name, people, *, added, online=False):
    timeline.on(added, _add_date, cast, day, name, timeline, online=online)
    for number, who in enumerate(people):
        timeline.on(added + 3 + number, _wait, cast, who, day, timeline)


def _add_date(cast, day, name, timeline, *, online):
    course = Course.objects.get(name=name)
    starts = timeline.moment(day, 10)
    training_dates.add_date(
        course=course,
        place=Place.ONLINE if online else Place.IN_PERSON,
        venue=None if online else Venue.objects.get(name="Recovery College, Norwich"),
        link=LINK if online else "",
        joining="" if online else JOINING,
        places=course.places,
        starts_at=starts,
        ends_at=starts + timedelta(minutes=course.minutes),
        booking_closes_on=timeline.day(day - 1),
        by=cast["recruiter"],
    )


def date_on(day, timeline):
    """Return the date of training on a day counted from today."""
    start = timeline.moment(day, 0)
    of_the_day = {"activity__starts_at__gte": start, "activity__starts_at__lt": start + timedelta(days=1)}
    return TrainingDate.objects.get(**of_the_day)


def _wait(cast, who, day, timeline):
    """Book, or wait where it is full."""
    user = User.objects.get(pk=cast[who].pk)  # as roles stand on that day
    training_places.book(date=date_on(day, timeline), user=user, by=user)


def _open_to_partners(cast, day, timeline):
    date = training_dates.open_to_partners(date=date_on(day, timeline), by=cast["recruiter"])
    said = {
        "name": "Yasmin Farah",
        "email": "yasmin@mind-in-the-east.example",
        "organisation": "Mind in the East",
    }
    training_places.book_partner(date=date, access_needs="A seat near the door, please.", **said)


def _partner_waits(day, timeline):
    said = {"name": "Piotr Zielinski", "email": "piotr@carers-first.example", "organisation": "Carers First"}
    training_places.book_partner(date=date_on(day, timeline), **said)


def _give_up(cast, who, day, timeline):
    place = TrainingPlace.objects.get(date=date_on(day, timeline), user=cast[who])
    training_places.give_up(place=place, by=cast[who])


def _cancel(cast, day, timeline):
    reason = "Our trainer is away. We are sorry, and will find another date."
    training_dates.cancel_date(date=date_on(day, timeline), reason=reason, by=cast["recruiter"])


def _write_down(cast, day, timeline, otherwise):
    date = date_on(day, timeline)
    by_user = {cast[who].pk: status for who, status in otherwise.items()}
    rows = [
        Seen(
            place.pk,
            by_user.get(place.user_id, PlaceStatus.ATTENDED),
            60 if place.user_id in by_user else None,
        )
        for place in room_of(date)
    ]
    record_room(date=date, rows=rows, by=cast["recruiter"])
