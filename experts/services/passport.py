"""The access passport: what a person says helps them, saved one answer at a time, shared only as they agree.

The audit holds that something was said and about which kinds, never a person's own words.
"""

from django.db import transaction
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.audit import services as audit
from coproduction.core.dates import today
from coproduction.core.exceptions import RuleBroken
from coproduction.correspondence import services as correspondence
from experts.enums import NeedKind
from experts.models import AccessNeed, AccessPassport
from experts.rules import needs as rules
from experts.services.locking import locked_whole

REMOVED = _(
    "You have taken this need away meanwhile. Go back to what helps you, and choose it again if you need it."
)


@transaction.atomic
def choose_format(*, expert, format, by):
    """Keep the MessageFormat everything we send this person is to be in."""
    correspondence.choose_format(user=expert.user, format=format, by=by)
    return _answered(expert, "format", by=by)


@transaction.atomic
def choose_channel(*, expert, channel, by):
    """Keep the Channel we reach this person by."""
    correspondence.choose_channel(user=expert.user, channel=channel, by=by)
    return _answered(expert, "contact", by=by)


@transaction.atomic
def choose_needs(*, expert, area, kinds, by):
    """Keep exactly these NeedKinds of one NeedArea; none of them is an answer too. Those already there stay as they are."""
    locked_whole(expert.pk)
    offered = NeedKind.of(area)
    kinds = [kind for kind in offered if kind in kinds]
    mine = AccessNeed.objects.filter(expert=expert, kind__in=offered)
    before = set(mine.values_list("kind", flat=True))
    mine.exclude(kind__in=kinds).delete()
    AccessNeed.objects.bulk_create(
        AccessNeed(expert=expert, kind=kind) for kind in kinds if kind not in before
    )
    return _answered(expert, area.value, by=by)


@transaction.atomic
def describe_need(*, need, words, shared, by):
    """Keep what a person says about a need themselves, and whether those who run their sessions may see it."""
    locked_whole(need.expert_id)
    need = AccessNeed.objects.select_related("expert").filter(pk=need.pk).first()
    if need is None:
        raise RuleBroken(REMOVED)
    if words != need.words:
        need.words, need.version = words, need.version + 1
    need.shared = shared
    need.save(update_fields=["words", "version", "shared", "updated_at"])
    _note(need.expert, "need.described", by=by, kind=need.kind, shared=shared)
    _finish_first_time(need.expert, by=by)
    return need


@transaction.atomic
def remove_need(*, need, by):
    """Forget a need and the words about it. What was answered about it before stays, without them."""
    expert = need.expert
    locked_whole(expert.pk)
    AccessNeed.objects.filter(pk=need.pk).delete()
    _note(expert, "need.removed", by=by, kind=need.kind)
    _finish_first_time(expert, by=by)


@transaction.atomic
def review(*, expert, by):
    """Say that everything in the passport is right today. Raises RuleBroken while a question is not answered."""
    locked_whole(expert.pk)
    passport = _passport(expert)
    if rules.next_place(passport.answered, _needs(expert)) is not None:
        raise RuleBroken(
            gettext("There are still questions to answer. Go back and carry on with them first.")
        )
    return _reviewed(passport, by=by)


@transaction.atomic
def note_seen(*, people, where, by):
    """Write in the audit that someone saw what helps these people (ids of experts). `where` is the row it was seen for."""
    if people:
        audit.record(actor=by, action="access_needs.seen", target=where, after={"experts": sorted(people)})


def _passport(expert):
    return AccessPassport.objects.get_or_create(expert=expert)[0]


def _needs(expert):
    return list(AccessNeed.objects.filter(expert=expert))


def _answered(expert, step, *, by):
    locked_whole(expert.pk)
    passport = _passport(expert)
    if step not in passport.answered:
        passport.answered = [*passport.answered, step]
        passport.save(update_fields=["answered", "updated_at"])
    _note(expert, "passport.answered", by=by, question=step)
    return _finish_first_time(expert, by=by)


def _finish_first_time(expert, *, by):
    """The last answer of the first time counts as the first review."""
    passport = _passport(expert)
    if passport.reviewed_on is None and rules.next_place(passport.answered, _needs(expert)) is None:
        _reviewed(passport, by=by)
    return passport


def _reviewed(passport, *, by):
    passport.reviewed_on = today()
    passport.save(update_fields=["reviewed_on", "updated_at"])
    audit.record(actor=by, action="passport.reviewed", target=passport)
    return passport


def _note(expert, action, *, by, **said):
    audit.record(actor=by, action=action, target=expert, after=said)
