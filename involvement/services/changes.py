"""Changing when, where and what a public advert pays; and keeping a place as things are now.

Until a person says yes they keep the place, and the pay they agreed to. Saying yes takes the new pay, more or less.
"""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coproduction.audit import services as audit
from coproduction.core.dates import today
from coproduction.core.exceptions import RuleBroken
from coproduction.core.languages import in_english
from coproduction.policy.enums import TravelRule
from experts.enums import ContributionStatus
from experts.models import Contribution
from experts.services import contributions
from involvement.enums import InterestStatus
from involvement.models import AdvertChange, ChangeAnswer, Interest, Session
from involvement.notices import changes as notices
from involvement.rules import changes as rules
from involvement.rules.interests import HOLDS_A_PLACE
from involvement.selectors.changes import asked_of, in_words
from involvement.selectors.interests import how_many
from involvement.selectors.opportunities import still_missing
from involvement.services import opportunities as writing
from involvement.services.places import travel_to

NOT_NOW = _("Only an advert that is published or closed can be changed here, by its host or a coordinator.")


@transaction.atomic
def change_advert(*, opportunity, values, reason, version, by):
    """Change facts of a public advert. Returns the AdvertChange, or None where nothing is different.

    `version` is the mark the form was opened with. Those with a place are asked to confirm a change of date, venue or
    pay; everyone else who waits is told.
    """
    opportunity = writing.locked(opportunity)
    if not rules.may_change(by, opportunity):
        raise RuleBroken(NOT_NOW)
    if version != rules.mark_of(opportunity):
        raise writing.ChangedMeanwhile(opportunity)
    agreed = {"band_id": opportunity.band_id, "travel_rule": opportunity.travel_rule or TravelRule.NONE}
    was = _in_english(opportunity)
    fields = [name for name in rules.changeable(opportunity.kind) if name in values]
    before, after = writing.put_values(opportunity, {name: values[name] for name in fields})
    if before == after:
        return None
    _refuse_broken(opportunity)
    writing.keep_values(opportunity, list(after))
    change = _written(opportunity, after, was, reason, by)
    audit.record(actor=by, action="opportunity.facts_changed", target=opportunity, before=before, after=after)
    _ask_and_tell(change, after, agreed)
    return change


@transaction.atomic
def keep_place(*, interest, last_seen, by):
    """Keep a place as things are now: sessions to come are on the advert's pay of today. Saying it again changes nothing.

    `last_seen` is the id of the newest change on the page the person read.
    """
    opportunity = writing.locked(interest.opportunity)
    interest = Interest.objects.select_for_update(of=("self",)).select_related("expert").get(pk=interest.pk)
    interest.opportunity = opportunity
    asked = asked_of(interest)
    if refusal := rules.why_not_keep(interest, [each.change_id for each in asked], last_seen):
        raise RuleBroken(refusal)
    if not asked:
        return interest
    ChangeAnswer.objects.filter(pk__in=[each.pk for each in asked]).update(
        kept_at=timezone.now(), kept_by=by, updated_at=timezone.now()
    )
    _agree_afresh(interest, by)
    audit.record(actor=by, action="interest.kept_after_change", target=interest, after={"change": last_seen})
    return interest


def _refuse_broken(opportunity):
    counts = how_many(opportunity)
    held = sum(counts.get(status, 0) for status in HOLDS_A_PLACE)
    if refusal := rules.why_too_few(opportunity.places, held):
        raise RuleBroken(refusal)
    missing = still_missing(opportunity, on=timezone.localdate(opportunity.published_at))
    if missing:
        raise RuleBroken(writing.STILL_NEEDED.format(missing[0].words))


def _written(opportunity, after, was, reason, by):
    now = _in_english(opportunity)
    with in_english():
        lines = [[str(label), was[name], now[name]] for name, label in rules.LABELS.items() if name in after]
    return AdvertChange.objects.create(opportunity=opportunity, by=by, reason=reason, lines=lines)


def _in_english(opportunity):
    """Return what may change in the words that are kept; `rules.kept_words` says them in the language of whoever reads."""
    with in_english():
        return {name: str(words) for name, words in in_words(opportunity, on=today()).items()}


def _ask_and_tell(change, after, agreed):
    if set(after) <= rules.ASKS_NOBODY:
        return
    accepted = Interest.objects.filter(opportunity=change.opportunity, status=InterestStatus.ACCEPTED)
    ChangeAnswer.objects.bulk_create(
        [
            ChangeAnswer(change=change, interest_id=pk, **agreed)
            for pk in accepted.values_list("pk", flat=True)
        ],
        batch_size=500,
    )
    notices.advert_changed(change)


def _agree_afresh(interest, by):
    coming = Contribution.objects.filter(
        expert=interest.expert,
        activity__session__opportunity=interest.opportunity,
        activity__starts_at__gt=timezone.now(),
        status=ContributionStatus.EXPECTED,
    )
    sessions = {each.activity_id: each for each in Session.objects.filter(opportunity=interest.opportunity)}
    for contribution in coming.order_by("pk"):
        session = sessions[contribution.activity_id]
        session.opportunity = interest.opportunity
        contributions.agree_afresh(
            contribution=contribution,
            band=interest.opportunity.band,
            travel_rule=travel_to(session, interest.opportunity.travel_rule),
            by=by,
        )
