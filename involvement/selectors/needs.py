"""Access needs of the sessions a person hosts."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from coproduction.core.dates import say_date
from coproduction.core.todo import ToDo, listed
from coproduction.reference.selectors import setting
from experts.selectors.needs import how_many_asked, how_many_left
from involvement.enums import Permission
from involvement.models import Session

MOST_TODOS = 20


def with_their_needs(sessions):
    """Return the sessions of a list, each with `needs_number`, and `needs_to_answer` where that is still to come."""
    sessions, now = list(sessions), timezone.now()
    asked = how_many_asked([session.activity for session in sessions])
    for session in sessions:
        activity = session.activity
        is_open = activity.cancelled_at is None and activity.starts_at > now
        session.needs_number, _ = asked.get(activity.pk, (0, 0))
        session.needs_to_answer = _left(asked, session) if is_open else 0
    return sessions


def waiting(user):
    """Return the needs that this host has still to answer, by session, before a session that is near."""
    if not user.has_perm(Permission.POST_OPPORTUNITY):
        return []
    now = timezone.now()
    soon = now + timedelta(days=setting("access_answer_days"))
    near = Session.objects.filter(
        opportunity__host=user,
        activity__cancelled_at__isnull=True,
        activity__starts_at__gt=now,
        activity__starts_at__lte=soon,
    )
    asked = near.annotate(left=how_many_left("activity")).exclude(left=0)
    session = {"key": "pk", "title": "activity__title", "at": "activity__starts_at", "number": "left"}
    return [
        listed(asked.order_by("activity__starts_at", "pk"), _to_answer, most=MOST_TODOS, **session),
    ]


def _left(asked, session):
    number, answered = asked.get(session.activity_id, (0, 0))
    return number - answered


def _to_answer(session):
    day = timezone.localdate(session.at)
    words = gettext("Answer access needs: {title}, {day}").format(title=session.title, day=say_date(day))
    return ToDo(
        words, reverse("involvement:session_needs", args=[session.key]), count=session.number, due=day
    )
