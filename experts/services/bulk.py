"""Writing one message to everyone who fits a search of the directory, as a job: never twice to one person."""

from django.db import transaction
from django.utils.translation import gettext, ngettext

from coproduction.audit import services as audit
from coproduction.core import jobs
from coproduction.core.exceptions import RuleBroken
from coproduction.correspondence.services import send_many
from experts.enums import Permission
from experts.models import BulkMessage
from experts.notices.bulk import for_each
from experts.selectors.directory import Wanted, people_to_write_to

JOB = "experts.write_to_many"
BATCH = 1000


@transaction.atomic
def write_to_many(*, wanted, subject, body, reason, by):
    """Send a message off to the people who fit. Returns the Job. `{name}` stands for each person's name."""
    people = people_to_write_to(wanted).count()
    if not people:
        raise RuleBroken(gettext("Nobody fits this any more, so there is nobody to write to."))
    message = BulkMessage.objects.create(
        written_by=by, subject=subject, body=body, reason=reason, wanted=wanted.facts(), people=people
    )
    after = {"asked": wanted.shape(), "people": people}
    audit.record(actor=by, action="network.written_to", target=message, after=after)
    title = ngettext("Writing to {count:,} person", "Writing to {count:,} people", people)
    return jobs.start(kind=JOB, by=by, title=title.format(count=people), message=message.pk)


def do_write(job, progress):
    """Write to each person who fits, a thousand at a time by key. Done again, it writes only to those left out."""
    message = BulkMessage.objects.select_related("written_by").get(pk=job.params["message"])
    if not message.written_by.has_perm(Permission.WRITE_TO_MANY):
        raise RuleBroken(gettext("You can no longer write to many people, so this was stopped."))
    wanted, done, last = Wanted(**message.wanted), 0, 0
    while batch := list(people_to_write_to(wanted).filter(pk__gt=last)[:BATCH]):
        send_many(for_each(message, batch))
        done, last = done + len(batch), batch[-1].pk
        progress(done, max(done, message.people))
    words = ngettext(
        "We have written to {count:,} person, the way they hear from us.",
        "We have written to {count:,} people, each the way they hear from us.",
        done,
    )
    return {"words": words.format(count=done)}
