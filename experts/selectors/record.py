"""A person's involvement record: what they did, for how long, what they learnt, and what was paid for it.

Money is read from what payments wrote on each Contribution, as the report on involvement and spend reads it.
Apps beside or above add parts, such as feedback and what changed, in their AppConfig.ready().
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, Sum
from django.db.models.functions import TruncYear
from django.utils import timezone

from coproduction.core.money import pence_exact
from coproduction.core.reporting import Question
from experts.models import Contribution, Qualification
from experts.reports.taking_part import attended_in

_askers = []


@dataclass(frozen=True)
class Part:
    """A part of the record that another app adds: a heading, and what to say under it."""

    title: str
    sentences: Sequence[str]


@dataclass(frozen=True)
class Year:
    """What a person did in one calendar year."""

    year: int
    times: int
    minutes: int


@dataclass(frozen=True)
class Statement:
    """What a person did and was paid from one day to another, both included. Amounts in pounds.

    `done` are the contributions they took part in during the period, `paid` those paid in it, whenever they were.
    """

    first: date
    last: date
    done: list[Contribution]
    minutes: int
    paid: list[Contribution]
    paid_time: Decimal
    paid_expenses: Decimal


def add_to_record(ask):
    """Register `ask(person)`: it returns a list of Part, maybe none."""
    if ask not in _askers:
        _askers.append(ask)


def parts_for(person):
    """Return the parts that other apps add to this person's record, leaving out the empty ones."""
    return [part for ask in _askers for part in ask(person) if part.sentences]


def done_by(person):
    """Return what this person took part in, the newest first."""
    mine = Contribution.objects.of(person).attended().select_related("activity")
    return mine.order_by("-activity__starts_at", "-pk")


def years_of(person):
    """Return the Years of this person, the newest first."""
    by_year = (
        Contribution.objects.of(person)
        .attended()
        .annotate(year=TruncYear("activity__starts_at", tzinfo=timezone.get_default_timezone()))
        .order_by("-year")
        .values_list("year")
        .annotate(Count("pk"), Sum("minutes"))
    )
    return [Year(began.year, times, minutes or 0) for began, times, minutes in by_year]


def training_of(person):
    """Return the training this person has done, the newest first."""
    done = Qualification.objects.filter(expert_id=person.pk).select_related("kind")
    return done.order_by("-gained_on", "-pk")


def statement_for(person, *, first, last):
    """Return the Statement of a period."""
    attended = attended_in(Question(first, last, "", None)).filter(expert_id=person.pk)
    paid = Contribution.objects.of(person).filter(paid_on__range=(first, last))
    sums = paid.aggregate(time=Sum("paid_time"), expenses=Sum("paid_expenses"))
    return Statement(
        first=first,
        last=last,
        done=list(attended.select_related("activity").order_by("activity__starts_at", "pk")),
        minutes=attended.aggregate(all=Sum("minutes"))["all"] or 0,
        paid=list(paid.select_related("activity").order_by("paid_on", "pk")),
        paid_time=pence_exact(sums["time"] or 0),
        paid_expenses=pence_exact(sums["expenses"] or 0),
    )
