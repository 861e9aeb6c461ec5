from datetime import timedelta

from django.core.files.storage import storages
from django.utils import timezone

from coproduction.documents.models import Document

OLD_ENOUGH = timedelta(days=1)


def forget_orphans():
    """Delete stored files that no Document names: their transaction was rolled back. Returns how many there were."""
    store = storages["documents"]
    return sum(_forget(store, folder) for folder in _folders(store))


def _folders(store):
    try:
        return store.listdir("")[0]
    except FileNotFoundError:  # nothing has been stored yet
        return []


def _forget(store, folder):
    stored = {f"{folder}/{name}" for name in store.listdir(folder)[1]}
    named = set(
        Document.objects.filter(stored_as__startswith=f"{folder}/").values_list("stored_as", flat=True)
    )
    before = timezone.now() - OLD_ENOUGH
    orphans = [name for name in stored - named if store.get_modified_time(name) < before]
    for name in orphans:
        store.delete(name)
    return len(orphans)
