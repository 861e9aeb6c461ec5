"""Saying which criteria a person meets, and looking up who a numbered person is."""

from django.db import transaction

from coproduction.audit import services as audit
from coproduction.core.exceptions import RuleBroken
from involvement.models import CriterionMark
from involvement.rules.choosing import why_not_mark, why_not_see_name
from involvement.services.interests import taken


@transaction.atomic
def mark(*, interest, marks, by):
    """Keep which criteria a person meets: [(Criterion, Mark, words)], in place of what was kept before."""
    interest = taken(interest)
    _refuse(why_not_mark(interest, by=by))
    interest.marks.all().delete()
    CriterionMark.objects.bulk_create(
        CriterionMark(interest=interest, criterion=criterion, mark=mark, words=words, by=by)
        for criterion, mark, words in marks
    )
    after = {str(criterion.pk): str(mark) for criterion, mark, _ in marks}
    audit.record(actor=by, action="criteria.marked", target=interest, after=after)


@transaction.atomic
def see_name(*, interest, by):
    """Return who a numbered person is, for a coordinator who has to contact them. It is written down."""
    _refuse(why_not_see_name(by, interest))
    audit.record(actor=by, action="interest.name_seen", target=interest)
    return str(interest.expert.user)


def _refuse(sentence):
    if sentence:
        raise RuleBroken(sentence)
