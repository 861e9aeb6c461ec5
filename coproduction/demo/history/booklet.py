"""Two editions of the booklet: one from a while ago, and the newest, in every format that is quickly made here."""

from coproduction.core import jobs
from coproduction.reference.models import Locality
from involvement.booklet.enums import BookletFormat
from involvement.booklet.formats import ready
from involvement.selectors.booklet import Scope
from involvement.services.booklet import start_edition

SLOW = {BookletFormat.AUDIO}


def plan_booklet(cast, timeline):
    """Put the editions on the timeline."""
    timeline.on(-12, _make, cast, {BookletFormat.TEXT, BookletFormat.HTML}, hour=15)
    timeline.on(-1, _make, cast, set(BookletFormat) - SLOW, hour=15)
    timeline.on(-1, _make, cast, {BookletFormat.TEXT}, "Norwich", hour=16)


def _make(cast, formats, locality=""):
    scope = Scope(locality=Locality.objects.get(name=locality) if locality else None)
    made = [each for each in ready() if each in formats]
    job = start_edition(scope=scope, formats=made, by=cast["coordinator"])
    jobs.run(job.pk)
