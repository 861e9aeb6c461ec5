"""A worker killed while it makes somebody's download, or erases a list: another goes on, and it is done once."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone

from coproduction.audit.models import Event
from coproduction.core import jobs
from coproduction.core.enums import JobState
from coproduction.core.models import Job
from coproduction.correspondence.models import Message
from coproduction.documents.models import Document
from coproduction.privacy.models import DataRequest, ErasedPerson, RetentionRun
from coproduction.privacy.services import downloads, retention
from experts.enums import ExpertStatus
from tests.factories import ExpertFactory, person
from tests.kill.killing import kill_at, wait_until

pytestmark = [
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        not settings.REDIS_URL or connection.vendor != "postgresql", reason="needs REDIS_URL and PostgreSQL"
    ),
]


def given_up_for_dead():
    assert Job.objects.get().state == JobState.RUNNING
    long_ago = timezone.now() - timedelta(minutes=10)
    Job.objects.update(heartbeat_at=long_ago, created_at=long_ago)


def another_goes_on(worker):
    with worker():
        jobs.sweep()
        wait_until(lambda: Job.objects.get().state == JobState.DONE, "done")


@pytest.mark.parametrize("place", ["privacy.download-0", "privacy.download-9"])
def test_a_download_is_made_once(worker, tmp_path, place):
    user = person()
    kill_at(worker, tmp_path, place, lambda: downloads.ask_for_data(person=user, by=user))
    assert not Document.objects.exists()
    given_up_for_dead()
    another_goes_on(worker)
    assert DataRequest.objects.get().document == Document.objects.get()
    assert Message.objects.filter(kind="privacy_download_ready").count() == 1


@pytest.mark.parametrize(("place", "erased"), [("privacy.retention-0", 0), ("privacy.retention-2", 2)])
def test_a_list_is_erased_to_its_end_and_nothing_twice(worker, tmp_path, place, erased):
    administrator = person("administrator")
    left = timezone.now() - timedelta(days=1000)
    experts = [ExpertFactory(status=ExpertStatus.LEFT, left_at=left) for _ in range(4)]
    retention.propose()
    run = RetentionRun.objects.get()
    kill_at(worker, tmp_path, place, lambda: retention.sign_off(run=run, by=administrator))
    assert ErasedPerson.objects.count() == erased
    given_up_for_dead()
    another_goes_on(worker)
    run.refresh_from_db()
    assert (run.state, run.erased, ErasedPerson.objects.count()) == ("done", 4, len(experts))
    assert Event.objects.filter(action="person.erased").count() == 4
