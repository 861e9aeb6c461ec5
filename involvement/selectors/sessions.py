"""Sessions of an advert, of a person and of a host; who is expected, and who is to be reminded."""

from datetime import timedelta

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone

from coproduction.core.dates import say_date
from coproduction.core.todo import ToDo
from coproduction.reference.selectors import setting
from experts.enums import ContributionStatus
from experts.models import Contribution
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


def sessions_with_all():
    """Return sessions with what their pages say: when, where, and the advert."""
    return Session.objects.select_related(*ALL_ABOUT)


def coming(opportunity):
    """Return the sessions of an opportunity still to come, the first one first."""
    rows = sessions_with_all().filter(opportunity=opportunity, activity__cancelled_at__isnull=True)
    return rows.filter(activity__starts_at__gt=timezone.now()).order_by("activity__starts_at", "pk")


def sessions_of(opportunity):
    """Return every session of an opportunity for its host, cancelled ones too, with `expected` people each."""
    rows = Session.objects.filter(opportunity=opportunity).select_related("activity__venue")
    return rows.annotate(expected=Count("activity__contributions", filter=EXPECTED)).order_by(
        "activity__starts_at", "pk"
    )


def people_at(session):
    """Return the contributions of everyone at a session, by name."""
    rows = Contribution.objects.filter(activity_id=session.activity_id)
    return rows.select_related("expert__user", "activity").order_by("expert__user__name", "pk")


def contribution_of(user, session):
    """Return this person's own Contribution at a session, or None."""
    return Contribution.objects.of(user).filter(activity_id=session.activity_id).first()


def sessions_to_come(user):
    """Return the Contributions of a person at sessions to come, the next one first."""
    return _of(user).filter(activity__ends_at__gte=timezone.now()).order_by("activity__starts_at", "pk")


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
    return rows.select_related("activity__venue", "activity__session__opportunity")


def tasks_for(user):
    """Return the ToDos about sessions: whose attendance this host has still to record."""
    if not user.has_perm(Permission.POST_OPPORTUNITY):
        return []
    return [_to_record(session) for session in attendance_to_record(user)[:MOST_TODOS]]


def _to_record(session):
    words = f"Record who came: {session.activity.title}, {say_date(timezone.localdate(session.activity.starts_at))}"
    return ToDo(words, reverse("involvement:attendance", args=[session.pk]), count=session.expected)
