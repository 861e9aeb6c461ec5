"""Writing an advert: begun, saved section by section, and put right once it is public."""

import secrets

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.audit import services as audit
from coproduction.core.exceptions import RuleBroken
from coproduction.core.languages import in_english
from involvement.enums import Section
from involvement.models import KindNeeds, Opportunity
from involvement.rules import opportunities as rules
from involvement.rules.search import text_to_search
from involvement.rules.sections import FIELDS, MANY, WORDS_ONLY, fingerprint, values_of
from involvement.selectors.opportunities import still_missing
from involvement.selectors.requirements import needs_in_words
from involvement.services.facts import refresh_advert

SUITS = set(FIELDS[Section.SUITS])
NOT_YOURS_NOW = _(
    "You cannot change this advert now. It is being checked, is already public or was cancelled."
)
STILL_NEEDED = _("The advert is public, so it cannot lose what it must say. {}")


class ChangedMeanwhile(RuleBroken):
    """Somebody else saved the section while this person had it open. Carries the advert as it is now."""

    def __init__(self, opportunity):
        super().__init__(
            gettext(
                "Somebody else changed this section while you had it open. What you typed is still here, and below it is "
                "what is saved now. Put in yours what you want to keep of theirs, then save again."
            )
        )
        self.opportunity = opportunity


def locked(opportunity):
    """Fetch the advert again, locked until the transaction ends, with what the rules read."""
    return (
        Opportunity.objects.select_for_update(of=("self",))
        .select_related("venue", "locality", "directorate", "host", "band", "budget")
        .get(pk=opportunity.pk)
    )


@transaction.atomic
def start_advert(*, title, kind, by):
    """Begin a draft. Its reference holds its own number, so that two begun at once differ."""
    opportunity = Opportunity.objects.create(
        reference=secrets.token_hex(15), host=by, title=title, kind=kind, organisation=settings.TRUST_NAME
    )
    opportunity.reference = f"OPP-{timezone.localdate().year}-{opportunity.pk:04d}"
    opportunity.search_text = text_to_search(opportunity)
    ask_as_usual(opportunity)
    opportunity.save(update_fields=["reference", "search_text", "needs", "updated_at"])
    refresh_advert(opportunity)
    audit.record(actor=by, action="opportunity.started", target=opportunity, after={"kind": kind})
    return opportunity


@transaction.atomic
def save_section(*, opportunity, section, values, version, by):
    """Save one section of a draft, complete or not. `version` is the fingerprint the form was opened with.

    The words of an imported row that could not be placed are dropped for the section: a person has now seen to it.
    """
    opportunity = locked(opportunity)
    if not rules.may_write(by, opportunity):
        raise RuleBroken(NOT_YOURS_NOW)
    before_version = fingerprint(opportunity, section)
    before, after = put_values(opportunity, values)
    if before != after and version != before_version:
        raise ChangedMeanwhile(Opportunity.objects.select_related("venue", "locality").get(pk=opportunity.pk))
    unplaced = {
        name: said for name, said in opportunity.imported_words.items() if name not in FIELDS[section]
    }
    if before == after and unplaced == opportunity.imported_words:
        return opportunity
    opportunity.imported_words = unplaced
    keep_values(opportunity, [*values, "imported_words"])
    audit.record(actor=by, action="opportunity.changed", target=opportunity, before=before, after=after)
    return opportunity


@transaction.atomic
def correct_words(*, opportunity, values, by):
    """Put right the words of a public advert. What people agreed to (dates, pay, places) is not changed."""
    opportunity = locked(opportunity)
    if not rules.may_correct(by, opportunity):
        raise RuleBroken(
            gettext("Only a coordinator can put a public advert right, and only until it is under way.")
        )
    before, after = put_values(opportunity, {name: values[name] for name in WORDS_ONLY if name in values})
    if before == after:
        return opportunity
    missing = still_missing(opportunity, on=timezone.localdate(opportunity.published_at))
    if missing:
        raise RuleBroken(STILL_NEEDED.format(missing[0].words))
    keep_values(opportunity, list(before))
    audit.record(actor=by, action="opportunity.corrected", target=opportunity, before=before, after=after)
    return opportunity


def put_values(opportunity, values):
    """Set the values. Returns what changed, before and after, as ids and words."""
    was = values_of(opportunity, values)
    for name, value in values.items():
        if name in MANY:
            getattr(opportunity, name).set(value)
        else:
            setattr(opportunity, name, value)
    now = values_of(opportunity, values)
    changed = [name for name in values if was[name] != now[name]]
    return {name: was[name] for name in changed}, {name: now[name] for name in changed}


def keep_values(opportunity, fields):
    """Save these fields, and what is worked out from them."""
    columns = [name for name in fields if name not in MANY]
    opportunity.search_text = text_to_search(opportunity)
    if not SUITS.isdisjoint(fields):
        opportunity.needs = needs_of(opportunity)
        columns.append("needs")
    opportunity.save(update_fields=[*columns, "search_text", "updated_at"])
    refresh_advert(opportunity)


def needs_of(opportunity):
    """Return the sentences that say whom an advert suits."""
    with in_english():  # they are kept for everybody; a page in another language says them anew
        return needs_in_words(opportunity)


def ask_as_usual(opportunity):
    """Ask of a new advert the training and checks that its kind usually needs."""
    usual = KindNeeds.objects.filter(kind=opportunity.kind).first()
    if usual:
        opportunity.training.set(usual.training.all())
        opportunity.checks.set(usual.checks.all())
        opportunity.needs = needs_of(opportunity)
