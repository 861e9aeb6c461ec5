"""Sessions of an advert, of a person and of a host; who is expected, and who is to be reminded."""

from datetime import timedelta

from django.db.models import Count, Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from coproduction.core.dates import say_date, say_moment
from coproduction.core.todo import ToDo, listed
from coproduction.reference.selectors import setting
from experts.enums import ContributionStatus, Permission as ExpertPermission
from experts.models import Contribution
from experts.rules.contributions import CAN_BE_MENDED
from experts.selectors.clashes import busy_people, clashes_of, sentences_for
from experts.selectors.holds import held
from involvement.enums import Permission
from involvement.models import Session

ALL_ABOUT = (
    "activity__venue",
    "opportunity__venue",
    "opportunity__host",
    "opportunity__band",
    "opportunity__budget",
)
EXPECTED = Q(activity__contributions__status=ContributionStatus.EXPECTED)

MOST_TODOS = 20
MOST_LOOKED_AT = 100


def sessions_with_all():
    """Return sessions with what their pages say: when, where, and the advert."""
    return Session.objects.select_related(*ALL_ABOUT)


def coming(opportunity):
    """Return the sessions of an opportunity still to come, the first one first."""
    rows = sessions_with_all().filter(opportunity=opportunity, activity__cancelled_at__isnull=True)
    return rows.filter(activity__starts_at__gt=timezone.now()).order_by("activity__starts_at", "pk")


def coming_activities(opportunity):
    """Return the Activities of the next sessions of an opportunity, for finding who has something else then."""
    rows = Session.objects.filter(opportunity=opportunity, activity__cancelled_at__isnull=True)
    rows = rows.filter(activity__starts_at__gt=timezone.now()).select_related("activity")
    return [each.activity for each in rows.order_by("activity__starts_at", "pk")[:MOST_LOOKED_AT]]


def coming_in(series):
    """Return the sessions of a series still to come, the first one first."""
    return coming(series.opportunity).filter(series=series)


def starts_taken(opportunity, *, place, venue, but=()):
    """Return when the sessions of an advert start that are held at this venue, or online, without `but` and cancelled ones.

    In person or both ways, two are at one place where they are at one venue.
    """
    rows = Session.objects.filter(opportunity=opportunity, activity__cancelled_at__isnull=True)
    at_it = {"activity__venue": venue} if venue else {"activity__venue__isnull": True, "place": place}
    rows = rows.filter(**at_it).exclude(pk__in=[each.pk for each in but])
    return set(rows.values_list("activity__starts_at", flat=True))


def to_choose(opportunity, expert_id):
    """Return the sessions to come that people choose, each with `taken` places and whether this person `has_it`."""
    mine = Contribution.objects.filter(
        activity=OuterRef("activity"), expert_id=expert_id, status=ContributionStatus.EXPECTED
    )
    rows = coming(opportunity).filter(places__isnull=False)
    return rows.annotate(taken=Count("activity__contributions", filter=EXPECTED), has_it=Exists(mine))


def has_any_to_choose(opportunity):
    """Say whether any session to come is one that people choose."""
    return coming(opportunity).filter(places__isnull=False).exists()


def sessions_of(opportunity):
    """Return every session of an opportunity for its host, cancelled ones too, with `expected` people each."""
    rows = Session.objects.filter(opportunity=opportunity).select_related("activity__venue")
    return rows.annotate(expected=Count("activity__contributions", filter=EXPECTED)).order_by(
        "activity__starts_at", "pk"
    )


def people_at(session):
    """Return the contributions of everyone at a session, by name."""
    rows = Contribution.objects.filter(activity_id=session.activity_id)
    return rows.select_related("expert__user", "activity", "asked_again").order_by("expert__user__name", "pk")


def people_with_clashes(session):
    """Return [(Contribution, whether they have something else then, in words)] of everyone at a session, by name."""
    people = list(people_at(session))
    expected = [each.expert_id for each in people if each.status == ContributionStatus.EXPECTED]
    busy = busy_people(expected, [session.activity])
    return [(each, busy[each.expert_id].label if each.expert_id in busy else "") for each in people]


def clashes_with(contribution):
    """Return the sentences that tell a person what else they are expected at, where they are expected at this."""
    if contribution is None or contribution.status != ContributionStatus.EXPECTED:
        return []
    return sentences_for(contribution.expert_id, [contribution.activity])


def why_it_stands(contribution, *, by):
    """Return the sentence that says why the record of a person cannot be put right by this user, or ''."""
    if contribution.pk in mendable([contribution], by=by):
        return ""
    if contribution.expert_id == by.pk:
        return gettext("You cannot change your own record. Ask a coordinator to do it.")
    held_by = held([contribution.pk]).get(contribution.pk, "")
    return held_by or gettext(
        "There is no record here to put right: it is not made yet, or it has been paid."
    )


def mendable(people, *, by):
    """Return the ids of those Contributions whose record this user may still put right, in one query or so."""
    recorded = [
        each.pk
        for each in people
        if each.status in CAN_BE_MENDED and not each.paid_on and each.expert_id != by.pk
    ]
    return set(recorded) - set(held(recorded)) if recorded else set()


def contribution_of(user, session):
    """Return this person's own Contribution at a session, or None."""
    rows = Contribution.objects.of(user).select_related("activity", "asked_again")
    return rows.filter(activity_id=session.activity_id).first()


def asked_again(user):
    """Return the Contributions of a person at sessions that moved, where they have not said if they can still come."""
    rows = _of(user).filter(asked_again__isnull=False, status=ContributionStatus.EXPECTED)
    rows = rows.filter(activity__starts_at__gt=timezone.now(), activity__cancelled_at__isnull=True)
    return rows.order_by("activity__starts_at", "pk")


def sessions_to_come(user):
    """Return the Contributions of a person at sessions to come, the next one first."""
    return _of(user).filter(activity__ends_at__gte=timezone.now()).order_by("activity__starts_at", "pk")


def with_clashes(contributions):
    """Return [(Contribution, [sentences about what else is in the way])] of one person's Contributions to come."""
    rows = list(contributions)
    expected = [each.activity for each in rows if each.status == ContributionStatus.EXPECTED]
    found = clashes_of(rows[0].expert_id, expected) if expected else {}
    return [(each, [clash.words for clash in found.get(each.activity_id, [])]) for each in rows]


def sessions_past(user):
    """Return the Contributions of a person at sessions that are over, the latest one first."""
    return _of(user).filter(activity__ends_at__lt=timezone.now()).order_by("-activity__starts_at", "-pk")


def attendance_to_record(user):
    """Return the sessions this person hosts that are over, where it is not recorded who came, with `expected`."""
    rows = Session.objects.filter(opportunity__host=user, activity__ends_at__lt=timezone.now())
    rows = rows.filter(activity__cancelled_at__isnull=True).select_related("activity")
    counted = rows.annotate(expected=Count("activity__contributions", filter=EXPECTED)).filter(expected__gt=0)
    return counted.order_by("activity__starts_at", "pk")


def to_remind():
    """Return the Contributions of people expected at a session that starts within the trust's hours for a reminder."""
    now = timezone.now()
    soon = now + timedelta(hours=setting("reminder_hours_before_session"))
    return (
        Contribution.objects.filter(
            status=ContributionStatus.EXPECTED,
            activity__session__isnull=False,
            activity__cancelled_at__isnull=True,
            activity__starts_at__gt=now,
            activity__starts_at__lte=soon,
        )
        .select_related("expert__user", "activity__venue", "activity__session__opportunity")
        .order_by("pk")
    )


def _of(user):
    rows = Contribution.objects.of(user).filter(activity__session__isnull=False)
    return rows.select_related("activity__venue", "activity__session__opportunity", "asked_again")


def waiting(user):
    """Return what waits about sessions: those that moved, and those whose attendance this host has still to record."""
    kinds, activity = [], {"title": "activity__title", "at": "activity__starts_at"}
    if user.has_perm(ExpertPermission.TAKE_PART):
        moved = {"key": "activity__session__pk", **activity}
        kinds.append(listed(asked_again(user), _to_confirm, most=MOST_TODOS, **moved))
    if user.has_perm(Permission.POST_OPPORTUNITY):
        over = {"key": "pk", "number": "expected", **activity}
        kinds.append(listed(attendance_to_record(user), _to_record, most=MOST_TODOS, **over))
    return kinds


def _to_confirm(session):
    words = gettext("A session has changed. Tell us if you can still come: {title}, {when}").format(
        title=session.title, when=say_moment(session.at)
    )
    return ToDo(words, reverse("involvement:session", args=[session.key]))


def _to_record(session):
    words = gettext("Record who came: {title}, {starts_at}").format(
        title=session.title, starts_at=say_date(timezone.localdate(session.at))
    )
    return ToDo(words, reverse("involvement:attendance", args=[session.key]), count=session.number)
