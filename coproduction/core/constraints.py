"""Constraints said in the trust's words, so that even a fix in the shell cannot break them."""

from functools import reduce
from itertools import combinations
from operator import and_

from django.db.models import CheckConstraint, F, Q, UniqueConstraint


def all_or_none(*fields, name):
    """Every one of the fields is set, or none of them is."""
    nothing = reduce(and_, (Q(**{f"{each}__isnull": True}) for each in fields))
    everything = reduce(and_, (Q(**{f"{each}__isnull": False}) for each in fields))
    return CheckConstraint(condition=nothing | everything, name=name)


def different_people(*fields, name):
    """No two of these foreign keys name the same person; an empty one names nobody."""
    pairs = (
        Q(**{f"{one}__isnull": True}) | Q(**{f"{other}__isnull": True}) | ~Q(**{one: F(other)})
        for one, other in combinations(fields, 2)
    )
    return CheckConstraint(condition=reduce(and_, pairs), name=name)


def not_negative(field, *, name):
    """The amount is nothing or more."""
    return CheckConstraint(condition=Q(**{f"{field}__gte": 0}), name=name)


def one_of(field, choices, *, name):
    """The field holds one of the words of its enum."""
    return CheckConstraint(condition=Q(**{f"{field}__in": list(choices.values)}), name=name)


def only_one(*fields, name, when=None):
    """No two rows share these values, among the rows where `when` (a Q) holds."""
    return UniqueConstraint(fields=fields, condition=when, name=name)
