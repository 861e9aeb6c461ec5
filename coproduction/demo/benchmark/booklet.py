"""What it costs to make the booklet of two hundred adverts: from nothing to the file, in a process of its own."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from io import BytesIO

from django.conf import settings
from django.db import transaction

from coproduction.core.dates import today
from involvement.booklet.contents import Booklet
from involvement.booklet.enums import BookletFormat
from involvement.booklet.formats import write
from involvement.enums import OpportunityStatus
from involvement.models import Opportunity
from involvement.selectors.booklet import Scope, content_of

ADVERTS = 200
FORMATS = ("pdf", "large-print")


@dataclass(frozen=True)
class Made:
    """How long a process took to make a booklet and end, and its highest mark of memory."""

    seconds: float
    memory_mb: float


def take_booklet():
    """Return {format: Made} of the booklet of the first two hundred open adverts."""
    return {format: _take(format) for format in FORMATS}


def _take(format):
    begun = time.perf_counter()
    command = f"from {__name__} import make; make({format!r})"
    process = subprocess.Popen(
        [sys.executable, "manage.py", "shell", "--no-imports", "--command", command], cwd=settings.BASE_DIR
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"The booklet as {format} could not be made: {process.returncode}")
    return Made(time.perf_counter() - begun, used.ru_maxrss / 1024)


def make(format, *, most=ADVERTS):
    """Make the booklet as if only so many adverts were open. Returns how many bytes it has; the database stays as it is."""
    file = BytesIO()
    with transaction.atomic():
        kept = list(Opportunity.objects.open_on(today()).order_by("pk").values_list("pk", flat=True)[:most])
        Opportunity.objects.open_on(today()).exclude(pk__in=kept).update(status=OpportunityStatus.CLOSED)
        booklet = Booklet(content_of(Scope()), 1, today(), tuple(BookletFormat))
        transaction.set_rollback(True)
    write(booklet, BookletFormat(format), file, lambda: None)
    return file.tell()
