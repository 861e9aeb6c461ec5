"""Recording panels, one or fifty thousand: what was judged new is written, what was judged changed is changed.

Everything is written a few statements for a thousand panels; one that changes is locked and changed by itself.
"""

from django.db import IntegrityError, transaction
from django.utils import timezone

from coproduction.audit import services as audit
from coproduction.core.bulk import insert_all
from coproduction.core.exceptions import RuleBroken
from experts.enums import ActivityKind, ContributionStatus, ExpertStatus
from experts.models import Activity
from experts.services.activities import change_activity
from experts.services.locking import locked_whole
from experts.services.many_activities import open_many, stand_for_each
from experts.services.many_contributions import TakingPart, record_taking_part
from involvement.enums import PanelState, StaffSeat
from involvement.models import Panel, PanelMember, PanelSeat, PanelTerms
from involvement.notices import seats as notices
from involvement.rules import panels as rules
from involvement.rules.seats import role_of
from involvement.selectors.seats import seats_with_all
from involvement.services.debriefs import ask_about_recorded
from involvement.services.seats import joining_changed, panel_moved

PAGE = "involvement:panel"
# People who have a seat are asked whether they can still come when one of these changes.
ASKED_AGAIN = {"starts_at", "ends_at", "venue", "room"}
TIMES = {"starts_at", "ends_at"}
TERMS = ("band", "travel_rule", "preparation_minutes", "budget")


def record_all(*, judged, by, override=""):
    """Record every panel that was judged new, all of them or none. Returns the Panels."""
    try:
        with transaction.atomic():
            _hold_people(judged)
            return write_new(judged, by=by, override=override)
    except IntegrityError as problem:
        raise RuleBroken(rules.HERE_ALREADY) from problem


def change_panel(*, judged, by):
    """Change one panel as it was judged. Returns it."""
    try:
        with transaction.atomic():
            return write_change(judged, by=by)
    except IntegrityError as problem:
        raise RuleBroken(rules.HERE_ALREADY) from problem


def _hold_people(judged):
    """Lock those who will be expected, and refuse where one of them has left since the panels were judged."""
    now = timezone.now()
    to_come = [each for each in judged if each.seats and each.told.starts_at > now]
    people = locked_whole(*{seat.expert_id for each in to_come for seat in each.seats})
    for expert in people.values():
        if expert.status != ExpertStatus.ACTIVE:
            raise RuleBroken(rules.not_active(expert.user.email))


def write_new(judged, *, by, override=""):
    """Write those of a list of Judged that are new. Raises IntegrityError where one has been recorded meanwhile."""
    new = [each for each in judged if each.state == PanelState.NEW]
    if not new:
        return []
    activities = open_many(activities=[_activity(each) for each in new])
    panels = insert_all([_panel(each, activity, by) for each, activity in zip(new, activities, strict=True)])
    stand_for_each(activities=activities, things=Panel.objects.all(), word="panel")
    together = list(zip(panels, new, strict=True))
    _write_members((panel, each.told.others) for panel, each in together)
    _seat([(panel, seat) for panel, each in together for seat in each.seats], by, override)
    audit.record_many(actor=by, action="panel.recorded", targets=panels)
    return panels


def write_change(judged, *, by, override=""):
    """Change a panel as its Changes say."""
    rows = Panel.objects.select_for_update(of=("self",)).select_related("activity")
    panel = rows.get(pk=judged.panel.pk)
    of_activity = {each.name: each.value for each in judged.changes if each.of == "activity"}
    if refusal := rules.why_not_change(panel) or _why_not_move(panel, of_activity):
        raise RuleBroken(refusal)
    facts = {each.name: each.value for each in judged.changes if each.of == "panel"}
    before = {name: str(getattr(panel, name)) for name in facts if name not in NOT_IN_THE_TRAIL}
    was_online, was = bool(panel.joining), panel.activity.starts_at
    if of_activity:
        panel.activity = change_activity(activity=panel.activity, by=by, **of_activity)
    for name, value in facts.items():
        setattr(panel, name, _kept(panel, name, value))
    panel.save(update_fields=[*facts, "updated_at"])
    # Before anyone is added, who hears of the new time at once.
    _tell_seated(panel, {*of_activity, *facts}, was_online, was, by)
    for each in judged.changes:
        if each.of == "members":
            panel.members.filter(seat=StaffSeat.MEMBER).delete()
            _write_members([(panel, each.value)])
        elif each.of == "seats":
            _seat([(panel, seat) for seat in each.value], by, override)
    after = {name: str(getattr(panel, name)) for name in before}
    changed = sorted({each.name for each in judged.changes})
    audit.record(
        actor=by, action="panel.changed", target=panel, before=before, after={**after, "changed": changed}
    )
    return panel


# The audit trail keeps no addresses and names, and no link by which to join: it says that they changed.
NOT_IN_THE_TRAIL = {"chair_email", "chair_name", "no_expert_words", "joining"}


def _activity(judged):
    told = judged.told
    return Activity(
        kind=ActivityKind.PANEL,
        title=told.title,
        directorate=judged.directorate,
        locality=judged.locality,
        venue=judged.venue,
        room=told.room,
        starts_at=told.starts_at,
        ends_at=told.ends_at,
        page=PAGE,
    )


def _panel(judged, activity, by):
    told = judged.told
    return Panel(
        activity=activity,
        vacancy_reference=told.reference,
        held_on=told.held_on,
        band=told.band,
        joining=told.joining,
        chair_email=told.chair_email,
        chair_name=told.chair_name,
        equal_scoring=told.equal_scoring,
        equal_vote=told.equal_vote,
        candidates=told.candidates,
        candidates_met_expert=told.met,
        outcome=told.outcome or "",
        no_expert_reason=told.reason or "",
        no_expert_words=told.reason_words,
        recorded_by=by,
    )


def _tell_seated(panel, changed, was_online, was, by):
    if changed & ASKED_AGAIN or was_online != bool(panel.joining):
        panel_moved(panel=panel, was=was, by=by)
    elif "joining" in changed:
        joining_changed(panel=panel)


def _why_not_move(panel, of_activity):
    """Say why a locked panel keeps its time, or '': who came may have been recorded since it was judged."""
    came = panel.seats.filter(contribution__status=ContributionStatus.ATTENDED)
    return rules.TIME_STANDS if of_activity.keys() & TIMES and came.exists() else ""


def _kept(panel, name, value):
    field = panel._meta.get_field(name)
    return "" if value is None and not field.null else value


def _write_members(people):
    insert_all(
        [PanelMember(panel=panel, email=address) for panel, addresses in people for address in addresses]
    )


def _seat(places, by, override):
    """Seat people: on a panel that is over they took part all the time it lasted, and are asked how it went where that
    was not long ago; on one to come they are expected, and told so."""
    if not places:
        return
    terms, now = _terms(), timezone.now()
    rows = [_taking_part(panel.activity, seat, terms, now) for panel, seat in places]
    seats = [
        PanelSeat(
            panel=panel,
            expert_id=seat.expert_id,
            seat=seat.seat,
            contribution=contribution,
            override_reason=override if seat.untrained else "",
            override_by=by if seat.untrained else None,
            override_at=now if seat.untrained else None,
        )
        for (panel, seat), contribution in zip(places, record_taking_part(rows=rows, by=by), strict=True)
    ]
    made = insert_all(seats)
    overridden = [each for each in made if each.override_by_id]
    if overridden:
        # The reason may say something of the person, so the seat alone keeps it: it is blanked there when they leave.
        after = {"override": True}
        audit.record_many(actor=by, action="panel_seat.overridden", targets=overridden, after=after)
    ask_about_recorded(seats=made)
    to_come = [each.pk for each in made if each.panel.activity.starts_at > now]
    if to_come:
        notices.seated_many(seats_with_all().filter(pk__in=to_come).order_by("pk"))


def _taking_part(activity, seat, terms, now):
    minutes = int((activity.ends_at - activity.starts_at).total_seconds() // 60)
    is_over = activity.ends_at <= now
    own = terms.get(activity.directorate_id) or terms.get(None) or _terms_of(PanelTerms())
    return TakingPart(activity, seat.expert_id, role_of(seat.seat), own, minutes if is_over else None)


def _terms():
    """Return {directorate id, or None for everywhere else: terms}."""
    rows = PanelTerms.objects.select_related("band", "budget")
    return {each.directorate_id: _terms_of(each) for each in rows}


def _terms_of(row):
    return {name: getattr(row, name) for name in TERMS}
