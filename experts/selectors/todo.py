"""What a person needs to do here, for the home page."""

from django.urls import reverse

from coproduction.core.todo import ToDo
from experts.enums import ExpertStatus, Permission
from experts.models import LookAlike
from experts.rules.people import has_applied
from experts.selectors import equality, needs
from experts.selectors.people import expert_of, how_many_wait
from experts.selectors.standing import told_training_waiting

COUNTED_UP_TO = 1000
WAITING = {
    ExpertStatus.APPLIED: "Welcome people who have asked to join",
    ExpertStatus.WELCOMED: "Make people active after their welcome talk",
}


def tasks_for(user):
    """Return this person's ToDos about joining and welcoming, in the order they should be done."""
    expert = expert_of(user)
    todos = [*_to_welcome(), *_to_look_at(), *_to_compare()] if user.has_perm(Permission.WELCOME) else []
    own = equality.tasks_for(user) if has_applied(expert) else []
    return [*_to_join(user, expert), *todos, *needs.tasks_for(user), *own]


def _to_join(user, expert):
    if has_applied(expert) or (expert is None and user.holds_a_staff_role):
        return []
    words = "Finish joining the network" if expert else "Join the network, so that you can take part"
    return [ToDo(words, reverse("experts:join"))]


def _to_welcome():
    waiting = how_many_wait()
    return [
        ToDo(words, f"{reverse('experts:network')}?status={status.value}", count=waiting[status])
        for status, words in WAITING.items()
        if status in waiting
    ]


def _to_look_at():
    waiting = told_training_waiting().count()
    words = "Look at training people have told us about"
    return [ToDo(words, reverse("experts:told_training"), count=waiting)] if waiting else []


def _to_compare():
    waiting = LookAlike.objects.to_look_at()[:COUNTED_UP_TO].count()
    words = "Look at people who may be here twice"
    return [ToDo(words, reverse("experts:duplicates"), count=waiting)] if waiting else []
