from datetime import timedelta

import pytest
import time_machine
from django.core.files.storage import storages
from django.db import transaction
from django.utils import timezone

from coproduction.documents import services
from coproduction.documents.models import Document
from tests.documents import files


@pytest.fixture
def own_store(settings, tmp_path):
    where = {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": tmp_path / "store"},
    }
    settings.STORAGES = {**settings.STORAGES, "documents": where}


@pytest.mark.usefixtures("own_store")
def test_a_file_whose_transaction_was_rolled_back_is_forgotten(keep, expert):
    kept = keep(files.jpeg(), by=expert)
    with transaction.atomic():
        lost = keep(files.jpeg(), by=expert).stored_as
        transaction.set_rollback(True)
    assert services.forget_orphans() == 0
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        assert services.forget_orphans() == 1
    assert not storages["documents"].exists(lost)
    assert storages["documents"].exists(kept.stored_as)
    assert Document.objects.get() == kept


@pytest.mark.usefixtures("own_store")
def test_an_empty_store_has_none(db):
    assert services.forget_orphans() == 0
