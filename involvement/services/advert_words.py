"""Easy read and translations of adverts: written, approved by a second person, taken away."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coproduction.audit import services as audit
from coproduction.core.exceptions import RuleBroken
from involvement.models import AdvertWords
from involvement.rules import advert_words as rules
from involvement.services.opportunities import locked

NOT_NOW = _("This advert was cancelled, or is not yours, so its words cannot be changed.")
NOT_YOURS_TO_APPROVE = _(
    "Somebody who did not write these words, and who checks adverts, has to approve them."
)
CHANGED = _(
    "Somebody else changed these words while you had them open. What you typed is still here. "
    "Open the page again in another window to see theirs, then put in yours what you want to keep."
)
CHANGED_SINCE_READ = _("These words were changed after you opened them. Read them again, then approve them.")
STALE = _("The advert was changed after these words were written. Read both, and save the words again first.")


class ChangedMeanwhile(RuleBroken):
    """Somebody else saved the words while this person had them open."""


@transaction.atomic
def save_words(*, opportunity, language, values, version, by):
    """Keep the words of an advert in a language, or as easy read where it is None. They wait to be approved.

    `version` is what `version_of` said of the words the form was opened with: '' where there were none.
    """
    opportunity = locked(opportunity)
    if not rules.may_write(by, opportunity):
        raise RuleBroken(NOT_NOW)
    words = AdvertWords.objects.filter(opportunity=opportunity, language=language).first()
    if version_of(words) != version:
        raise ChangedMeanwhile(CHANGED)
    were_read = words is not None and words.approved_at is not None
    words = words or AdvertWords(opportunity=opportunity, language=language)
    for name in rules.FIELDS:
        setattr(words, name, values.get(name, ""))
    words.english, words.written_by = rules.digest_of(opportunity), by
    words.approved_at = words.approved_by = None
    words.save()
    _record(words, "written", by=by)
    if were_read:
        _pages_changed(opportunity)
    return words


@transaction.atomic
def approve_words(*, words, version, by):
    """Let people read the words that this person has read. `version` says which they were."""
    opportunity = locked(words.opportunity)
    words = AdvertWords.objects.get(pk=words.pk)
    if words.approved_at and version_of(words) == version:
        return words
    if not (rules.may_approve(by, words) and rules.may_write(by, opportunity)):
        raise RuleBroken(NOT_YOURS_TO_APPROVE)
    if version_of(words) != version:
        raise RuleBroken(CHANGED_SINCE_READ)
    if rules.is_stale(words, opportunity):
        raise RuleBroken(STALE)
    words.approved_at, words.approved_by = timezone.now(), by
    words.save(update_fields=["approved_at", "approved_by"])
    _record(words, "approved", by=by)
    _pages_changed(opportunity)
    return words


@transaction.atomic
def take_away(*, words, by):
    """Take the words of an advert away. People read its English."""
    opportunity = locked(words.opportunity)
    if not rules.may_write(by, opportunity):
        raise RuleBroken(NOT_NOW)
    _record(words, "taken_away", by=by)
    AdvertWords.objects.filter(pk=words.pk).delete()
    _pages_changed(opportunity)


def version_of(words):
    """Return a mark that changes when the words are saved; '' where there are none."""
    return words.updated_at.isoformat() if words else ""


def _record(words, what, *, by):
    about = {"opportunity": words.opportunity_id, "language": words.language_id}
    audit.record(actor=by, action=f"advert_words.{what}", target=words, after=about)


def _pages_changed(opportunity):
    # A page a browser kept is good until its advert was last changed (selectors.freshness).
    opportunity.save(update_fields=["updated_at"])
