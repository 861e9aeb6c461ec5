"""Who came to training: the whole room at once. Who came for all of it has a certificate, and the training counts."""

from typing import NamedTuple

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coproduction.core.dates import months_after
from coproduction.core.exceptions import RuleBroken
from experts.enums import ContributionStatus
from experts.models import Contribution
from experts.services import contributions
from experts.services.locking import locked_whole
from experts.services.training import earn_training
from involvement.enums import PlaceStatus
from involvement.models import TrainingPlace
from involvement.rules import training as rules
from involvement.rules.sessions import minutes_long
from involvement.selectors import training as selectors
from involvement.services.training_places import locked, move

NOT_HERE = _("Someone on this list has no place here any more. Reload the page and try again.")
MINUTES = _("Say how many minutes they took part: fewer than the whole, which is {}.")
OF_CONTRIBUTION = {
    PlaceStatus.ATTENDED: ContributionStatus.ATTENDED,
    PlaceStatus.PART: ContributionStatus.ATTENDED,
    PlaceStatus.APOLOGIES: ContributionStatus.APOLOGIES,
    PlaceStatus.NO_SHOW: ContributionStatus.NO_SHOW,
}


class Seen(NamedTuple):
    """What is said of one person: a PlaceStatus, with the minutes they took part where it was only a part."""

    place_id: int
    status: str
    minutes: int | None = None


@transaction.atomic
def record_room(*, date, rows, by):
    """Record what happened to some or all of those who had a place: all of these or none. Returns their TrainingPlaces."""
    _lock_people(date, rows)
    date = locked(date)
    if refusal := rules.why_not_record(date, now=timezone.now()):
        raise RuleBroken(refusal)
    room = {place.pk: place for place in selectors.room_of(date)}
    if any(row.place_id not in room for row in rows):
        raise RuleBroken(NOT_HERE)
    return [_record(date, room[row.place_id], row, by) for row in rows]


def _lock_people(date, rows):
    # Training that counts is written to their records: they are locked before the date, as where somebody leaves.
    places = TrainingPlace.objects.filter(date=date, pk__in=[row.place_id for row in rows])
    locked_whole(*places.filter(user__isnull=False).values_list("user_id", flat=True))


def _record(date, place, row, by):
    if place.user_id == by.pk:
        raise RuleBroken(rules.OWN_ATTENDANCE)
    status, whole = PlaceStatus(row.status), minutes_long(date.activity)
    if status not in rules.TO_RECORD:
        raise RuleBroken(rules.GONE)
    minutes = row.minutes if status == PlaceStatus.PART else whole
    if status == PlaceStatus.PART and not 1 <= (minutes or 0) < whole:
        raise RuleBroken(MINUTES.format(whole))
    place.date = date
    if place.user_id:
        _confirm(place, OF_CONTRIBUTION[status], minutes, by)
    given = _given(place) if status == PlaceStatus.ATTENDED else {}
    if given and place.user_id and date.course.kind:
        _earn(place, by)
    return move(place, status, by=by, recorded_at=timezone.now(), recorded_by=by, **given)


def _confirm(place, status, minutes, by):
    rows = Contribution.objects.filter(expert_id=place.user_id, activity=place.date.activity)
    for contribution in rows.filter(status=ContributionStatus.EXPECTED):
        contributions.confirm_attendance(contribution=contribution, status=status, minutes=minutes, by=by)


def _given(place):
    """Return what who came for all of it is given: a certificate, and until when it counts."""
    months = place.date.course.kind.months if place.date.course.kind else None
    return {
        "certificate": rules.new_code(),
        "expires_on": months_after(_day(place), months) if months else None,
    }


def _earn(place, by):
    if expert := getattr(place.user, "expert", None):
        earn_training(expert=expert, kind=place.date.course.kind, gained_on=_day(place), by=by)


def _day(place):
    return timezone.localdate(place.date.activity.ends_at)
