"""Files of the directory: made by a job, read by who asked for them, deleted after some days."""

from datetime import timedelta
from tempfile import SpooledTemporaryFile

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from coproduction.audit import services as audit
from coproduction.core import jobs
from coproduction.core.dates import today
from coproduction.core.exceptions import RuleBroken
from coproduction.core.reporting import csv_lines, xlsx_file
from coproduction.documents.models import Document
from coproduction.documents.services import keep_made
from coproduction.documents.services.erasing import delete_unused
from coproduction.reference.selectors import setting
from experts.enums import Permission
from experts.selectors.directory import Wanted, people
from experts.selectors.export import People

JOB = "experts.export"
EXPORT = "network_export"
TYPES = {"csv": "text/csv", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}


@transaction.atomic
def start_export(*, wanted, columns, format, reason, by):
    """Begin to make a file of the people who fit. Returns the Job."""
    job = jobs.start(
        kind=JOB,
        by=by,
        title=gettext("Making a file of people in the network"),
        wanted=wanted.facts(),
        columns=columns,
        format=format,
        reason=reason,
    )
    after = {"asked": wanted.shape(), "columns": columns, "format": format}
    audit.record(actor=by, action="network.export_asked", target=job, after=after)
    return job


def do_export(job, progress):
    """Make the file. Done again, it takes the place of the one before."""
    if not job.owner.has_perm(Permission.EXPORT):
        raise RuleBroken(gettext("You can no longer make files of the network, so this was stopped."))
    wanted = Wanted(**job.params["wanted"])
    total = people(wanted).count()
    table = People(wanted, job.params["columns"], lambda done: progress(done, max(total, done)))
    kind = job.params["format"]
    with xlsx_file(table) if kind == "xlsx" else _csv_file(table) as file:
        document = _keep(job, file, kind, total)
    days = setting("export_keep_days")
    words = ngettext(
        "The file is ready. We delete it after {count} day.",
        "The file is ready. We delete it after {count} days.",
        days,
    )
    return {"words": words.format(count=days), "url": document.get_absolute_url()}


@transaction.atomic
def _keep(job, file, kind, total):
    name = f"network-{today():%Y-%m-%d}-{job.pk}.{kind}"
    delete_unused(Document.objects.filter(purpose=EXPORT, owner=job.owner, name=name))
    document = keep_made(file, name=name, media_type=TYPES[kind], purpose=EXPORT, by=job.owner)
    after = {"columns": job.params["columns"], "rows": total, "document": document.pk}
    audit.record(actor=job.owner, action="network.exported", target=job, after=after)
    return document


def _csv_file(table):
    file = SpooledTemporaryFile(max_size=2_000_000)  # noqa: SIM115 - the caller closes it
    for line in csv_lines(table.headings, table.values()):
        file.write(line.encode())
    file.seek(0)
    return file


def may_read_export(user, document):
    """Only who asked for a file opens it, while their role includes that."""
    return document.owner_id == user.pk and user.has_perm(Permission.EXPORT)


@transaction.atomic
def forget_exports():
    """Delete the files that are older than the trust keeps them. Safe to run twice."""
    before = timezone.now() - timedelta(days=setting("export_keep_days"))
    delete_unused(Document.objects.filter(purpose=EXPORT, created_at__lt=before))
