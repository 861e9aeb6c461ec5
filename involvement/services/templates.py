"""Beginning an advert from what is there: the words of its kind, or an old advert."""

from django.db import transaction

from coproduction.audit import services as audit
from involvement.models import KindTemplate
from involvement.rules.sections import MANY
from involvement.rules.templates import COPIED, FIELDS
from involvement.selectors.templates import words_for
from involvement.services import opportunities as writing, questions


@transaction.atomic
def start_from_words(*, title, kind, by):
    """Begin a draft with the words of its kind, to be changed."""
    opportunity = writing.start_advert(title=title, kind=kind, by=by)
    writing.put_values(opportunity, words_for(kind))
    writing.keep_values(opportunity, FIELDS)
    return opportunity


@transaction.atomic
def copy_advert(*, source, by):
    """Begin a draft that says what an old advert says. Dates, people and where it had come to are not copied.

    Rows that are no longer in use (a budget, a venue, a kind of payment) are left to be chosen anew.
    """
    opportunity = writing.start_advert(title=source.title, kind=source.kind, by=by)
    writing.put_values(opportunity, {name: _value(source, name) for name in COPIED})
    writing.keep_values(opportunity, COPIED)
    questions.copy_how_chosen(source=source, target=opportunity)
    audit.record(actor=by, action="opportunity.copied", target=opportunity, after={"from": source.reference})
    return opportunity


def _value(source, name):
    if name in MANY:
        return [row for row in getattr(source, name).all() if not _is_retired(row)]
    value = getattr(source, name)
    return None if _is_retired(value) else value


def _is_retired(row):
    return getattr(row, "retired_at", None) is not None


@transaction.atomic
def keep_template(*, kind, by, **words):
    """Keep the trust's own words for new adverts of a kind. Those written already stay as they are."""
    template, _ = KindTemplate.objects.select_for_update().get_or_create(kind=kind)
    before = {name: getattr(template, name) for name in FIELDS}
    for name in FIELDS:
        setattr(template, name, words[name])
    template.save()
    audit.record(actor=by, action="kind.words_changed", target=template, before=before, after=words)
    return template
