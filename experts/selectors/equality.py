"""A person's own equality answers, found with the trust's key; and the figures that are made of everybody's."""

from django.conf import settings
from django.db.models import Exists
from django.urls import reverse
from django.utils.translation import gettext

from coproduction.accounts.models import User
from coproduction.core.todo import ToDo, listed
from experts.models import EqualityFigure, EqualityRecord
from experts.rules.equality import pseudonyms


def record_of(user):
    """Return this person's EqualityRecord, also one that is still under an older key, or None."""
    mine = pseudonyms(user.pk, settings.EQUALITY_KEYS)
    found = EqualityRecord.objects.in_bulk(mine)
    return next((found[each] for each in mine if each in found), None)


def quarters():
    """Return the first day of every quarter there are figures for, the newest first."""
    days = EqualityFigure.objects.order_by("-first_day").values_list("first_day", flat=True)
    return list(days.distinct())


def counts_of(question, first_day):
    """Return {parent code: (took part, did not)} of one question for a quarter, raw: never to be shown as they are."""
    counts = {parent: [0, 0] for parent in question.parents}
    figures = EqualityFigure.objects.filter(first_day=first_day, question=question.key)
    for figure in figures:
        counts[figure.answer][0 if figure.took_part else 1] += figure.people
    return counts


def waiting(user):
    """Return the questions nobody must answer, while a person has answered none."""
    answered = EqualityRecord.objects.filter(pk__in=pseudonyms(user.pk, settings.EQUALITY_KEYS))
    person = User.objects.filter(~Exists(answered), pk=user.pk).order_by("pk")
    return [listed(person, _to_answer)]


def _to_answer(person):
    return ToDo(gettext("Answer our equality questions, if you would like to"), reverse("experts:equality"))
