"""Access needs of the sessions a person hosts, or takes part in."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from coproduction.core.dates import say_date
from coproduction.core.todo import ToDo, listed
from coproduction.reference.selectors import setting
from experts.rules.needs import why_not_confirm
from experts.selectors.needs import answers_for, how_many_asked, how_many_left, lines_for, shared_by
from involvement.enums import Permission
from involvement.models import Session

MOST_TODOS = 20


def of_the_room(session):
    """Return how many needs those with a place at a session share, and how many have no answer yet."""
    number, answered = how_many_asked([session.activity]).get(session.activity_id, (0, 0))
    return {"needs_number": number, "needs_to_answer": number - answered}


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


def of_the_person(user, session):
    """Return what a person reads about their own needs at a session: before it, Lines; from its start, NeedMets."""
    if why_not_confirm(session.activity, now=timezone.now()):
        return {"need_lines": lines_for(user, session.activity)}
    kept = answers_for(user, session.activity)
    known = {answer.kind for answer in kept}
    return {"needs_to_confirm": [*kept, *(need for need in shared_by(user) if need.kind not in known)]}


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
