"""All we hold about a person, made for them by a job, kept some days, and opened by nobody else."""

import tempfile
from datetime import timedelta

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext

from coproduction.accounts import services as accounts
from coproduction.audit import services as audit
from coproduction.core import jobs
from coproduction.core.dates import today
from coproduction.documents.models import Document
from coproduction.documents.services import keep_made, note_reading
from coproduction.documents.services.erasing import delete_unused
from coproduction.privacy import notices
from coproduction.privacy.bundle import MY_DATA, write_bundle
from coproduction.privacy.models import DataRequest
from coproduction.privacy.selectors.people import expired_downloads, is_being_made, newest_request_of
from coproduction.reference.selectors import setting

JOB = "privacy.download"
BATCH = 200


@transaction.atomic
def ask_for_data(*, person, by):
    """Have a person's download made. While one is being made, asking again leads to that one. Returns the DataRequest."""
    accounts.locked_people(person.pk)
    asked = newest_request_of(person)
    if is_being_made(asked):
        return asked
    request = DataRequest.objects.create(person=person)
    request.job = jobs.start(kind=JOB, by=person, title=gettext("All we hold about you"), request=request.pk)
    request.save(update_fields=["job", "updated_at"])
    audit.record(actor=by, action="data.asked", target=request)
    return request


@jobs.job_doer(JOB)
def _make(job, progress):
    request = DataRequest.objects.select_related("person").get(pk=job.params["request"])
    if request.document_id is None:
        with tempfile.TemporaryFile() as file:
            write_bundle(request.person, file, progress)
            _keep(request, file)
    return {"words": gettext("Your data is ready to download."), "url": reverse("privacy:my_data")}


@transaction.atomic
def _keep(request, file):
    # A worker that was given up for dead may have been quicker.
    request = DataRequest.objects.select_for_update(of=("self",)).select_related("person").get(pk=request.pk)
    if request.document_id:
        return
    name = gettext("what-we-hold-about-you-{day}.zip").format(day=today().isoformat())
    request.document = keep_made(
        file, name=name, media_type="application/zip", purpose=MY_DATA, by=request.person
    )
    request.kept_until = today() + timedelta(days=setting("my_data_days"))
    request.save(update_fields=["document", "kept_until", "updated_at"])
    audit.record(actor=None, action="data.made", target=request)
    notices.download_ready(request)


def note_download(*, request, by):
    """Write down that a person took their data away."""
    note_reading(document=request.document, by=by)
    audit.record(actor=by, action="data.downloaded", target=request)


def forget_old():
    """Delete the downloads that were kept for as long as we said. Returns how many. Safe to run twice."""
    forgotten = 0
    while batch := list(expired_downloads(on=today()).order_by("pk")[:BATCH]):
        _forget(batch)
        forgotten += len(batch)
    return forgotten


@transaction.atomic
def _forget(requests):
    files = [request.document_id for request in requests]
    DataRequest.objects.filter(pk__in=[request.pk for request in requests]).update(document=None)
    delete_unused(Document.objects.filter(pk__in=files))
