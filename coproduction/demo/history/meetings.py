"""Sessions: announced when places are settled, held, and who came written down the day after."""

from datetime import timedelta

from experts.enums import ContributionStatus
from involvement.enums import Place
from involvement.models import Session
from involvement.selectors.sessions import people_at
from involvement.services.attendance import Came, record_attendance
from involvement.services.sessions import add_session

LATEST_HOUR, EARLIEST_HOUR = 14, 8
LINK = "https://meet.example.nhs.uk/carers"


def plan_meetings(adverts, timeline):
    for advert in adverts.values():
        days = advert.facts["sessions"]
        if days:
            # Before anybody takes a place.
            announced = min(advert.facts["published"] + 2, days[0] - 1)
            timeline.on(announced, _announce, advert, hour=11)
        left = advert.facts.get("unrecorded", [])
        for day in days:
            if day < 0 and day not in left and "cancelled" not in advert.facts:
                timeline.on(day + 1, _write_down, advert, day, hour=9)


def session_on(advert, day):
    """Return the session of an advert on a day counted from today."""
    start = advert.timeline.moment(day, 0)
    of_the_day = {"activity__starts_at__gte": start, "activity__starts_at__lt": start + timedelta(days=1)}
    return Session.objects.select_related("activity").get(opportunity_id=advert.pk, **of_the_day)


def _announce(advert):
    row = advert.row
    for day in advert.facts["sessions"]:
        starts = advert.timeline.moment(day, _hour(advert.timeline, day))
        add_session(
            opportunity=row,
            place=row.place
            or Place.ONLINE,  # a document has no place of its own, and people still meet about it
            venue=row.venue,
            starts_at=starts,
            ends_at=starts + timedelta(minutes=row.session_minutes),
            link="" if row.place == Place.IN_PERSON else LINK,
            joining=row.joining,
            by=advert.cast["host"],
        )


def _hour(timeline, day):
    """Two in the afternoon; tomorrow's meeting within a day from now, so that its reminder can be seen to go."""
    if day != 1:
        return LATEST_HOUR
    return max(EARLIEST_HOUR, min(LATEST_HOUR, timeline.local_hour))


def _write_down(advert, day):
    session = session_on(advert, day)
    absent = {
        advert.cast[who].pk: how
        for who, on, how in (line.split() for line in advert.facts["absent"])
        if int(on) == day
    }
    rows = [
        Came(person.pk, absent[person.expert_id])
        if person.expert_id in absent
        else Came(person.pk, ContributionStatus.ATTENDED, advert.facts["session_minutes"])
        for person in people_at(session)
        if person.status == ContributionStatus.EXPECTED
    ]
    record_attendance(session=session, rows=rows, by=advert.cast["host"])
