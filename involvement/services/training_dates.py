"""Dates of a course: added, changed, called off, and opened to partner organisations. Everybody is told."""

import secrets

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.audit import services as audit
from coproduction.core.dates import days_between, today
from coproduction.core.exceptions import RuleBroken
from experts.enums import ActivityKind
from experts.services import activities
from involvement.enums import PlaceStatus
from involvement.models import TrainingDate, TrainingPlace
from involvement.notices import training as notices
from involvement.rules import training as rules
from involvement.selectors import training as selectors
from involvement.services.training_places import locked, move, pass_on, refuse

OF_ACTIVITY = ("starts_at", "ends_at", "venue")
OF_DATE = ("place", "link", "joining", "places", "booking_closes_on")
ASKED_OF = {*OF_ACTIVITY, "place"}
TOLD_OF = ("starts_at", "ends_at", "venue", "place", "link", "joining")
PAST = _("The training must start later than now.")
RETIRED = _("This course is not given any more. Bring it back first, and then add a date.")


@transaction.atomic
def add_date(*, course, place, places, starts_at, ends_at, booking_closes_on, by, venue=None, link="", joining=""):  # fmt: skip
    """Add a date to come of a course. Returns the TrainingDate. Times are aware."""
    refuse(RETIRED if course.retired_at else "")
    refuse(PAST if starts_at <= timezone.now() else "")
    activity = activities.open_activity(
        kind=ActivityKind.TRAINING,
        title=course.name,
        directorate=course.directorate,
        locality=venue.locality if venue else None,
        venue=venue,
        starts_at=starts_at,
        ends_at=ends_at,
        notice_days=days_between(today(), timezone.localdate(starts_at)),
        page="involvement:training_date",
        by=by,
    )
    date = TrainingDate.objects.create(
        course=course,
        activity=activity,
        place=place,
        link=link,
        joining=joining,
        places=places,
        booking_closes_on=booking_closes_on,
    )
    activities.stand_for(activity=activity, thing=f"training:{date.pk}", page_key=date.pk)
    audit.record(actor=by, action="training_date.added", target=date, after=_facts(date))
    return date


@transaction.atomic
def change_date(*, date, by, **facts):
    """Change when, where, for how many or until when to book. Those with a place are told what touches them.

    Where when or where it is has changed, each of them is asked whether they can still come.
    """
    date = locked(date)
    refuse(rules.why_not_change(date, now=timezone.now()))
    refuse(PAST if facts.get("starts_at", date.activity.starts_at) <= timezone.now() else "")
    refuse(rules.why_not_fewer(facts.get("places", date.places), selectors.held_at(date)))
    of_activity = _changed(date.activity, facts, OF_ACTIVITY)
    of_date = _changed(date, facts, OF_DATE)
    if not (of_activity or of_date):
        return date
    before, was = _facts(date), date.activity.starts_at
    date.activity = activities.change_activity(activity=date.activity, by=by, **of_activity)
    for name, value in of_date.items():
        setattr(date, name, value)
    date.save(update_fields=[*of_date, "updated_at"])
    audit.record(actor=by, action="training_date.changed", target=date, before=before, after=_facts(date))
    _tell_of_change(date, {*of_activity, *of_date}, was)
    pass_on(date)
    return date


@transaction.atomic
def cancel_date(*, date, reason, by):
    """Call a date off before it starts. Everybody with a place, an offer or a wait is told why."""
    date = locked(date)
    refuse(rules.why_not_change(date, now=timezone.now()))
    date.cancelled_reason = reason
    date.save(update_fields=["cancelled_reason", "updated_at"])
    activities.cancel_activity(activity=date.activity, by=by)
    audit.record(actor=by, action="training_date.cancelled", target=date, before=_facts(date))
    for place in _places(date, rules.STILL_OPEN):
        move(place, PlaceStatus.CANCELLED, by=by, answer_by=None)
    return date


@transaction.atomic
def open_to_partners(*, date, by):
    """Make the link by which partner organisations' people book: one that nobody can guess. Returns the date."""
    date = locked(date)
    refuse(rules.why_closed(date, now=timezone.now()))
    if not date.course.for_partners:
        raise RuleBroken(gettext("This course is not for partner organisations. Change the course first."))
    return date if date.partner_token else _keep_token(date, secrets.token_urlsafe(32), by)


@transaction.atomic
def close_to_partners(*, date, by):
    """Switch the link off for good: a new one is another. Who has booked by it keeps their place."""
    date = locked(date)
    return _keep_token(date, None, by) if date.partner_token else date


def _tell_of_change(date, changed, was):
    if not changed & set(TOLD_OF):
        return
    if changed & ASKED_OF:
        booked = TrainingPlace.objects.filter(date=date, status=PlaceStatus.BOOKED)
        booked.update(must_confirm=True, updated_at=timezone.now())
    places = _places(date, rules.STILL_OPEN)
    notices.take_back_reminders(places, was)
    for place in places:
        notices.date_changed(place, at=date.updated_at)


def _keep_token(date, token, by):
    date.partner_token = token
    date.save(update_fields=["partner_token", "updated_at"])
    # The token itself opens the door, so it has no place in the audit trail.
    audit.record(actor=by, action="training_date.partner_link", target=date, after={"is_open": bool(token)})
    return date


def _places(date, statuses):
    rows = selectors.places_with_all().filter(date=date, status__in=statuses)
    return list(rows.order_by("pk"))


def _changed(row, facts, names):
    return {name: facts[name] for name in names if name in facts and getattr(row, name) != facts[name]}


def _facts(date):
    return {
        "course": date.course_id,
        "place": str(date.place),
        "places": date.places,
        "booking_closes_on": date.booking_closes_on.isoformat(),
    }
