"""What a worker does in these tests: it notes each place it comes to, and waits at the one where it is to be killed."""

import os
import time
from pathlib import Path

from django.core.files.storage import FileSystemStorage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

from coproduction.core import jobs
from coproduction.core.jobs import job_doer
from coproduction.core.models import Heartbeat
from coproduction.privacy.services import retention

FOLDER = Path(os.environ.get("KILL_FOLDER", "."))
STEPS = 3


def come_to(place):
    (FOLDER / place).touch()
    if os.environ.get("KILL_AT") == place:
        time.sleep(120)


class Mail(BaseEmailBackend):
    def send_messages(self, messages):
        come_to("claimed")
        with (FOLDER / "mail").open("a") as file:
            file.writelines(f"{message.extra_headers['Message-ID']}\n" for message in messages)
        come_to("sent")
        return len(messages)


class Shelf(FileSystemStorage):
    """Where printed letters are put: drawn, then stored."""

    def __init__(self):
        super().__init__(location=FOLDER / "letters")

    def save(self, name, content, max_length=None):
        come_to("drawn")
        saved = super().save(name, content, max_length=max_length)
        come_to("stored")
        return saved


class Cupboard(FileSystemStorage):
    """Where a test puts the files that a worker reads."""

    def __init__(self):
        super().__init__(location=FOLDER / "documents")


@job_doer("counting")
def count(job, progress):
    come_to("taken")
    for step in range(1, STEPS + 1):
        Heartbeat.objects.update_or_create(name=f"{job.pk} {step}", defaults={"seen_at": timezone.now()})
        progress(step, STEPS)
        come_to(f"step-{step}")
    return {"words": "counted"}


def noting_progress(job):
    """Come to a place each time a job says how far it is."""
    tell = PROGRESS_OF(job)

    def progress(done, total):
        tell(done, total)
        come_to(f"{job.kind}-{done}")

    return progress


PROGRESS_OF, jobs.progress_of = jobs.progress_of, noting_progress
retention.BATCH = 1
