"""What an advert asks and chooses by; what was answered, marked and decided; and the shortlist side by side."""

from typing import NamedTuple

from django.db.models import OuterRef, Subquery, TextField, Value
from django.db.models.functions import Coalesce

from involvement.enums import InterestStatus
from involvement.models import Answer, Criterion, CriterionMark, Decision, Interest, Question
from involvement.rules.reasons import said_about
from involvement.selectors.matching.lists import reasons_for


class Compared(NamedTuple):
    """One person of the shortlist: why they match, what is missing, and [(Criterion, CriterionMark or None)].

    `lacking` says which training or check an offer waits for, or ''.
    """

    interest: Interest
    reasons: list
    missing: list
    marks: list
    lacking: str


def questions_of(opportunity):
    """Return the Questions of an advert, in order."""
    return list(Question.objects.filter(opportunity=opportunity))


def criteria_of(opportunity):
    """Return the Criteria of an advert, in order."""
    return list(Criterion.objects.filter(opportunity=opportunity))


def answers_to(interest):
    """Return [(Question, the words of the answer or '')] of everything the advert asks."""
    said = Answer.objects.filter(interest=interest, question=OuterRef("pk")).values("words")
    asked = Question.objects.filter(opportunity=interest.opportunity_id)
    return [
        (each, each.answer)
        for each in asked.annotate(answer=Coalesce(Subquery(said), Value("", TextField())))
    ]


def marks_of(interest):
    """Return {key of a Criterion: CriterionMark} of one person."""
    marks = CriterionMark.objects.filter(interest=interest).select_related("by")
    return {each.criterion_id: each for each in marks}


def decisions_about(interest):
    """Return the Decisions about a person, the first one first."""
    return Decision.objects.filter(interest=interest).select_related("by")


def shortlist_of(opportunity):
    """Return those on the shortlist of an advert. The order says nothing about when they came or what they are called."""
    rows = Interest.objects.filter(opportunity=opportunity, status=InterestStatus.SHORTLISTED)
    rows = rows.select_related("expert__user", "opportunity")
    return rows.order_by("number", "pk") if opportunity.is_blind else rows.order_by("expressed_at", "pk")


def side_by_side(opportunity, interests, *, to_host):
    """Return a Compared for each of some Interests, in a few queries whatever their number."""
    interests = list(interests)
    criteria = criteria_of(opportunity)
    marks = {}
    for mark in CriterionMark.objects.filter(interest__in=interests):
        marks[mark.interest_id, mark.criterion_id] = mark
    matches = reasons_for([each.expert for each in interests], opportunity)
    return [
        Compared(
            each,
            _said(matches[each.expert_id].reasons, to_host),
            _said(matches[each.expert_id].missing, to_host),
            [(criterion, marks.get((each.pk, criterion.pk))) for criterion in criteria],
            matches[each.expert_id].lacking,
        )
        for each in interests
    ]


def _said(conditions, to_host):
    said = (said_about(each, to_host=to_host) for each in conditions)
    return [each for each in said if each.words]
