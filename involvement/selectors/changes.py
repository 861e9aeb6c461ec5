"""Changes of public advert: what a person has still to answer, what they agreed to until then, and who has answered."""

from typing import NamedTuple

from django.db.models import Count, Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext

from coproduction.core.todo import ToDo, listed
from coproduction.policy.selectors import offer_in_words
from involvement.enums import InterestStatus
from involvement.models import AdvertChange, ChangeAnswer, Interest
from involvement.rules.changes import LABELS
from involvement.rules.interests import TAKES_PEOPLE
from involvement.selectors.progress import say_value

MOST_TODOS = 20
STILL_ASKED = Q(kept_at__isnull=True, interest__status=InterestStatus.ACCEPTED)


class Held(NamedTuple):
    """What a person agreed to be paid, until they say yes to a change: a Band or None, and a TravelRule."""

    band: object
    travel_rule: str


def in_words(opportunity, *, on):
    """Return {field: its value in words} of what may change."""
    said = {name: say_value(opportunity, name) or gettext("Nothing") for name in LABELS}
    if opportunity.band_id:
        said["band"] = offer_in_words(opportunity.band, on=on)
    return said


def asked_of(interest):
    """Return the ChangeAnswers a person has still to give, the first change first."""
    open_ones = ChangeAnswer.objects.filter(STILL_ASKED, interest=interest)
    return list(open_ones.select_related("change", "band").order_by("change_id"))


def held_by(expert, opportunity):
    """Return what a person agreed to (Held) where they have not said yes to a change yet, or None."""
    return held_by_many([expert.pk], opportunity).get(expert.pk)


def held_by_many(expert_ids, opportunity):
    """Return {expert id: Held} of those who have not said yes to a change yet, in one query."""
    rows = ChangeAnswer.objects.filter(
        STILL_ASKED, interest__expert__in=expert_ids, interest__opportunity=opportunity
    )
    held = {}
    for each in rows.select_related("band", "interest").order_by("change_id"):
        held.setdefault(each.interest.expert_id, Held(each.band, each.travel_rule))
    return held


def changes_of(opportunity):
    """Return the changes of an advert, the newest first, each with how many were asked, kept and gave up."""
    kept = Count("answers", filter=Q(answers__kept_at__isnull=False))
    waiting = Count(
        "answers", filter=Q(answers__kept_at__isnull=True, answers__interest__status=InterestStatus.ACCEPTED)
    )
    rows = AdvertChange.objects.filter(opportunity=opportunity).select_related("by")
    return rows.annotate(asked=Count("answers"), kept=kept, waiting=waiting).order_by("-pk")


def answers_to(change):
    """Return everyone a change asked, those who have not answered first, as a page lists them."""
    rows = ChangeAnswer.objects.filter(change=change).select_related("interest__expert__user")
    return rows.order_by("kept_at", "pk")


def unanswered_since(moment):
    """Return the ChangeAnswers asked before a moment that nobody has given, for one reminder each."""
    rows = ChangeAnswer.objects.filter(
        STILL_ASKED, created_at__lt=moment, interest__opportunity__status__in=TAKES_PEOPLE
    )
    return rows.select_related("change__opportunity", "interest__expert__user").order_by("pk")


def waiting(user):
    """Return the places a person is asked to keep or give up."""
    asked = Exists(ChangeAnswer.objects.filter(STILL_ASKED, interest=OuterRef("pk")))
    places = Interest.objects.of(user).filter(asked, opportunity__status__in=TAKES_PEOPLE).order_by("pk")
    return [listed(places, _to_keep, most=MOST_TODOS, key="pk", title="opportunity__title")]


def _to_keep(place):
    words = gettext("Say if you keep your place: {title}").format(title=place.title)
    return ToDo(words, reverse("involvement:interest_change", args=[place.key]))
