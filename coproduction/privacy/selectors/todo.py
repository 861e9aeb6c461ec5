"""What a person needs to know or do about data, for their home page."""

from django.urls import reverse

from coproduction.core.todo import ToDo
from coproduction.privacy.enums import Permission, RetentionState
from coproduction.privacy.models import ErasedPerson, RetentionRun
from coproduction.privacy.selectors.people import leaving_of


def tasks_for(user):
    """Return the ToDo of somebody who is leaving, and that of an administrator with lists to sign off."""
    leaving = leaving_of(user)
    if leaving and not ErasedPerson.objects.filter(pk=user.pk).exists():
        words = "Change your mind about leaving, if you want to stay"
        yield ToDo(words, reverse("privacy:my_data"), due=leaving.erase_on)
    if user.has_perm(Permission.KEEP_RETENTION):
        waiting = RetentionRun.objects.filter(state=RetentionState.PROPOSED).count()
        if waiting:
            yield ToDo("Sign off what is to be erased", reverse("privacy:retention"), waiting)
