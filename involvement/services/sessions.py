"""Sessions of an opportunity: added, changed and called off, with everyone who has a place told."""

from django.db import transaction
from django.utils import timezone

from coproduction.core.dates import days_between, today
from coproduction.core.exceptions import RuleBroken
from experts.enums import ActivityKind
from experts.services import activities
from involvement.models import Opportunity, Session
from involvement.notices import sessions as notices
from involvement.rules import sessions as rules
from involvement.selectors.interests import accepted_in
from involvement.selectors.sessions import coming, people_at, sessions_with_all
from involvement.services import places
from involvement.services.facts import refresh_advert

OF_ACTIVITY = ("starts_at", "ends_at", "venue")
OF_SESSION = ("place", "link", "joining")


@transaction.atomic
def add_session(*, opportunity, place, starts_at, ends_at, by, venue=None, link="", joining=""):
    """Add a session to come, and expect at it everyone who has a place. Returns the Session. Times are aware."""
    opportunity = _locked_advert(opportunity)
    _refuse(rules.why_not_add(opportunity))
    _refuse_past(starts_at)
    activity = activities.open_activity(
        kind=ActivityKind.SESSION,
        title=opportunity.title,
        rung=opportunity.rung,
        directorate=opportunity.directorate,
        locality=opportunity.locality,
        venue=venue,
        starts_at=starts_at,
        ends_at=ends_at,
        notice_days=days_between(today(), timezone.localdate(starts_at)),
        page="involvement:session",
        by=by,
    )
    session = Session.objects.create(
        opportunity=opportunity, activity=activity, place=place, link=link, joining=joining
    )
    activities.stand_for(activity=activity, thing=f"session:{session.pk}", page_key=session.pk)
    for interest in accepted_in(opportunity).order_by("pk"):
        contribution = places.expect_at(session=session, expert=interest.expert, by=by)
        notices.session_added(session, contribution)
    refresh_advert(opportunity)
    return session


@transaction.atomic
def change_session(*, session, by, **facts):
    """Change when, where or how to get in (starts_at, ends_at, venue, place, link, joining). Tells those expected."""
    session = _taken(session)
    _refuse(rules.why_not_change(session, now=timezone.now()))
    if "starts_at" in facts:
        _refuse_past(facts["starts_at"])
    of_activity = _changed(session.activity, facts, OF_ACTIVITY)
    of_session = _changed(session, facts, OF_SESSION)
    if not (of_activity or of_session):
        return session
    activity = activities.change_activity(activity=session.activity, by=by, **of_activity)
    for name, value in of_session.items():
        setattr(session, name, value)
    session.save(update_fields=[*of_session, "updated_at"])
    session = sessions_with_all().get(pk=session.pk)
    refresh_advert(session.opportunity)
    for contribution in _expected(session):
        notices.session_changed(session, contribution, at=activity.updated_at)
    return session


@transaction.atomic
def cancel_session(*, session, by, tell=True):
    """Call off a session before it starts. Everyone expected is told, unless a wider notice tells them."""
    session = _taken(session)
    _refuse(rules.why_not_change(session, now=timezone.now()))
    cancelled = activities.cancel_activity(activity=session.activity, by=by)
    refresh_advert(session.opportunity)
    if tell:
        for contribution in cancelled:
            notices.session_cancelled(session, contribution)
    return session


@transaction.atomic
def cancel_coming(*, opportunity, by):
    """Call off every session still to come of an opportunity that is cancelled itself: its own notice tells people."""
    for session in coming(opportunity):
        cancel_session(session=session, by=by, tell=False)


def _refuse(sentence):
    if sentence:
        raise RuleBroken(sentence)


def _refuse_past(starts_at):
    if starts_at <= timezone.now():
        raise RuleBroken("The session must start later than now.")


def _changed(row, facts, names):
    return {name: facts[name] for name in names if name in facts and getattr(row, name) != facts[name]}


def _expected(session):
    return [each for each in people_at(session) if each.status == "expected"]


def _locked_advert(opportunity):
    rows = Opportunity.objects.select_for_update(of=("self",))
    return rows.select_related("directorate", "locality", "band", "budget").get(pk=opportunity.pk)


def _taken(session):
    # The advert's row first, as for a place: a person who accepts meanwhile is told of the session as it is now.
    _locked_advert(session.opportunity)
    return sessions_with_all().get(pk=session.pk)
