"""Bringing in a table of postcodes: read a little at a time, and in use only when it is whole."""

import hashlib
import io
import secrets
from itertools import islice

from django.core.files.storage import storages
from django.db import transaction
from django.utils.translation import gettext, gettext_lazy as _, ngettext

from coproduction.audit import services as audit
from coproduction.core import jobs
from coproduction.core.background import run_after_commit
from coproduction.core.exceptions import RuleBroken
from coproduction.reference.models import Postcode, PostcodeTable
from coproduction.reference.services.postcode_files import read

JOB = "reference.load_postcodes"
BATCH = 5_000
CHUNK = 1024 * 1024
NOTHING = _("We found no postcode with a place in this file, so nothing has changed.")


def start_loading(*, file, name, by):
    """Keep an uploaded file and bring it in by a job. Returns the Job."""
    stored_as = storages["documents"].save(f"postcodes-{secrets.token_hex(16)}", file)
    return jobs.start(kind=JOB, by=by, title=gettext("Bring in postcodes"), stored_as=stored_as, name=name)


def do_load(job, progress):
    """Bring in a job's file. Done twice, the second time finds the table in use."""
    storage = storages["documents"]
    stored_as = job.params["stored_as"]
    try:
        with storage.open(stored_as) as file:
            words = load(file=file, name=job.params["name"], by=job.owner, progress=progress)
    except RuleBroken:
        storage.delete(stored_as)
        raise
    storage.delete(stored_as)
    return {"words": words}


def load(*, file, name, by, progress=None):
    """Replace the table of postcodes by a CSV file, an open binary file. Returns what became of it in words.

    The old table stays in use until the new one is whole. Raises RuleBroken where the file holds no postcodes.
    """
    digest, size = _measured(file)
    if PostcodeTable.objects.filter(in_use=True, digest=digest).exists():
        return gettext("This table of postcodes is in use already. Nothing has changed.")
    PostcodeTable.objects.filter(in_use=False).delete()  # what a stopped run left
    table = PostcodeTable.objects.create(name=name[:255], digest=digest)
    try:
        unreadable = _fill(table, file, size, progress or (lambda done, total: None))
        return _use(table, unreadable, by)
    except RuleBroken:
        table.delete()
        raise


def _measured(file):
    digest, size = hashlib.sha256(), 0
    file.seek(0)
    while chunk := file.read(CHUNK):
        digest.update(chunk)
        size += len(chunk)
    file.seek(0)
    return digest.hexdigest(), size


def _fill(table, file, size, progress):
    """Write every place of the file. Returns the numbers of the first lines that could not be read, and how many."""
    lines = _Counted(io.TextIOWrapper(file, encoding="utf-8-sig", newline=""))
    found, unreadable, first = read(lines), 0, None
    while batch := list(islice(found, BATCH)):
        for number, place in batch:
            if place is None:
                unreadable, first = unreadable + 1, first or number
        places = [Postcode(table=table, **place._asdict()) for _, place in batch if place]
        Postcode.objects.bulk_create(places, ignore_conflicts=True)
        progress(min(100 * lines.read // max(size, 1), 100), 100)
    lines.text.detach()
    return unreadable, first


class _Counted:
    """Lines of a text file, and how many bytes they came to so far."""

    def __init__(self, text):
        self.text, self.read = text, 0

    def __iter__(self):
        for line in self.text:
            self.read += len(line)
            yield line


@transaction.atomic
def _use(table, unreadable, by):
    rows = Postcode.objects.filter(table=table).count()
    if not rows:
        raise RuleBroken(NOTHING)
    old = list(PostcodeTable.objects.select_for_update().filter(in_use=True))
    PostcodeTable.objects.filter(pk__in=[each.pk for each in old]).update(in_use=False)
    table.in_use, table.rows = True, rows
    table.save(update_fields=["in_use", "rows", "updated_at"])
    PostcodeTable.objects.filter(pk__in=[each.pk for each in old]).delete()
    audit.record(actor=by, action="postcodes.loaded", target=table, after={"rows": rows})
    run_after_commit("involvement.refresh_facts")
    return _in_words(rows, *unreadable)


def _in_words(rows, unreadable, first):
    words = ngettext("{rows} postcode is in use.", "{rows} postcodes are in use.", rows).format(
        rows=f"{rows:,}"
    )
    if not unreadable:
        return words
    but = ngettext(
        "{lines} line could not be read. The first is line {first}.",
        "{lines} lines could not be read. The first is line {first}.",
        unreadable,
    )
    return f"{words} {but.format(lines=f'{unreadable:,}', first=first)}"
