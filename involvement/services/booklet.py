"""Editions of the booklet: numbered and kept by a job, made once in each format, and posted to those who read on paper."""

from functools import partial
from tempfile import SpooledTemporaryFile

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.audit import services as audit
from coproduction.core import jobs
from coproduction.core.dates import today
from coproduction.core.exceptions import RuleBroken
from coproduction.core.languages import is_offered
from coproduction.documents.services import keep_made
from coproduction.reference.models import Locality, Topic
from involvement.booklet import formats as making
from involvement.booklet.contents import Booklet, chapters_of
from involvement.booklet.enums import BookletFormat
from involvement.enums import Permission
from involvement.models import BookletEdition, BookletFile
from involvement.selectors.booklet import Scope, adverts_in, content_of, digest_of, latest_of, with_words
from involvement.services.booklet_withdrawal import refuse_withdrawn

JOB = "involvement.make_booklet"
PURPOSE = "booklet"
NOTHING = _("No advert is open for this booklet now, so there is nothing to put into it.")
MOST_AT_ONCE = 10  # workers that may take a number before this one gets its own
IN_MEMORY = 20 * 1024 * 1024  # bytes; a longer recording waits on the disk


@transaction.atomic
def start_edition(*, scope, formats, by):
    """Begin to make a booklet in some BookletFormats. Returns the Job."""
    making.refuse_missing(formats)
    making.refuse_english_only(formats, scope.language)
    job = jobs.start(
        kind=JOB,
        by=by,
        title=gettext("Make the booklet"),
        locality=scope.locality.pk if scope.locality else None,
        topic=scope.topic.pk if scope.topic else None,
        language=scope.language,
        formats=[str(each) for each in formats],
    )
    after = {"scope": scope.key, "formats": job.params["formats"]}
    audit.record(actor=by, action="booklet.asked", target=job, after=after)
    return job


def do_make(job, progress):
    """Make each format that the edition does not have yet. Done again, it goes on where it stopped."""
    if not job.owner.has_perm(Permission.MAKE_BOOKLET):
        raise RuleBroken(gettext("You can no longer make the booklet, so this was stopped."))
    edition = _edition_for(job)
    refuse_withdrawn([edition])
    chosen = [BookletFormat(each) for each in job.params["formats"]]
    have = set(edition.files.values_list("format", flat=True))
    only = making.english_only(edition.language)
    wanted = [each for each in chosen if each not in {*have, *only} and chapters_of(edition.content, each)]
    count = _Count(progress, sum(making.steps_of(edition.content, each) for each in wanted))
    booklet = Booklet(edition.content, edition.number, edition.made_on, tuple(making.ready()))
    for format in wanted:
        with SpooledTemporaryFile(max_size=IN_MEMORY) as file:
            making.write(booklet, format, file, count.tick)
            _keep(edition, format, file, by=job.owner)
    return {"words": _result(edition, job, chosen, wanted), "url": edition.get_absolute_url()}


class _Count:
    def __init__(self, progress, total):
        self.progress, self.total, self.done = progress, total, 0

    def tick(self):
        self.done += 1
        self.progress(self.done, max(self.total, self.done))


def _edition_for(job):
    """Return the edition this job began, the newest one where nothing has changed since, or a new one."""
    begun = BookletEdition.objects.filter(job=job).first()
    if begun:
        return begun
    language = job.params.get("language", settings.LANGUAGE_CODE)
    scope = Scope(
        locality=Locality.objects.filter(pk=job.params["locality"]).first(),
        topic=Topic.objects.filter(pk=job.params["topic"]).first(),
        language=language if is_offered(language) else settings.LANGUAGE_CODE,
    )
    content = content_of(scope)
    if not content["chapters"]:
        raise RuleBroken(NOTHING)
    return _numbered(partial(_same_or_new, job, scope, content, digest_of(content)))


def _numbered(number_it):
    for _rest in range(MOST_AT_ONCE):
        try:
            return number_it()
        except IntegrityError:  # another worker took the number: what it made may be the same
            continue
    return number_it()


@transaction.atomic
def _same_or_new(job, scope, content, digest):
    refuse_withdrawn(with_words(digest))
    latest = latest_of(scope)
    if latest and latest.content_sha256 == digest:
        return latest
    last = BookletEdition.objects.aggregate(last=Max("number"))["last"] or 0
    edition = BookletEdition.objects.create(
        number=last + 1,
        title=content["title"],
        made_on=today(),
        made_by=job.owner,
        locality=scope.locality,
        topic=scope.topic,
        language=scope.language,
        scope=scope.key,
        entries=sum(len(each["entries"]) for each in content["chapters"]),
        content=content,
        content_sha256=digest,
        job=job,
    )
    edition.adverts.set(adverts_in(content))
    after = {"number": edition.number, "scope": scope.key, "sha256": digest}
    audit.record(actor=job.owner, action="booklet.edition", target=edition, after=after)
    return edition


@transaction.atomic
def _keep(edition, format, file, *, by):
    """Keep a file that was made, unless another worker kept one or somebody took the edition out meanwhile."""
    refuse_withdrawn(with_words(edition.content_sha256).select_for_update(of=("self",)))
    if edition.files.filter(format=format).exists():
        return
    made = BookletFile(edition=edition, format=format)
    media_type = making.KINDS[format].media_type
    made.document = keep_made(file, name=made.name, media_type=media_type, purpose=PURPOSE, by=by)
    made.save()
    audit.record(actor=by, action="booklet.made", target=edition, after={"format": str(format)})


def _result(edition, job, chosen, wanted):
    in_english = set(making.english_only(edition.language))
    only = [each for each in chosen if each in in_english]
    empty = [each for each in chosen if each not in only and not chapters_of(edition.content, each)]
    words = [
        _what_was_made(edition, job, wanted),
        *([making.say_english_only(only)] if only else []),
        *([str(making.NO_EASY_READ)] if empty else []),
    ]
    return " ".join(words)


def _what_was_made(edition, job, wanted):
    if edition.job_id == job.pk:
        return gettext("{edition} is ready.").format(edition=edition)
    if wanted:
        said = gettext(
            "Nothing has changed since {edition}, so it is still the newest. We made the formats it did not have."
        )
    else:
        said = gettext("Nothing has changed since {edition}, so it is still the newest.")
    return said.format(edition=str(edition).lower())
