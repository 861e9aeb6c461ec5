"""Changing the criteria: a draft copied from those in force, changed, and published. What is published never changes."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.audit import services as audit
from coproduction.core.exceptions import RuleBroken
from quality_mark.models import CriteriaSet, Criterion
from quality_mark.rules.criteria import OF_CRITERION, SETTINGS, why_not_publish
from quality_mark.selectors.criteria import values_of

NO_DRAFT = _("These criteria have been published or thrown away already. Start a new version to change them.")
NAME_TAKEN = _("There is a criterion with this name already. Give it another name.")
MOST_CRITERIA = 30
TOO_MANY = _("There can be up to {most} criteria. Take one out first.")


@transaction.atomic
def start_draft(*, by):
    """Begin a new version of the criteria as a copy of those in force. Where there is a draft already, that is it."""
    newest = CriteriaSet.objects.select_for_update().order_by("-version").first()
    if newest is None:
        raise RuleBroken(gettext("The quality mark’s criteria have not been entered yet."))
    if newest.published_at is None:
        return newest
    draft = CriteriaSet.objects.create(
        version=newest.version + 1, **{name: getattr(newest, name) for name in SETTINGS}
    )
    Criterion.objects.bulk_create(
        [
            Criterion(
                criteria_set=draft, number=row.number, **{name: getattr(row, name) for name in OF_CRITERION}
            )
            for row in newest.criteria.all()
        ]
    )
    audit.record(actor=by, action="criteria.draft_started", target=draft, after={"version": draft.version})
    return draft


@transaction.atomic
def save_settings(*, values, by):
    """Save the settings of the draft: {name: value} of `rules.criteria.SETTINGS`."""
    draft = _draft()
    before = {name: str(getattr(draft, name)) for name in SETTINGS}
    for name, value in values.items():
        setattr(draft, name, value)
    draft.save(update_fields=[*values, "updated_at"])
    after = {name: str(getattr(draft, name)) for name in SETTINGS}
    audit.record(actor=by, action="criteria.settings_changed", target=draft, before=before, after=after)
    return draft


@transaction.atomic
def save_criterion(*, values, by, number=None):
    """Change a criterion of the draft, or add one at its end: {name: value} of `rules.criteria.OF_CRITERION`."""
    draft = _draft()
    rows = draft.criteria
    if rows.filter(name__iexact=values["name"]).exclude(number=number).exists():
        raise RuleBroken(NAME_TAKEN)
    if number is None and rows.count() >= MOST_CRITERIA:
        raise RuleBroken(TOO_MANY.format(most=MOST_CRITERIA))
    row, _ = Criterion.objects.update_or_create(
        criteria_set=draft, number=number or rows.count() + 1, defaults=values
    )
    after = {"number": row.number, **values}
    audit.record(actor=by, action="criteria.criterion_saved", target=draft, after=after)
    return row


@transaction.atomic
def remove_criterion(*, number, by):
    """Take a criterion out of the draft; those after it move up."""
    draft = _draft()
    row = draft.criteria.filter(number=number).first()
    if row is None:
        return
    before = {"number": row.number, "name": row.name}
    row.delete()
    for later in draft.criteria.filter(number__gt=number):
        later.number -= 1
        later.save(update_fields=["number", "updated_at"])
    audit.record(actor=by, action="criteria.criterion_removed", target=draft, before=before)


@transaction.atomic
def publish(*, version, by):
    """Put the draft in force. Versions of submissions begun before keep the criteria they were begun on."""
    draft = _draft()
    if draft.version != version:
        raise RuleBroken(NO_DRAFT)
    in_force = CriteriaSet.objects.in_force()
    new = values_of(draft)
    if reasons := why_not_publish(new, new.pop("criteria"), in_force=in_force and values_of(in_force)):
        raise RuleBroken(" ".join(reasons))
    draft.published_at, draft.published_by = timezone.now(), by
    draft.save(update_fields=["published_at", "published_by", "updated_at"])
    after = {"version": draft.version}
    audit.record(actor=by, action="criteria.published", target=draft, after=after)
    return draft


@transaction.atomic
def throw_away(*, by):
    """Throw the draft away. The criteria in force stay as they are."""
    draft = _draft()
    audit.record(
        actor=by, action="criteria.draft_thrown_away", target=draft, before={"version": draft.version}
    )
    draft.delete()


def _draft():
    draft = (
        CriteriaSet.objects.select_for_update().filter(published_at__isnull=True).order_by("-version").first()
    )
    if draft is None:
        raise RuleBroken(NO_DRAFT)
    return draft
