"""Who was involved, as the writers say, and the involvement recorded in the portal that they cite."""

from django.db import transaction
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.audit import services as audit
from coproduction.core.exceptions import RuleBroken
from quality_mark.models import Citation, Involved
from quality_mark.selectors.activities import citable
from quality_mark.services.writing import open_version

MOST_CITED = 200
TOO_MANY = _("You can give up to {most} activities as evidence. Take one off first.")
NOT_CITABLE = _("This activity cannot be given as evidence. It has not happened yet, or was cancelled.")


@transaction.atomic
def save_group(*, submission, values, by, group=None):
    """Add a group of people who were involved, or change one: who, people, stage, rung, what_they_did."""
    submission, version = open_version(submission)
    group = group or Involved(version=version)
    if group.version_id != version.pk:
        raise RuleBroken(gettext("This is a part of an earlier version, so it cannot be changed."))
    for name, value in values.items():
        setattr(group, name, value)
    group.save()
    audit.record(actor=by, action="submission.involved_saved", target=submission, after={"group": group.pk})
    return group


@transaction.atomic
def remove_group(*, submission, group, by):
    submission, version = open_version(submission)
    if version.involved.filter(pk=group.pk).delete()[0]:
        audit.record(actor=by, action="submission.involved_removed", target=submission)


@transaction.atomic
def cite(*, submission, activity, by):
    """Give an activity as evidence. Giving it twice is giving it once."""
    submission, version = open_version(submission)
    if not citable().filter(pk=activity.pk).exists():
        raise RuleBroken(NOT_CITABLE)
    if version.citations.count() >= MOST_CITED:
        raise RuleBroken(TOO_MANY.format(most=MOST_CITED))
    _, is_new = Citation.objects.get_or_create(version=version, activity=activity)
    if is_new:
        audit.record(actor=by, action="submission.cited", target=submission, after={"activity": activity.pk})


@transaction.atomic
def take_off(*, submission, activity, by):
    """Give an activity as evidence no longer."""
    submission, version = open_version(submission)
    if version.citations.filter(activity=activity).delete()[0]:
        audit.record(
            actor=by,
            action="submission.citation_removed",
            target=submission,
            before={"activity": activity.pk},
        )
