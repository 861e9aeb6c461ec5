"""Setting how many of a directorate's panels should have a trained expert."""

from django.db import transaction
from django.utils.translation import gettext

from coproduction.audit import services as audit
from coproduction.core.dates import today
from coproduction.core.exceptions import RuleBroken
from involvement.models import CoverageTarget
from involvement.rules.coverage import why_not_target
from involvement.selectors.coverage.targets import targets


@transaction.atomic
def set_targets(*, directorates, percent, starts_on, source="", by):
    """Set the target of these directorates from the first of a month on. All of them or none: a month that is over keeps
    the target it had."""
    listed, day = targets(), today()
    for directorate in directorates:
        has_one = any(target.starts_on <= starts_on for target in listed.get(directorate.pk, ()))
        if refusal := why_not_target(starts_on, has_one=has_one, today=day):
            raise RuleBroken(
                gettext("Nothing was saved, because of {name}. {refusal}").format(
                    name=directorate.name, refusal=refusal
                )
            )
    return [_set(directorate, percent, starts_on, source, by) for directorate in directorates]


def _set(directorate, percent, starts_on, source, by):
    target = CoverageTarget.objects.create(
        directorate=directorate, percent=percent, starts_on=starts_on, source=source
    )
    after = {"directorate": directorate.pk, "percent": percent, "starts_on": str(starts_on), "source": source}
    audit.record(actor=by, action="coverage_target.set", target=target, after=after)
    return target
