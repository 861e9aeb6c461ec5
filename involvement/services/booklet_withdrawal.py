"""Taking an edition of the booklet out of public: an advert in it may have said what it should not."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.audit import services as audit
from coproduction.core.exceptions import RuleBroken
from coproduction.correspondence.services import call_off
from coproduction.documents.models import Document
from coproduction.documents.services.erasing import delete_unused
from involvement.enums import Permission
from involvement.models import BookletFile
from involvement.notices.booklet import COVER, cover_key
from involvement.selectors.booklet import with_words

NOT_YOURS = _("You cannot take an edition of the booklet out.")
NO_REASON = _("Enter why you are taking it out.")
ALREADY_OUT = _("This edition has been taken out already.")


@transaction.atomic
def withdraw_edition(*, edition, reason, by, also=()):
    """Take an edition, others with it, and each that says word for word the same, away from everyone: files, words and all.

    Its number, its hash and who took it out stay. Cover letters that have not gone out are stopped. One of `also` that is
    out already stays as it is. Returns the edition.
    """
    if not by.has_perm(Permission.MAKE_BOOKLET):
        raise RuleBroken(NOT_YOURS)
    if not reason.strip():
        raise RuleBroken(NO_REASON)
    found = {each.pk: each for each in _locked(edition, *also)}
    if found[edition.pk].withdrawn_at:
        raise RuleBroken(ALREADY_OUT)
    for each in found.values():
        if not each.withdrawn_at:
            _withdraw(each, reason.strip(), by)
    return found[edition.pk]


def refuse_withdrawn(editions):
    """Refuse where one of these editions was taken out: neither it nor its words go to anybody again."""
    for each in editions:
        if each.withdrawn_at:
            raise RuleBroken(
                gettext(
                    "{edition} was taken out, so what it said is not made or posted again. Correct or close the "
                    "advert that is wrong. Then make the booklet again."
                ).format(edition=each)
            )


def _locked(*editions):
    rows = with_words(*{each.content_sha256 for each in editions}).select_for_update(of=("self",))
    # Asked twice: an edition that came while the first question waited for a lock is seen by the second alone.
    return list(rows) and list(rows.all())


def _withdraw(edition, reason, by):
    files = list(edition.files.order_by("pk"))
    BookletFile.objects.filter(pk__in=[each.pk for each in files]).delete()
    delete_unused(Document.objects.filter(pk__in=[each.document_id for each in files]))
    edition.content = {}
    edition.withdrawn_by, edition.withdrawn_at, edition.withdrawn_reason = by, timezone.now(), reason
    edition.save(update_fields=["content", "withdrawn_at", "withdrawn_by", "withdrawn_reason", "updated_at"])
    call_off(kind=COVER, key=cover_key(edition), about=edition, by=by)
    after = {"number": edition.number, "formats": [each.format for each in files]}
    audit.record(actor=by, action="booklet.withdrawn", target=edition, after={**after, "reason": reason})
