"""Whom and what a legal hold keeps from being erased."""

from django.db.models import F, Q

from coproduction.accounts.models import User
from coproduction.privacy.models import LegalHold
from experts.models import Contribution
from involvement.models import Interest, Opportunity


def held_people(*, since=None):
    """Return the users whom a hold keeps: by name, or by what they had to do with a directorate.

    `since` (a moment) takes in holds that have ended after it.
    """
    holds = LegalHold.objects.in_force(since=since)
    there = held_directorates(since=since)
    return User.objects.filter(
        Q(pk__in=holds.filter(person__isnull=False).values("person_id"))
        | Q(pk__in=Contribution.objects.filter(activity__directorate__in=there).values("expert_id"))
        | Q(pk__in=Interest.objects.filter(opportunity__directorate__in=there).values("expert_id"))
        | Q(pk__in=Opportunity.objects.filter(directorate__in=there).values("host_id"))
    ).values("pk")


def held_directorates(*, since=None):
    """Return the ids of the directorates that a hold is on, as a subquery."""
    return LegalHold.objects.in_force(since=since).filter(directorate__isnull=False).values("directorate_id")


def holds():
    """Return every hold, those in force first, the newest first."""
    rows = LegalHold.objects.select_related("person", "directorate", "placed_by", "ended_by")
    return rows.order_by(F("ended_at").desc(nulls_first=True), "-pk")
