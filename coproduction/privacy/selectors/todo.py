"""What a person needs to know or do about data, for their home page."""

from django.urls import reverse
from django.utils.translation import gettext

from coproduction.core.todo import ToDo, counted, listed, todos_of
from coproduction.privacy.enums import Permission, RetentionState
from coproduction.privacy.models import Leaving, RetentionRun


def tasks_for(user):
    """Return the ToDo of somebody who is leaving, and that of an administrator with lists to sign off."""
    leaving = Leaving.objects.filter(person=user.pk, undone_at__isnull=True, person__erased__isnull=True)
    kinds = [listed(leaving.order_by("pk"), _to_stay, most=1, due="erase_on")]
    if user.has_perm(Permission.KEEP_RETENTION):
        proposed = RetentionRun.objects.filter(state=RetentionState.PROPOSED)
        kinds.append(counted(proposed, _to_sign_off))
    return todos_of(kinds)


def _to_stay(leaving):
    words = gettext("Change your mind about leaving, if you want to stay")
    return ToDo(words, reverse("privacy:my_data"), due=leaving.due)


def _to_sign_off(lists):
    return ToDo(gettext("Sign off what is to be erased"), reverse("privacy:retention"), lists.number)
