"""Files of people who have left: what no kept record names goes, row and file; the rest loses its name."""

from functools import partial

from django.core.files.storage import storages
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from coproduction.audit.services import record_many
from coproduction.core.personal_data import declaration_of
from coproduction.core.personal_data.erasing import erases, erases_as_well
from coproduction.core.personal_data.walking import rows_about
from coproduction.documents.models import Document


@erases_as_well("documents")
def erase_documents(user_ids):
    """Return what erases the files these users own, and those about them, once the records that named them are gone."""
    owned = Document.objects.filter(owner__in=user_ids).values_list("pk", flat=True)
    theirs = {*owned, *(pk for link in _links() for pk in _named_by(link, user_ids))}
    return partial(_erase, sorted(theirs))


@erases("documents.Document")
def wait_for_the_records(user_ids):
    """Files go after the records that name them, which may belong to anybody: see `erase_documents`."""


def unused():
    """Return the documents that no record names."""
    found = Document.objects.all()
    for link in _links():
        found = found.exclude(
            Exists(link.related_model._base_manager.filter(**{link.field.name: OuterRef("pk")}))
        )
    return found


def delete_documents(documents):
    """Delete these documents (a queryset of `unused`), and their files when that is safe in the database."""
    rows = list(documents.only("pk", "stored_as"))
    Document.objects.filter(pk__in=[row.pk for row in rows]).delete()
    record_many(actor=None, action="document.erased", targets=rows)
    # A file left behind by a death in between is an orphan, which the nightly sweep deletes.
    transaction.on_commit(partial(_delete_files, [row.stored_as for row in rows]), robust=True)


def _erase(document_ids):
    delete_documents(unused().filter(pk__in=document_ids))
    Document.objects.filter(pk__in=document_ids).update(name="", updated_at=timezone.now())


def _delete_files(names):
    for name in names:
        storages["documents"].delete(name)


def _links():
    return [link for link in Document._meta.related_objects if not link.field.many_to_many]


def _named_by(link, user_ids):
    model, name = link.related_model, link.field.name
    declaration = declaration_of(model)
    if not (declaration and declaration.person and name in declaration.on_leaving):
        return []
    named = rows_about(model, user_ids).exclude(**{f"{name}__isnull": True})
    return named.values_list(f"{name}_id", flat=True)
