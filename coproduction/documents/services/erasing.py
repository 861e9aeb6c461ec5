"""Files of people who have left: what no kept record names goes, row and file; the rest loses its name."""

from functools import partial

from django.core.files.storage import storages
from django.db import transaction
from django.utils import timezone

from coproduction.audit.services import record_many
from coproduction.core.personal_data.erasing import erases, erases_as_well
from coproduction.documents.models import Document
from coproduction.documents.selectors import files_about, unused


@erases_as_well("documents")
def erase_documents(user_ids):
    """Return what erases the files these users own, and those about them, once the records that named them are gone."""
    owned = Document.objects.filter(owner__in=user_ids)
    theirs = (owned | files_about(user_ids)).values_list("pk", flat=True)
    return partial(_erase, sorted(theirs))


@erases("documents.Document")
def wait_for_the_records(user_ids):
    """Files go after the records that name them, which may belong to anybody: see `erase_documents`."""


def delete_unused(documents):
    """Delete those of these documents (a queryset) that no record names, and their files once that is in the database."""
    rows = list(documents.filter(pk__in=unused().values("pk")).only("pk", "stored_as"))
    Document.objects.filter(pk__in=[row.pk for row in rows]).delete()
    record_many(actor=None, action="document.erased", targets=rows)
    # A file left behind by a death in between is an orphan, which the nightly sweep deletes.
    transaction.on_commit(partial(_delete_files, [row.stored_as for row in rows]), robust=True)


def _erase(document_ids):
    theirs = Document.objects.filter(pk__in=document_ids)
    delete_unused(theirs)
    theirs.update(name="", updated_at=timezone.now())


def _delete_files(names):
    for name in names:
        storages["documents"].delete(name)
