"""Sessions that come again: a whole series made, added to and changed at once, with everyone told once."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.audit import services as audit
from coproduction.core.bulk import insert_all
from coproduction.core.dates import NoSuchTime, days_between, london_moment, today
from coproduction.core.exceptions import RuleBroken
from experts.models import Contribution
from experts.services import activities
from involvement.models import Series, Session
from involvement.notices import sessions as notices
from involvement.rules import sessions as rules
from involvement.rules.series import HowToGetIn
from involvement.selectors.interests import accepted_in
from involvement.selectors.series import last_of, plan_more
from involvement.selectors.sessions import coming_in, starts_taken
from involvement.services import places as holding
from involvement.services.facts import refresh_advert
from involvement.services.opportunities import locked
from involvement.services.session_moves import ask_again
from involvement.services.sessions import facts_of_activity, refuse_taken

NOTHING_MADE = _("This makes no sessions: every date is left out. Change the pattern or the dates.")
NONE_TO_COME = _("This series has no sessions still to come.")


@transaction.atomic
def add_series(*, opportunity, pattern, plan, how, by):
    """Make every session of a Plan, and expect at each everyone who has a place. Returns the Series."""
    opportunity = locked(opportunity)
    if refusal := rules.why_not_add(opportunity) or ("" if plan.meetings else NOTHING_MADE):
        raise RuleBroken(refusal)
    taken = starts_taken(opportunity, place=how.place, venue=how.venue)
    refuse_taken([each.starts_at for each in plan.meetings], taken)
    series = Series.objects.create(
        opportunity=opportunity,
        repeats=pattern.repeats,
        every=pattern.every,
        first_day=pattern.first_day,
        start=pattern.start,
        end=pattern.end,
        skips_bank_holidays=pattern.skips_bank_holidays,
        term_time_only=pattern.terms is not None,
        left_out=sorted(day.isoformat() for day in pattern.left_out),
    )
    audit.record(actor=by, action="series.added", target=series, after={"sessions": len(plan.meetings)})
    _make(series, plan.meetings, how, by)
    return series


@transaction.atomic
def extend_series(*, series, last_day, count, by):
    """Add the next sessions of a series, like its last: until a day, or so many. Returns the new Sessions."""
    opportunity = locked(series.opportunity)
    plan = plan_more(series, last_day=last_day, count=count, now=timezone.now())
    if refusal := rules.why_not_add(opportunity) or ("" if plan.meetings else NOTHING_MADE):
        raise RuleBroken(refusal)
    series.opportunity = opportunity
    last = last_of(series)
    how = HowToGetIn(last.place, last.activity.venue, last.link, last.joining, last.places)
    audit.record(actor=by, action="series.extended", target=series, after={"sessions": len(plan.meetings)})
    return _make(series, plan.meetings, how, by)


@transaction.atomic
def change_series(*, series, start, end, how, by):
    """Change the times and place of every session of a series still to come, and of those added later."""
    series.opportunity = locked(series.opportunity)
    sessions = list(coming_in(series))
    if not sessions:
        raise RuleBroken(NONE_TO_COME)
    was = {each.activity_id: each.activity.starts_at for each in sessions}
    moved = {each.activity_id for each in sessions if _set(each, start, end, how)}
    _refuse_others_then([each for each in sessions if each.activity_id in moved], sessions, how)
    changed_at = activities.move_many(activities=[each.activity for each in sessions], by=by)
    Session.objects.bulk_update(sessions, ["place", "link", "joining", "updated_at"], batch_size=200)
    series.start, series.end = start, end
    series.save(update_fields=["start", "end", "updated_at"])
    audit.record(actor=by, action="series.changed", target=series, after={"start": start.isoformat()})
    refresh_advert(series.opportunity)
    expected = list(_expected_at(sessions))
    ask_again([each for each in expected if each.activity_id in moved])
    notices.take_back_reminders([(each, was[each.activity_id]) for each in expected])
    notices.sessions_changed(series.opportunity, sessions, expected, at=changed_at)
    return sessions


def _refuse_others_then(moved, sessions, how):
    if moved:
        taken = starts_taken(moved[0].opportunity, place=how.place, venue=how.venue, but=sessions)
        refuse_taken([each.activity.starts_at for each in moved], taken)


def _set(session, start, end, how):
    """Set when and where a session is. Returns whether that is different now, so that people are asked again."""
    before = _when_and_where(session)
    day = timezone.localdate(session.activity.starts_at)
    try:
        starts_at, ends_at = (london_moment(day, clock) for clock in (start, end))
    except NoSuchTime as problem:
        raise RuleBroken(str(problem)) from problem
    if starts_at <= timezone.now():
        raise RuleBroken(
            gettext("The session of today would start earlier than now. Change that one on its own page.")
        )
    session.activity.starts_at, session.activity.ends_at = starts_at, ends_at
    session.activity.venue = how.venue
    session.place, session.link, session.joining = how.place, how.link, how.joining
    session.updated_at = timezone.now()
    return _when_and_where(session) != before


def _when_and_where(session):
    activity = session.activity
    return activity.starts_at, activity.ends_at, activity.venue_id, session.place


def _make(series, meetings, how, by):
    advert = series.opportunity
    opened = activities.open_many(
        whens=[(each.starts_at, each.ends_at, days_between(today(), each.day)) for each in meetings],
        **facts_of_activity(advert),
        venue=how.venue,
        by=by,
    )
    of_session = {"place": how.place, "link": how.link, "joining": how.joining, "places": how.places}
    sessions = insert_all(
        [Session(opportunity=advert, series=series, activity=each, **of_session) for each in opened]
    )
    activities.stand_for_many(things=[(each.activity, f"session:{each.pk}", each.pk) for each in sessions])
    _tell_and_expect(sessions, list(accepted_in(advert).order_by("pk")), how, by)
    refresh_advert(advert)
    return sessions


def _tell_and_expect(sessions, accepted, how, by):
    if how.places is not None:
        notices.sessions_to_choose(sessions, accepted)
        return
    holding.expect_all_at(sessions=sessions, experts=[each.expert_id for each in accepted], by=by)
    notices.sessions_added(sessions, accepted)


def _expected_at(sessions):
    rows = Contribution.objects.filter(
        activity__in=[each.activity_id for each in sessions], status="expected"
    )
    return rows.select_related("activity", "expert__user").order_by("activity__starts_at", "pk")
