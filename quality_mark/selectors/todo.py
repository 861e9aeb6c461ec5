"""What a person needs to do about the quality mark, for the home page."""

from django.urls import reverse

from coproduction.core.todo import ToDo
from experts.enums import Permission as ExpertPermission
from quality_mark.enums import Consent, SubmissionStatus
from quality_mark.models import Contributor, Submission


def tasks_for(user):
    """Return this person's ToDos about being named, and about what they wrote."""
    return [*_to_answer(user), *_to_write_again(user)]


def _to_answer(user):
    if not user.has_perm(ExpertPermission.TAKE_PART):
        return
    waiting = Contributor.objects.visible_to(user).filter(consent=Consent.ASKED).count()
    if waiting:
        yield ToDo(
            "Say if you want to be named for your part", reverse("quality_mark:my_namings"), count=waiting
        )


def _to_write_again(user):
    returned = Submission.objects.written_by(user).filter(status=SubmissionStatus.RETURNED)
    for submission in returned.order_by("pk")[:10]:
        yield ToDo(f"Start a new version of ‘{submission}’", submission.get_absolute_url())
