"""The needs at one activity, as the pages of it show them: to those who run it, and to a person their own."""

from django.utils import timezone

from experts.models import Activity
from experts.rules.needs import HAS_A_PLACE, why_not_confirm
from experts.selectors.needs import answers_for, how_many_asked, lines_for, shared_by


def of_the_room(activity):
    """Return how many needs those with a place at an activity share, and how many have no answer yet."""
    number, answered = how_many_asked([activity]).get(activity.pk, (0, 0))
    return {"needs_number": number, "needs_to_answer": number - answered}


def of_the_person(user, activity):
    """Return what a person reads about their own needs at an activity: before it, Lines; from its start, NeedMets."""
    if why_not_confirm(activity, now=timezone.now()):
        return {"need_lines": lines_for(user, activity)}
    kept = answers_for(user, activity)
    known = {answer.kind for answer in kept}
    return {"needs_to_confirm": [*kept, *(need for need in shared_by(user) if need.kind not in known)]}


def activities_of(user):
    """Return the activities at which a person has a place, or had one."""
    return Activity.objects.filter(
        contributions__expert_id=user.pk, contributions__status__in=HAS_A_PLACE
    ).distinct()
