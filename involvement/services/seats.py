"""Seats on a panel: given, given up, moved with it. Whoever is given one is locked first, and then the panel.

Nobody is seated at two things at once; and nobody without training in date, or ahead of the ladder, without an override
that says who decided so and why.
"""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.audit import services as audit
from coproduction.core.exceptions import RuleBroken
from experts.enums import ContributionStatus
from experts.services import contributions
from involvement.models import Panel, PanelSeat
from involvement.notices import seats as notices
from involvement.rules import seats as rules
from involvement.selectors.ladder import needed, standing_of
from involvement.selectors.seats import seats_held, seats_with_all
from involvement.selectors.turns import busy_at

NEEDS_A_REASON = _("Say why they are seated all the same.")


def locked_panel(pk):
    """Lock a panel's row and return it with its activity: every change to its seats, asks and offers begins here."""
    rows = Panel.objects.select_for_update(of=("self",))
    return rows.select_related("activity__directorate", "activity__venue").get(pk=pk)


def lock_panels(panel_ids):
    """Lock the rows of many panels, in the order of their keys: so does everybody who locks more than one."""
    rows = Panel.objects.select_for_update().filter(pk__in=panel_ids).order_by("pk")
    list(rows.values_list("pk"))


def take(*, panel, expert, seat, terms, by, override_reason=""):
    """Expect a locked person on a locked panel, in a seat, on some terms (band, travel_rule, preparation_minutes, budget).

    Raises RuleBroken where they are at something else then, or lack something and no reason is given. Returns the
    PanelSeat, whose contribution freezes the terms.
    """
    other = busy_at([expert.pk], panel.activity).get(expert.pk)
    own = by.pk == expert.pk or by.speaks_for(expert.pk)
    _refuse(rules.why_busy(other, who="" if own else str(expert.user)))
    standing = standing_of(expert.pk, day=panel.held_on)
    if rules.lacks(seat, standing, needed()):
        if not override_reason:
            _refuse(_why_not(expert, seat, standing, own=own))
        return _write(panel, expert, seat, terms, by, override_reason)
    return _write(panel, expert, seat, terms, by, "")


@transaction.atomic
def give_up(*, seat, by, reason=""):
    """Take a person off a panel before it starts: their own apologies, or ours with a reason they will read."""
    panel = locked_panel(seat.panel_id)
    seat = seats_with_all().get(pk=seat.pk)
    _refuse(rules.why_not_give_up(panel, seat.contribution, now=timezone.now()))
    end = contributions.cancel_expected if reason else contributions.withdraw_expected
    end(contribution=seat.contribution, by=by)
    seat = _save(seat, must_confirm=False)
    notices.take_back_reminders([seat], panel.activity.starts_at)
    event = audit.record(
        actor=by,
        action="panel_seat.given_up",
        target=seat,
        before={"seat": seat.seat},
        after={"panel": panel.pk},
    )
    notices.given_up(seat, event, reason=reason)
    return seat


@transaction.atomic
def confirm(*, seat, by):
    """Say that a person can still come to a panel that was moved: their training must count on its new day too."""
    panel = locked_panel(seat.panel_id)
    seat = seats_with_all().get(pk=seat.pk)
    _refuse(rules.why_not_give_up(panel, seat.contribution, now=timezone.now()))
    if not seat.must_confirm:
        return seat
    other = busy_at([seat.expert_id], panel.activity).get(seat.expert_id)
    _refuse(rules.why_busy(other))
    if not seat.override_by_id:
        _refuse(rules.why_not_take(seat.seat, standing_of(seat.expert_id, day=panel.held_on), needed()))
    seat = _save(seat, must_confirm=False)
    audit.record(actor=by, action="panel_seat.confirmed", target=seat, after={"panel": panel.pk})
    return seat


@transaction.atomic
def panel_moved(*, panel, was, by):
    """Tell everyone seated that when or where a panel is has changed, and ask each whether they can still come.

    `was` is when it was to start before.
    """
    seats = list(seats_held(panel))
    notices.take_back_reminders(seats, was)
    for held in seats:
        seat = _save(held, must_confirm=True)
        event = audit.record(
            actor=by, action="panel_seat.asked_again", target=seat, after={"panel": panel.pk}
        )
        notices.moved(seat, event)


@transaction.atomic
def joining_changed(*, panel):
    """Tell everyone seated how to join now. Where and when it is stays, so nobody is asked anything."""
    seats = list(seats_held(panel))
    notices.take_back_reminders(seats, panel.activity.starts_at)
    for seat in seats:
        notices.joining_changed(seat)


@transaction.atomic
def panel_cancelled(*, panel, contribution_ids):
    """Tell everyone who was seated that a panel will not be held. Their places have been cancelled by us already."""
    seats = list(seats_with_all().filter(panel=panel, contribution__in=contribution_ids).order_by("pk"))
    notices.take_back_reminders(seats, panel.activity.starts_at)
    for seat in seats:
        _save(seat, must_confirm=False)
        notices.cancelled(seat)


def _why_not(expert, seat, standing, *, own):
    if own:
        return rules.why_not_take(seat, standing, needed())
    return f"{rules.why_not_sit(seat, standing, needed(), who=str(expert.user))} {NEEDS_A_REASON}"


def _write(panel, expert, seat, terms, by, override_reason):
    held = PanelSeat.objects.filter(panel=panel, expert=expert).select_related("contribution").first()
    if held and held.contribution and held.contribution.status in rules.HOLDS:
        raise RuleBroken(gettext("{expert} has a seat on this panel already.").format(expert=expert.user))
    held = held or PanelSeat(panel=panel, expert=expert)
    # What was given up before is forgotten when the person is expected again, so nothing may hold on to it.
    held.contribution = None
    held.seat, held.must_confirm, held.override_reason = seat, False, override_reason
    held.override_by, held.override_at = (by, timezone.now()) if override_reason else (None, None)
    held.save()
    held.contribution = contributions.expect(
        activity=panel.activity, expert=expert, by=by, role=rules.role_of(seat), **terms
    )
    if held.contribution.status != ContributionStatus.EXPECTED:
        raise RuleBroken(
            gettext("We cancelled this seat of {expert} before, so they cannot be seated here again.").format(
                expert=expert.user
            )
        )
    held.save(update_fields=["contribution", "updated_at"])
    after = {"panel": panel.pk, "seat": str(seat), "override": bool(override_reason)}
    event = audit.record(actor=by, action="panel_seat.taken", target=held, after=after)
    notices.seated(seats_with_all().get(pk=held.pk), event)
    return held


def _save(seat, **facts):
    for name, value in facts.items():
        setattr(seat, name, value)
    seat.save(update_fields=[*facts, "updated_at"])
    return seat


def _refuse(sentence):
    if sentence:
        raise RuleBroken(sentence)
