"""A worker killed while it makes the booklet: what it made stays, and another makes the rest of the same edition."""

from datetime import timedelta

import pytest
from django.conf import settings as conf
from django.db import connection
from django.utils import timezone

from coproduction.accounts.enums import Role
from coproduction.core import jobs
from coproduction.core.enums import JobState
from coproduction.core.models import Job
from involvement.booklet.enums import BookletFormat
from involvement.models import BookletEdition, BookletFile
from involvement.selectors.booklet import Scope
from involvement.services import booklet
from tests.factories import OpportunityFactory, person
from tests.kill.killing import kill_at, wait_until

pytestmark = [
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        not conf.REDIS_URL or connection.vendor != "postgresql", reason="needs REDIS_URL and PostgreSQL"
    ),
]
FORMATS = [BookletFormat.TEXT, BookletFormat.EPUB, BookletFormat.HTML]


def test_the_rest_of_the_edition_is_made_once(worker, tmp_path):
    coordinator = person(Role.COORDINATOR)
    OpportunityFactory(published=True)

    def begin():
        return booklet.start_edition(scope=Scope(), formats=FORMATS, by=coordinator)

    job = kill_at(worker, tmp_path, "involvement.make_booklet-2", begin)
    kept = dict(BookletFile.objects.values_list("format", "document__stored_as"))
    assert list(kept) == [BookletFormat.TEXT]
    OpportunityFactory(published=True, title="Came since")
    long_ago = timezone.now() - timedelta(minutes=10)
    Job.objects.update(heartbeat_at=long_ago, created_at=long_ago)
    with worker():
        jobs.sweep()
        wait_until(lambda: Job.objects.get(pk=job.pk).is_finished, "the job")
    assert Job.objects.get(pk=job.pk).state == JobState.DONE
    edition = BookletEdition.objects.get()
    assert edition.entries == 1
    assert kept.items() < dict(edition.files.values_list("format", "document__stored_as")).items()
    assert edition.files.count() == len(FORMATS)
