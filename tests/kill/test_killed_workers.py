"""A real worker on Redis, killed between every two steps: what it left undone is done, and leaves the same result."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone

from coproduction.accounts.enums import Role
from coproduction.core import jobs
from coproduction.core.enums import JobState
from coproduction.core.exceptions import RuleBroken
from coproduction.core.models import Heartbeat, Job
from coproduction.correspondence import services
from coproduction.correspondence.enums import BatchState, DeliveryState
from coproduction.correspondence.models import Delivery, LetterBatch
from coproduction.correspondence.services import letters
from coproduction.reference.models import Setting
from tests.factories import letter, person
from tests.kill.killing import kill_at, wait_until
from tests.pdfs import pages_of

MANY = 300  # letters

pytestmark = [
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        not settings.REDIS_URL or connection.vendor != "postgresql", reason="needs REDIS_URL and PostgreSQL"
    ),
]


@pytest.mark.parametrize("place", ["taken", "step-1", "step-2", "step-3"])
def test_a_job_whose_worker_is_killed_is_done_by_another(worker, tmp_path, place):
    owner = person()
    job = kill_at(worker, tmp_path, place, lambda: jobs.start(kind="counting", by=owner, title="Count"))
    assert Job.objects.get().state == JobState.RUNNING
    Job.objects.update(
        heartbeat_at=timezone.now() - timedelta(minutes=10), created_at=timezone.now() - timedelta(1)
    )
    with worker():
        jobs.sweep()
        wait_until(lambda: Job.objects.get().state == JobState.DONE, "done")
    job.refresh_from_db()
    assert (job.tries, job.done, job.result) == (2, 3, {"words": "counted"})
    assert Heartbeat.objects.filter(name__startswith=f"{job.pk} ").count() == 3


@pytest.mark.parametrize(("place", "copies"), [("claimed", 1), ("sent", 2)])
def test_a_message_whose_worker_is_killed_is_sent_by_another(worker, tmp_path, place, copies):
    to = person()

    def send():
        return services.send(to=to, kind="hello", key="hello-1", subject="Hello", body="Come in.")

    kill_at(worker, tmp_path, place, send)
    assert Delivery.objects.get().state == DeliveryState.WAITING
    Delivery.objects.update(claimed_until=timezone.now(), created_at=timezone.now() - timedelta(minutes=5))
    with worker():
        services.sweep()
        wait_until(lambda: Delivery.objects.get().state == DeliveryState.SENT, "sent")
    ids = (tmp_path / "mail").read_text().splitlines()
    assert len(ids) == copies
    assert len(set(ids)) == 1, "a mail program shows copies with one id once"


@pytest.mark.parametrize("place", ["drawn", "stored"])
def test_letters_whose_worker_is_killed_are_printed_once_by_another(worker, tmp_path, place):
    Setting.objects.create(name="letters_in_a_batch", value=MANY)
    by = person(Role.COORDINATOR)
    for _ in range(MANY):
        letter()
    batch = kill_at(worker, tmp_path, place, lambda: letters.start_batch(by=by))
    assert LetterBatch.objects.get().state == BatchState.MAKING
    with pytest.raises(RuleBroken):
        letters.start_batch(by=by)
    Job.objects.update(
        heartbeat_at=timezone.now() - timedelta(minutes=10), created_at=timezone.now() - timedelta(1)
    )
    with worker():
        jobs.sweep()
        wait_until(lambda: Job.objects.get().state == JobState.DONE, "done")
    batch.refresh_from_db()
    assert [file.name for file in (tmp_path / "letters").iterdir()] == [batch.stored_as]
    assert len(pages_of((tmp_path / "letters" / batch.stored_as).read_bytes())) == MANY
    assert letters.post_batch(batch=batch, by=by) == MANY
    assert not Delivery.objects.exclude(state=DeliveryState.SENT).exists()
