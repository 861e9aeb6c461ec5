"""Where a person stands with leaving, and what they have asked for about their data."""

from coproduction.core.enums import JobState
from coproduction.privacy.models import DataRequest, Leaving
from coproduction.privacy.selectors.holds import held_people


def leaving_of(user):
    """Return this person's Leaving that has not been undone, or None."""
    return Leaving.objects.filter(person_id=user.pk, undone_at__isnull=True).first()


def newest_request_of(user):
    """Return the last download this person asked for, with its job and document, or None."""
    requests = DataRequest.objects.filter(person_id=user.pk).select_related("job", "document")
    return requests.order_by("-pk").first()


def is_being_made(request):
    """Whether somebody is still making this download: asking again leads to the same one."""
    return bool(request and request.job and request.job.state in (JobState.WAITING, JobState.RUNNING))


def to_erase(*, on):
    """Return the Leavings whose day has come and whom no legal hold keeps, as a queryset."""
    due = Leaving.objects.filter(undone_at__isnull=True, erase_on__lte=on, person__erased__isnull=True)
    return due.exclude(person__in=held_people()).order_by("pk")


def expired_downloads(*, on):
    """Return the requests whose file has been kept for as long as we said."""
    return DataRequest.objects.filter(document__isnull=False, kept_until__lt=on)
