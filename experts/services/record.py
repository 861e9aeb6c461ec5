"""Writing down that somebody's record was taken away on paper."""

from django.db import transaction

from coproduction.audit import services as audit
from experts.models import Expert


@transaction.atomic
def note_printed(*, person, what, by, **period):
    """Write down that a person's record or letter (`what`) was made, for which days where it was for some."""
    after = {"what": what, **{name: day.isoformat() for name, day in period.items()}}
    audit.record(actor=by, action="record.printed", target=Expert(pk=person.pk), after=after)
