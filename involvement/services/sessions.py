"""Sessions of an opportunity: added, changed and called off, with everyone who has a place told."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from coproduction.core.dates import days_between, today
from coproduction.core.exceptions import RuleBroken
from experts.enums import ActivityKind
from experts.services import activities
from experts.services.cancelling import cancel_activities
from involvement.models import Session
from involvement.notices import sessions as notices
from involvement.rules import sessions as rules
from involvement.selectors.interests import accepted_in
from involvement.selectors.sessions import coming, people_at, sessions_with_all, starts_taken
from involvement.services import places as holding
from involvement.services.facts import refresh_advert
from involvement.services.opportunities import locked
from involvement.services.session_moves import ask_again

OF_ACTIVITY = ("starts_at", "ends_at", "venue")
OF_SESSION = ("place", "link", "joining", "places")


class PlacesRefused(RuleBroken):
    """The number of places cannot be this: the one refusal that belongs beside another field than the date."""


class TimeTaken(RuleBroken):
    """Another session of the advert starts then, at the same place: the refusal belongs beside the start time."""


@transaction.atomic
def add_session(*, opportunity, place, starts_at, ends_at, by, venue=None, link="", joining="", places=None):  # fmt: skip
    """Add a session to come. Returns it. Times are aware.

    Everyone who has a place on the advert is expected at it; where it has `places` of its own, they choose it themselves.
    """
    opportunity = locked(opportunity)
    _refuse(rules.why_not_add(opportunity))
    _refuse_past(starts_at)
    refuse_taken([starts_at], starts_taken(opportunity, place=place, venue=venue))
    activity = activities.open_activity(
        **facts_of_activity(opportunity),
        venue=venue,
        starts_at=starts_at,
        ends_at=ends_at,
        notice_days=days_between(today(), timezone.localdate(starts_at)),
        by=by,
    )
    session = Session.objects.create(
        opportunity=opportunity,
        activity=activity,
        place=place,
        link=link,
        joining=joining,
        places=places,
    )
    activities.stand_for(activity=activity, thing=f"session:{session.pk}", page_key=session.pk)
    accepted = list(accepted_in(opportunity).order_by("pk"))
    if places is not None:
        notices.sessions_to_choose([session], accepted)
        accepted = []
    for interest in accepted:
        contribution = holding.expect_at(session=session, expert=interest.expert, by=by)
        notices.session_added(session, contribution)
    refresh_advert(opportunity)
    return session


@transaction.atomic
def change_session(*, session, by, **facts):
    """Change when, where or how to get in (starts_at, ends_at, venue, place, link, joining, places). Tells those expected.

    Those expected are asked whether they can still come, where when or where it is has changed.
    """
    session = _taken(session)
    _refuse(rules.why_not_change(session, now=timezone.now()))
    if "places" in facts:
        _refuse_places(session, facts["places"])
    if "starts_at" in facts:
        _refuse_past(facts["starts_at"])
    was = session.activity.starts_at
    of_activity = _changed(session.activity, facts, OF_ACTIVITY)
    of_session = _changed(session, facts, OF_SESSION)
    if not (of_activity or of_session):
        return session
    asks = bool(of_activity or "place" in of_session)
    if asks:
        _refuse_another_then(session, facts)
    activity = activities.change_activity(activity=session.activity, by=by, **of_activity)
    for name, value in of_session.items():
        setattr(session, name, value)
    session.save(update_fields=[*of_session, "updated_at"])
    session = sessions_with_all().get(pk=session.pk)
    refresh_advert(session.opportunity)
    told_of = set(of_activity) | set(of_session) - {"places"}
    told = _expected(session) if told_of else []
    if asks:
        ask_again(told)
    notices.take_back_reminders([(each, was) for each in told])
    for contribution in told:
        notices.session_changed(session, contribution, at=activity.updated_at, asks=asks)
    return session


@transaction.atomic
def cancel_session(*, session, by, reason="", tell=True):
    """Call off a session before it starts. Everyone expected is told, unless a wider notice tells them."""
    session = _taken(session)
    cancelled = _cancel([session], reason, by)
    session = sessions_with_all().get(pk=session.pk)
    for contribution in cancelled if tell else []:
        notices.session_cancelled(session, contribution)
    return session


@transaction.atomic
def cancel_sessions(*, opportunity, sessions, reason, by):
    """Call off some or all sessions to come of an advert. Everyone expected is told once, of all their dates."""
    opportunity = locked(opportunity)
    found = list(
        sessions_with_all()
        .filter(opportunity=opportunity, pk__in=[each.pk for each in sessions])
        .order_by("activity__starts_at", "pk")
    )
    cancelled = _cancel(found, reason, by)
    notices.sessions_cancelled(opportunity, cancelled, reason=reason)
    return found


@transaction.atomic
def cancel_coming(*, opportunity, by):
    """Call off every session still to come of an opportunity that is cancelled itself: its own notice tells people.

    Returns the ids of the experts who can claim because it is so late.
    """
    cancelled = _cancel(list(coming(opportunity)), "", by)
    return {each.expert_id for each in cancelled if each.late_fee_id}


def _cancel(sessions, reason, by):
    """Cancel sessions of one advert, whose row is locked, and return the Contributions of those expected."""
    for session in sessions:
        _refuse(rules.why_not_change(session, now=timezone.now()))
    if not sessions:
        return []
    Session.objects.filter(pk__in=[each.pk for each in sessions]).update(
        cancelled_reason=reason, updated_at=timezone.now()
    )
    cancelled = cancel_activities(activities=[each.activity for each in sessions], by=by)
    notices.take_back_reminders([(each, each.activity.starts_at) for each in cancelled])
    refresh_advert(sessions[0].opportunity)
    return cancelled


def _refuse_places(session, places):
    if refusal := rules.why_not_places(session.places, places, taken=len(_expected(session))):
        raise PlacesRefused(refusal)


def refuse_taken(starts, taken):
    """Refuse sessions that start when another of the advert does. The advert's row is locked, so that none comes between."""
    for starts_at in starts:
        if refusal := rules.why_not_then(starts_at, taken=taken):
            raise TimeTaken(refusal)


def _refuse_another_then(session, facts):
    place, venue = facts.get("place", session.place), facts.get("venue", session.activity.venue)
    taken = starts_taken(session.opportunity, place=place, venue=venue, but=[session])
    refuse_taken([facts.get("starts_at", session.activity.starts_at)], taken)


def _refuse(sentence):
    if sentence:
        raise RuleBroken(sentence)


def _refuse_past(starts_at):
    if starts_at <= timezone.now():
        raise RuleBroken(gettext("The session must start later than now."))


def _changed(row, facts, names):
    return {name: facts[name] for name in names if name in facts and getattr(row, name) != facts[name]}


def _expected(session):
    return [each for each in people_at(session) if each.status == "expected"]


def facts_of_activity(opportunity):
    """Return what every session of an advert says as an Activity, whenever and wherever it is."""
    return {
        "kind": ActivityKind.SESSION,
        "title": opportunity.title,
        "rung": opportunity.rung,
        "directorate": opportunity.directorate,
        "locality": opportunity.locality,
        "page": "involvement:session",
    }


def _taken(session):
    # The advert's row first, as for a place: a person who accepts meanwhile is told of the session as it is now.
    locked(session.opportunity)
    return sessions_with_all().get(pk=session.pk)
