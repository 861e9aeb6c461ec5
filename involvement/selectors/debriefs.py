"""What is asked of people after a panel, and what they said."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from coproduction.core.dates import say_date
from coproduction.core.todo import ToDo, listed
from coproduction.correspondence.models import Message
from coproduction.reference.selectors import setting
from experts.enums import ExpertStatus, Permission as ExpertPermission
from involvement.models import Debrief

GIVEN_UP_AFTER = timedelta(days=30)
MOST_TODOS = 20


def debriefs_with_all():
    return Debrief.objects.select_related("panel__activity", "expert__user")


def answered_of(panel):
    """Return what was said of a panel, the chair's first: which expert said what is left out."""
    rows = Debrief.objects.filter(panel=panel, answered_at__isnull=False)
    return rows.order_by("side", "answered_at")


def debrief_of(user, panel_pk):
    """Return what this person was asked about a panel, or None."""
    return debriefs_with_all().filter(expert_id=user.pk, panel=panel_pk).first()


def to_answer(user):
    """Return what a person has still to say, the longest ago first."""
    since = timezone.now() - GIVEN_UP_AFTER
    rows = debriefs_with_all().filter(expert_id=user.pk, answered_at__isnull=True, created_at__gte=since)
    return rows.order_by("created_at", "pk")


def to_remind():
    """Return the debriefs nobody has answered some days after they were asked."""
    now = timezone.now()
    until = now - timedelta(days=setting("debrief_reminder_days"))
    rows = debriefs_with_all().filter(
        answered_at__isnull=True, created_at__range=(now - GIVEN_UP_AFTER, until)
    )
    return rows.exclude(expert__status=ExpertStatus.LEFT).order_by("pk")


def was_reminded(debrief):
    """Say whether the chair of a panel has had the reminder. It goes to an address, so nobody's inbox says so."""
    return Message.objects.filter(key=f"debrief_chair_reminder-{debrief.pk}").exists()


def waiting(user):
    """Return the panels a person sat on and has not told us of."""
    if not user.has_perm(ExpertPermission.TAKE_PART):
        return []
    panel = {"key": "panel_id", "title": "panel__activity__title", "due": "panel__held_on"}
    return [listed(to_answer(user), _to_tell, most=MOST_TODOS, **panel)]


def _to_tell(panel):
    words = gettext("Tell us how the panel went: {title}, {day}").format(
        title=panel.title, day=say_date(panel.due)
    )
    return ToDo(words, reverse("involvement:my_debrief", args=[panel.key]))
