"""Where a person stands with leaving, and what they have asked for about their data."""

from coproduction.core.dates import today
from coproduction.core.enums import JobState
from coproduction.core.models import Job
from coproduction.correspondence.enums import Channel, DeliveryState
from coproduction.correspondence.models import Delivery, PostalAddress
from coproduction.correspondence.selectors.preferences import channel_of
from coproduction.privacy import rules
from coproduction.privacy.models import DataRequest, Leaving
from coproduction.privacy.paper import ON_PAPER, ON_PAPER_JOB
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


def why_no_letter(person):
    """Say why all we hold cannot be posted to this person now, or ''."""
    address = PostalAddress.objects.filter(pk=person.pk).first()
    chose_letters = channel_of(person) == Channel.LETTER
    return rules.why_not_on_paper(person, chose_letters=chose_letters, address=address, today=today())


def is_on_its_way(person):
    """Whether a letter of all we hold about this person is being made, or waits to be printed and posted."""
    making = Job.objects.filter(
        kind=ON_PAPER_JOB, params__person=person.pk, state__in=(JobState.WAITING, JobState.RUNNING)
    )
    waiting = Delivery.objects.filter(
        message__recipient=person, message__kind=ON_PAPER, channel=Channel.LETTER, state=DeliveryState.WAITING
    )
    return making.exists() or waiting.exists()


def to_erase(*, on):
    """Return the Leavings whose day has come and whom no legal hold keeps, as a queryset."""
    due = Leaving.objects.filter(undone_at__isnull=True, erase_on__lte=on, person__erased__isnull=True)
    return due.exclude(person__in=held_people()).order_by("pk")


def expired_downloads(*, on):
    """Return the requests whose file has been kept for as long as we said."""
    return DataRequest.objects.filter(document__isnull=False, kept_until__lt=on)
