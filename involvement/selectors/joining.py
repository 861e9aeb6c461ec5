"""How to join a session online, besides the link: for those who have a place and those who run it."""

from django.utils import timezone

from involvement.models import Session
from involvement.rules.joining import JoiningFact


def online_of(session):
    """Return [(what it is, words)] of what has been said."""
    return [(fact.label, session.online[fact]) for fact in JoiningFact if session.online.get(fact)]


def coming_online(opportunity):
    """Return the sessions of an opportunity to come that people can join online."""
    rows = Session.objects.filter(opportunity=opportunity, activity__cancelled_at__isnull=True)
    return rows.filter(activity__starts_at__gt=timezone.now()).exclude(place="in_person")
