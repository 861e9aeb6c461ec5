"""Seats on panels: of a panel, of a person, and the terms a seat is taken on."""

from datetime import timedelta

from django.db.models import Exists, OuterRef, Q, Value
from django.db.models.functions import Coalesce, NullIf
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.accounts.models import User
from coproduction.core.dates import say_date, say_minutes, say_moment, today
from coproduction.core.todo import ToDo, listed
from coproduction.policy.enums import LimitKind
from coproduction.policy.selectors import offer_in_words, time_limit
from coproduction.reference.selectors import setting
from experts.enums import ContributionStatus, Permission as ExpertPermission
from experts.models import Contribution
from experts.selectors.estimates import estimate_for
from experts.selectors.warnings import Proposed, warnings_for
from involvement.enums import Permission, Seat
from involvement.models import Panel, PanelSeat, PanelTerms
from involvement.rules.seats import lacks, why_busy
from involvement.rules.words import TRAVEL, say_pay
from involvement.selectors.ladder import needed, standings
from involvement.selectors.turns import busy_at

MOST_TODOS = 20
SIGN_OFF_WITHIN = timedelta(days=60)
UNPAID = _("Your trust has not set a payment for seats on panels.")


def seats_with_all():
    """Return seats with what their pages and messages say."""
    return PanelSeat.objects.select_related(
        "panel__activity__directorate",
        "panel__activity__venue",
        "expert__user",
        "contribution__activity",
        "contribution__band",
        "override_by",
    )


def seats_of(panel):
    """Return everyone who has or had a seat on a panel, by name."""
    return seats_with_all().filter(panel=panel).order_by("expert__user__name", "pk")


def seats_held(panel):
    """Return the seats of those still expected."""
    return seats_of(panel).filter(contribution__status=ContributionStatus.EXPECTED)


def with_doubts(panel):
    """Return [(PanelSeat, what the person lacks in words)] of a panel: training can run out after a seat is taken."""
    seats = list(seats_of(panel).select_related("sign_off__signed_by"))
    to_come = [each for each in seats if is_expected(each)]
    if not to_come:
        return [(each, []) for each in seats]
    found, least = standings([each.expert_id for each in to_come], day=panel.held_on), needed()
    return [
        (each, lacks(each.seat, found[each.expert_id], least) if is_expected(each) else []) for each in seats
    ]


def is_expected(seat):
    return seat.contribution is not None and seat.contribution.status == ContributionStatus.EXPECTED


def people_at(panel):
    """Return the Contributions of everyone seated on a panel, by name."""
    rows = Contribution.objects.filter(panel_seat__panel=panel)
    return rows.select_related("expert__user", "activity", "panel_seat").order_by("expert__user__name", "pk")


def default_terms(panel):
    """Return the terms of a panel's directorate, or the trust's: {band, travel_rule, preparation_minutes, budget}."""
    of_directorate = Q(directorate=panel.activity.directorate_id)
    rows = PanelTerms.objects.filter(of_directorate | Q(directorate__isnull=True))
    found = sorted(rows.select_related("band", "budget"), key=lambda each: each.directorate_id is None)
    return terms_of(found[0] if found else PanelTerms())


def terms_of(thing):
    """Return the terms that a PanelRequest or PanelTerms freezes."""
    return {
        "band": thing.band,
        "travel_rule": thing.travel_rule,
        "preparation_minutes": thing.preparation_minutes,
        "budget": thing.budget,
    }


def terms_in_words(thing, activity, expert=None):
    """Say what a seat means to a person: pay, travel, preparation; and what they should read first, where it is theirs."""
    pay = offer_in_words(thing.band, on=today()) if thing.band_id else ""
    return {
        "pay": say_pay(pay, "" if thing.band_id else UNPAID),
        "is_paid": bool(thing.band_id),
        "travel": TRAVEL.get(thing.travel_rule, TRAVEL["none"]),
        "preparation": say_minutes(thing.preparation_minutes) if thing.preparation_minutes else "",
        "pay_days": time_limit(LimitKind.PAYMENT_PROMISE, on=today()),
        "warnings": warnings_for(expert, [_proposed(thing, activity)]) if expert and thing.band_id else [],
    }


def why_not_free(expert_id, activity):
    """Say to a person what they are expected at while something else happens, or ''."""
    return why_busy(busy_at([expert_id], activity).get(expert_id))


def seats_to_come(user):
    """Return the seats of a person on panels to come, the next one first."""
    rows = seats_with_all().filter(expert_id=user.pk, contribution__status=ContributionStatus.EXPECTED)
    return rows.filter(panel__activity__ends_at__gte=timezone.now()).order_by(
        "panel__activity__starts_at", "pk"
    )


def own_seat(user, panel_pk):
    """Return this person's seat on a panel, or None."""
    return seats_with_all().filter(expert_id=user.pk, panel=panel_pk, contribution__isnull=False).first()


def chaired_by(user, panel):
    """Say whether this person chaired a panel: by the address that is recorded, or in an expert's seat as chair."""
    if panel.chair_email and user.email and panel.chair_email.lower() == user.email.lower():
        return True
    chair = PanelSeat.objects.filter(panel=panel, expert_id=user.pk, seat=Seat.CHAIR)
    return chair.filter(contribution__status=ContributionStatus.ATTENDED).exists()


def to_remind():
    """Return the seats of people expected on a panel that starts within the trust's hours for a reminder."""
    now = timezone.now()
    soon = now + timedelta(hours=setting("reminder_hours_before_session"))
    near = seats_with_all().filter(
        contribution__status=ContributionStatus.EXPECTED,
        panel__activity__cancelled_at__isnull=True,
        panel__activity__starts_at__gt=now,
        panel__activity__starts_at__lte=soon,
    )
    return near.order_by("pk")


def attendance_to_record(user):
    """Return the panels this person records that are over, where it is not said who came, the longest ago first."""
    unsaid = PanelSeat.objects.filter(panel=OuterRef("pk"), contribution__status=ContributionStatus.EXPECTED)
    over = Panel.objects.managed_by(user).filter(
        Exists(unsaid), activity__cancelled_at__isnull=True, activity__ends_at__lt=timezone.now()
    )
    return over.select_related("activity").order_by("held_on", "pk")


def to_sign_off(user):
    """Return the observers of panels that this person chaired lately, who have not been signed off."""
    if not (user.email and user.holds_a_staff_role):
        return PanelSeat.objects.none()
    seen = seats_with_all().filter(
        seat=Seat.OBSERVER, contribution__status=ContributionStatus.ATTENDED, sign_off__isnull=True
    )
    chaired = seen.filter(
        panel__chair_email__iexact=user.email, panel__held_on__gte=today() - SIGN_OFF_WITHIN
    )
    return chaired.exclude(expert_id=user.pk).order_by("panel__held_on", "pk")


def waiting(user):
    """Return what waits about seats: moved panels to confirm, observers to sign off, panels where nobody said who came."""
    kinds = []
    if user.has_perm(ExpertPermission.TAKE_PART):
        moved = seats_to_come(user).filter(must_confirm=True)
        panel = {"key": "panel_id", "title": "panel__activity__title", "at": "panel__activity__starts_at"}
        kinds.append(listed(moved, _to_confirm, most=MOST_TODOS, **panel))
    seat = {"key": "pk", "title": "panel__activity__title", "number": "expert_id", "due": "panel__held_on"}
    called = Coalesce(NullIf("expert__user__name", Value("")), "expert__user__email")
    kinds.append(listed(to_sign_off(user), _to_sign, most=MOST_TODOS, more=called, **seat))
    if user.has_perm(Permission.RECORD_PANELS):
        panel = {"key": "pk", "title": "activity__title", "due": "held_on"}
        kinds.append(listed(attendance_to_record(user), _to_record, most=MOST_TODOS, **panel))
    return kinds


def _to_confirm(panel):
    words = gettext("A panel has moved. Tell us if you can still come: {title}, {when}").format(
        title=panel.title, when=say_moment(panel.at)
    )
    return ToDo(words, reverse("involvement:my_seat", args=[panel.key]))


def _to_sign(seat):
    expert = User(pk=seat.number, name=seat.more or "")
    words = gettext("Sign off {expert} on the panel: {title}, {day}").format(
        expert=expert, title=seat.title, day=say_date(seat.due)
    )
    return ToDo(words, reverse("involvement:panel_sign_off", args=[seat.key]))


def _to_record(panel):
    words = gettext("Record who came to the panel: {title}, {held_on}").format(
        title=panel.title, held_on=say_date(panel.due)
    )
    return ToDo(words, reverse("involvement:panel_attendance", args=[panel.key]))


def _proposed(thing, activity):
    amount = estimate_for(activity, band=thing.band, preparation_minutes=thing.preparation_minutes)
    return Proposed(on=timezone.localdate(activity.starts_at), amount=amount)
