"""What a person needs to do here, for the home page."""

from functools import partial

from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.core.todo import ToDo, counted, todos_of
from experts.enums import ExpertStatus, Permission
from experts.models import Expert, LookAlike
from experts.rules.people import has_applied
from experts.selectors import equality, needs
from experts.selectors.people import who_wait
from experts.selectors.standing import told_training_waiting

COUNTED_UP_TO = 1000
WAITING = {
    ExpertStatus.APPLIED: _("Welcome people who have asked to join"),
    ExpertStatus.WELCOMED: _("Make people active after their welcome talk"),
}


def tasks_for(user):
    """Return this person's ToDos about joining and welcoming, in the order they should be done."""
    expert = Expert.objects.filter(pk=user.pk).first()
    to_do = _for_coordinators() if user.has_perm(Permission.WELCOME) else []
    own = equality.waiting(user) if has_applied(expert) else []
    return [*_to_join(user, expert), *todos_of([*to_do, *needs.waiting(user), *own])]


def _to_join(user, expert):
    if has_applied(expert) or (expert is None and user.holds_a_staff_role):
        return []
    words = (
        gettext("Finish joining the network")
        if expert
        else gettext("Join the network, so that you can take part")
    )
    return [ToDo(words, reverse("experts:join"))]


def _for_coordinators():
    return [
        *(counted(who_wait(status), partial(_to_welcome, status)) for status in WAITING),
        counted(told_training_waiting(), _to_look_at),
        counted(LookAlike.objects.to_look_at()[:COUNTED_UP_TO], _to_compare),
    ]


def _to_welcome(status, people):
    return ToDo(WAITING[status], f"{reverse('experts:network')}?status={status.value}", count=people.number)


def _to_look_at(training):
    words = gettext("Look at training people have told us about")
    return ToDo(words, reverse("experts:told_training"), count=training.number)


def _to_compare(pairs):
    words = gettext("Look at people who may be here twice")
    return ToDo(words, reverse("experts:duplicates"), count=pairs.number)
