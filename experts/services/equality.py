"""Equality answers: kept under a pseudonym, forgotten when asked, counted once a quarter.

Nothing here writes to the audit trail or the log: an entry there has a name and a moment, and would lead to the row.
"""

from collections import Counter
from datetime import datetime, time, timedelta

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.core.dates import today
from coproduction.core.exceptions import RuleBroken
from coproduction.core.personal_data.erasing import erases_as_well
from coproduction.core.personal_data.reading import holds_as_well
from coproduction.core.sealing import resealer
from coproduction.reference.equality import PREFER_NOT, QUESTIONS
from experts.enums import ExpertStatus
from experts.models import Contribution, EqualityFigure, EqualityRecord, Expert
from experts.rules.equality import pseudonyms, quarter_before
from experts.selectors.equality import record_of

IN_THE_NETWORK = (ExpertStatus.WELCOMED, ExpertStatus.ACTIVE, ExpertStatus.PAUSED)
PEOPLE_AT_ONCE = 2000
LONDON = timezone.get_default_timezone()


@transaction.atomic
def answer(*, user, question, code):
    """Keep a person's answer to one EqualityQuestion."""
    if code not in question.codes:
        raise RuleBroken(gettext("Choose one of the answers."))
    _keep(user, {question.key: code})


@transaction.atomic
def answer_nothing(*, user):
    """Keep that a person prefers to say nothing at all."""
    _keep(user, {question.key: PREFER_NOT for question in QUESTIONS})


def forget(*, user):
    """Delete a person's answers, under whichever key they are."""
    _forget([user.pk])


@transaction.atomic
def carry_over(*, source, to):
    """Give a user the answers of another of their accounts (both Users), where they have none; else forget those."""
    record = record_of(source)
    if record is not None and record_of(to) is None:
        first = pseudonyms(to.pk, settings.EQUALITY_KEYS)[0]
        EqualityRecord.objects.filter(pk=record.pk).update(pseudonym=first)
    forget(user=source)


@transaction.atomic
def count_quarter(*, on=None):
    """Count the answers for the last quarter that is over. Safe to run twice: what was counted stands.

    Counted are the people in the network now and those who took part in the quarter. Returns the first day counted,
    or None where it has been done.
    """
    first_day, last_day = quarter_before(on or today())
    if EqualityFigure.objects.filter(first_day=first_day).exists():
        return None
    EqualityFigure.objects.bulk_create(
        [
            EqualityFigure(
                first_day=first_day, question=key, answer=parent, took_part=took_part, people=people
            )
            for (key, parent, took_part), people in sorted(_count(first_day, last_day).items())
        ],
        ignore_conflicts=True,
    )
    return first_day


@resealer("experts.EqualityRecord.pseudonym")
def move_to_first_key():
    """Put every record under the pseudonym of the first key. Returns how many were moved. Safe to stop and run again."""
    names = {}
    for pk in Expert.objects.values_list("pk", flat=True).iterator():
        first, *older = pseudonyms(pk, settings.EQUALITY_KEYS)
        names.update(dict.fromkeys(older, first))
    # In the order of the pseudonyms, so that the order in which rows are written tells nothing.
    return sum(_rewrite(batch, names) for batch in _batches(each for each in _stored() if each in names))


def mix():
    """Write every record again in the order of the pseudonyms: the order of the rows then tells nobody who came when."""
    return sum(_rewrite(batch, {}) for batch in _batches(_stored()))


@holds_as_well("equality", _("Your answers to the equality questions"))
def given_to_the_person(user):
    """Return a person's own answers in words, for the download of what we hold about them."""
    record = record_of(user)
    if record is None:
        return []
    words = {str(question.title): str(_in_words(question, record)) for question in QUESTIONS}
    return [{title: said for title, said in words.items() if said}]


@erases_as_well("equality")
def forget_people(user_ids):
    """Delete the answers of people who have left."""
    _forget(user_ids)


def _keep(user, answers):
    record = record_of(user)
    first = pseudonyms(user.pk, settings.EQUALITY_KEYS)[0]
    values = {**answers, "year": today().year}
    kept = record and EqualityRecord.objects.filter(pk=record.pk).update(pseudonym=first, **values)
    if not kept:  # there was none, or it was just written again
        EqualityRecord.objects.update_or_create(pseudonym=first, defaults=values)


def _forget(user_ids):
    every = [each for pk in user_ids for each in pseudonyms(pk, settings.EQUALITY_KEYS)]
    for start in range(0, len(every), PEOPLE_AT_ONCE):
        EqualityRecord.objects.filter(pk__in=every[start : start + PEOPLE_AT_ONCE]).delete()


def _count(first_day, last_day):
    counted: Counter = Counter()
    took_part = set(_took_part(first_day, last_day))
    people = Expert.objects.filter(Q(status__in=IN_THE_NETWORK) | Q(pk__in=_took_part(first_day, last_day)))
    for pks in _batches(people.order_by("pk").values_list("pk", flat=True)):
        records = _records_of(pks)
        for pk in pks:
            for question in QUESTIONS:
                said = getattr(records.get(pk), question.key, "")
                counted[question.key, question.parent_of(said), pk in took_part] += 1
    return counted


def _took_part(first_day, last_day):
    start = datetime.combine(first_day, time.min, LONDON)
    end = datetime.combine(last_day + timedelta(days=1), time.min, LONDON)
    attended = Contribution.objects.attended().filter(
        activity__starts_at__gte=start, activity__starts_at__lt=end
    )
    return attended.order_by().values_list("expert_id", flat=True).distinct()


def _records_of(pks):
    owners = {each: pk for pk in pks for each in pseudonyms(pk, settings.EQUALITY_KEYS)}
    return {owners[record.pk]: record for record in EqualityRecord.objects.filter(pk__in=list(owners))}


def _stored():
    return list(EqualityRecord.objects.order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def _rewrite(old, names):
    """Write records again, under a new name where `names` has one. Returns how many."""
    _keep_others_out()
    records = list(EqualityRecord.objects.filter(pk__in=old))
    EqualityRecord.objects.filter(pk__in=old).delete()
    for record in records:
        record.pk = names.get(record.pk, record.pk)
    EqualityRecord.objects.bulk_create(sorted(records, key=lambda record: record.pk))
    return len(records)


def _keep_others_out():
    """Let nobody else write answers until this transaction is over. SQLite lets one write at a time as it is."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE experts_equalityrecord IN EXCLUSIVE MODE")


def _batches(pks):
    pks = list(pks)
    return [pks[start : start + PEOPLE_AT_ONCE] for start in range(0, len(pks), PEOPLE_AT_ONCE)]


def _in_words(question, record):
    said = getattr(record, question.key)
    return next((each.words for each in question.answers if each.code == said), "")
