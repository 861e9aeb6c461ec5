"""The postal pack: a cover letter for everybody who reads the booklet on paper, into the queue of letters to print."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.audit import services as audit
from coproduction.core import jobs
from coproduction.core.exceptions import RuleBroken
from coproduction.correspondence.services import send_many
from involvement.enums import Permission
from involvement.models import BookletEdition
from involvement.notices.booklet import covers
from involvement.selectors.booklet_post import readers_of
from involvement.services.booklet_withdrawal import refuse_withdrawn

JOB = "involvement.post_booklet"
BATCH = 500
NOBODY = _("Nobody who gets this booklet asked for letters, so there is nothing to post.")


@transaction.atomic
def start_posting(*, edition, by):
    """Begin to write the cover letters. Asked again, only people who have none yet get one. Returns the Job."""
    edition = BookletEdition.objects.select_for_update(of=("self",)).get(pk=edition.pk)
    refuse_withdrawn([edition])
    people = readers_of(edition).count()
    if not people:
        raise RuleBroken(NOBODY)
    edition.posted_by, edition.posted_at = by, timezone.now()
    edition.save(update_fields=["posted_by", "posted_at", "updated_at"])
    audit.record(actor=by, action="booklet.posted", target=edition, after={"people": people})
    return jobs.start(
        kind=JOB, by=by, title=gettext("Write the cover letters of the booklet"), edition=edition.pk
    )


def do_post(job, progress):
    """Write to each reader, some at a time by key. Done again, it writes only to those left out."""
    if not job.owner.has_perm(Permission.MAKE_BOOKLET):
        raise RuleBroken(gettext("You can no longer post the booklet, so this was stopped."))
    edition = BookletEdition.objects.defer("content").get(pk=job.params["edition"])
    refuse_withdrawn([edition])
    readers = readers_of(edition)
    done, last, total = 0, 0, readers.count()
    while batch := list(readers.filter(pk__gt=last).select_related("user")[:BATCH]):
        _write(edition, batch)
        done, last = done + len(batch), batch[-1].pk
        progress(done, max(done, total))
    return {
        "words": gettext("The cover letters are among the letters to print."),
        "url": edition.get_absolute_url(),
    }


@transaction.atomic
def _write(edition, readers):
    """Write to some readers, unless somebody takes the edition out: that waits for us, and then stops these too."""
    refuse_withdrawn(
        BookletEdition.objects.select_for_update(of=("self",)).defer("content").filter(pk=edition.pk)
    )
    send_many(covers(edition, readers))
