"""The words of an advert in easy read and in other languages: which they are, and who may do what to them."""

import hashlib
import json

from django.utils.translation import gettext, gettext_lazy as _

from coproduction.reference.written_languages import Written, written
from involvement.enums import OpportunityStatus, Permission
from involvement.rules.kinds import has
from involvement.rules.opportunities import may_manage

FIELDS = ("title", "summary", "what_you_will_do", "who_we_need", "joining", "access", "selection", "support")
ALWAYS = ("title", "summary")
EASY_READ = "easy-read"
ENGLISH = Written("en-GB", _("Easy read"), "ltr")  # type: ignore[arg-type]  # said in the language of the page


def fields_of(opportunity):
    """Return the fields there is anything to say in: what the advert itself says."""
    return [
        name
        for name in FIELDS
        if name in ALWAYS or (has(opportunity.kind, name) and getattr(opportunity, name))
    ]


def written_as(language):
    """Return how a Language is written; None, for easy read, is our English."""
    return ENGLISH if language is None else written(language)


def slug_of(language):
    """Return the last part of the address of an advert's words: 'easy-read', or the code of the language."""
    return EASY_READ if language is None else written(language).code


def name_of(language):
    """Return what staff call it: 'Easy read', or the English name of the language."""
    return gettext("Easy read") if language is None else language.name


def digest_of(opportunity):
    """Return a mark that changes when any of the advert's own words does."""
    words = [getattr(opportunity, name) for name in FIELDS]
    return hashlib.sha256(json.dumps(words).encode()).hexdigest()


def is_stale(words, opportunity):
    """Say whether the advert's own words changed since these were written."""
    return words.english != digest_of(opportunity)


def may_write(user, opportunity):
    """Whoever runs the advert gives its easy read and its translations, until it is called off."""
    return opportunity.status != OpportunityStatus.CANCELLED and may_manage(user, opportunity)


def may_approve(user, words):
    """Somebody who checks adverts, and did not write these words, lets people read them."""
    return (
        words.approved_at is None
        and user.has_perm(Permission.CHECK_OPPORTUNITY)
        and words.written_by_id != user.pk
    )
