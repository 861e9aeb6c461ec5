"""What a panel must say, and when it may be changed: pure sentences, no queries."""

from datetime import timedelta

from django.utils.translation import gettext, gettext_lazy as _

from coproduction.core.dates import say_date
from involvement.enums import NoExpertReason, PanelOutcome, Seat

KEPT_FOR_YEARS = timedelta(days=20 * 366)
PLANNED_AHEAD = timedelta(days=2 * 366)
CALLED_OFF = _("This panel has been cancelled, so it cannot be changed.")
TIME_STANDS = _("It is recorded that an expert took part, so the time of this panel stands.")
HERE_ALREADY = _("A panel of this vacancy on this day is recorded already.")
YOUR_OWN = _("You sit on this panel yourself, so a colleague must record it.")
DECIDED = (PanelOutcome.APPOINTED, PanelOutcome.NOT_APPOINTED, PanelOutcome.RE_ADVERTISE)


def what_is_wrong(told, *, now, today):
    """Yield (column name, sentence) for what does not hold together in what somebody told of a panel."""
    yield from _odd_day(told, today)
    yield from _odd_numbers(told)
    yield from _odd_reason(told, is_over=bool(told.starts_at) and told.starts_at <= now)
    if told.outcome in DECIDED and told.starts_at and told.starts_at > now:
        yield "outcome", gettext("This panel is still to come, so nobody can know its outcome.")
    if set(told.referees) & {told.chair_email, *(who for who, seat in told.experts if seat == Seat.CHAIR)}:
        yield (
            "chair_email",
            gettext(
                "The chair is a referee of one of the candidates, so somebody else must chair this panel."
            ),
        )


def needs_training(seat):
    """Observers watch and do not decide: they need no training yet."""
    return seat != Seat.OBSERVER


def not_active(address):
    """The sentence about somebody who cannot be seated, for staff."""
    return gettext("{address} is not an active member of the network.").format(address=address)


def why_not_trained(who, day):
    """The sentence of the gate, for staff."""
    return gettext(
        "{who} has no Values Based Recruitment training in date on {day}. Somebody must give a "
        "reason to seat them all the same."
    ).format(who=who, day=say_date(day))


def why_not_change(panel):
    """Return the sentence that refuses to change a panel, or ''."""
    return CALLED_OFF if panel.activity.cancelled_at else ""


def _odd_day(told, today):
    if told.held_on and not today - KEPT_FOR_YEARS <= told.held_on <= today + PLANNED_AHEAD:
        yield (
            "date",
            gettext("Check the year: {held_on} is too far away.").format(held_on=say_date(told.held_on)),
        )


def _odd_numbers(told):
    if told.met is None:
        return
    if told.candidates is None:
        if "candidates" in {name for name, _ in told.problems}:
            return
        yield "candidates", gettext("Give the number of candidates too.")
    elif told.met > told.candidates:
        yield "met", gettext("More candidates met an expert than there were candidates.")
    if told.met and not told.experts:
        yield "met", gettext("Candidates met an expert, but there is no expert on this panel.")


def _odd_reason(told, *, is_over):
    asked = {name for name, _ in told.problems}
    if told.experts and told.reason:
        yield (
            "reason",
            gettext("There is an expert, and a reason why there was none. Take one of the two out."),
        )
    if not told.experts and not told.reason and is_over and not asked & {"experts", "reason"}:
        yield "reason", gettext("There was no expert and no reason. Give the reason.")
    if told.reason == NoExpertReason.OTHER and not told.reason_words:
        yield "reason_words", gettext("Say in words why there was no expert.")
