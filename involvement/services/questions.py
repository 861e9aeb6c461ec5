"""What an advert asks people and chooses them by: written while it is written, fixed when that would be unfair to change.

The advert's row is locked first, as it is where somebody says they are interested: nobody answers a question that goes.
"""

from secrets import choice

from django.db import transaction
from django.utils.translation import gettext, gettext_lazy as _

from coproduction.audit import services as audit
from coproduction.core.exceptions import RuleBroken
from involvement.models import Answer, Criterion, Interest, Question
from involvement.rules import choosing as rules
from involvement.services.opportunities import locked

FULL = _("An advert can ask {most} questions. Take one away first.")
FROM_THREE_DIGITS = 100


@transaction.atomic
def ask(*, opportunity, words, hint, needed, by):
    """Add a question to an advert, after the others. Returns the Question."""
    opportunity = _may_ask(opportunity, by)
    asked = list(opportunity.questions.values_list("position", flat=True))
    if len(asked) >= rules.MOST_QUESTIONS:
        raise RuleBroken(FULL.format(most=rules.MOST_QUESTIONS))
    position = max(asked, default=0) + 1
    question = Question.objects.create(
        opportunity=opportunity, position=position, words=words, hint=hint, needed=needed
    )
    audit.record(actor=by, action="question.added", target=question, after={"advert": opportunity.pk})
    return question


@transaction.atomic
def ask_otherwise(*, question, words, hint, needed, by):
    """Change the words of a question."""
    _may_ask(question.opportunity, by)
    question.words, question.hint, question.needed = words, hint, needed
    question.save(update_fields=["words", "hint", "needed", "updated_at"])
    audit.record(actor=by, action="question.changed", target=question)


@transaction.atomic
def ask_earlier(*, question, by):
    """Ask a question before the one it came after. The first stays the first."""
    opportunity = _may_ask(question.opportunity, by)
    rows = list(opportunity.questions.all())
    place = [row.pk for row in rows].index(question.pk)
    if place:
        rows[place - 1], rows[place] = rows[place], rows[place - 1]
    for position, row in enumerate(rows, 1):
        row.position = position
    Question.objects.bulk_update(rows, ["position"])
    audit.record(actor=by, action="question.moved", target=question)


@transaction.atomic
def ask_no_more(*, question, by):
    """Take a question away."""
    _may_ask(question.opportunity, by)
    audit.record(actor=by, action="question.taken_away", target=question)
    question.delete()


@transaction.atomic
def choose_by(*, opportunity, criteria, by):
    """Keep what people are chosen by, in order, each in words."""
    opportunity = locked(opportunity)
    _refuse(rules.why_not_set_criteria(by, opportunity))
    before = list(opportunity.criteria.values_list("words", flat=True))
    if before == criteria:
        return
    opportunity.criteria.all().delete()
    Criterion.objects.bulk_create(
        Criterion(opportunity=opportunity, position=position, words=words)
        for position, words in enumerate(criteria, 1)
    )
    opportunity.looks_for = criteria
    opportunity.save(update_fields=["looks_for", "updated_at"])
    audit.record(
        actor=by,
        action="criteria.changed",
        target=opportunity,
        before={"criteria": before},
        after={"criteria": criteria},
    )


def copy_how_chosen(*, source, target):
    """Let a draft ask, and choose by, what an old advert did."""
    Question.objects.bulk_create(
        Question(
            opportunity=target, position=each.position, words=each.words, hint=each.hint, needed=each.needed
        )
        for each in source.questions.all()
    )
    Criterion.objects.bulk_create(
        Criterion(opportunity=target, position=each.position, words=each.words)
        for each in source.criteria.all()
    )
    target.looks_for = source.looks_for
    target.save(update_fields=["looks_for", "updated_at"])


def keep_answers(interest, answers):
    """Keep what a person answered, {question key: words}, in place of what they answered before."""
    questions = list(Question.objects.filter(opportunity=interest.opportunity))
    unanswered = next((each for each in questions if each.needed and not answers.get(each.pk)), None)
    if unanswered:
        raise RuleBroken(
            gettext("Answer the question ‘{unanswered}’, then send it again.").format(
                unanswered=unanswered.words
            )
        )
    interest.answers.all().delete()
    Answer.objects.bulk_create(
        Answer(interest=interest, question=each, words=answers[each.pk])
        for each in questions
        if answers.get(each.pk)
    )


def drawn_number(opportunity):
    """Draw the number by which a person is called in a locked advert without names; None in any other."""
    if not opportunity.is_blind:
        return None
    taken = set(
        Interest.objects.filter(opportunity=opportunity, number__isnull=False).values_list(
            "number", flat=True
        )
    )
    top = FROM_THREE_DIGITS * 10
    while top - FROM_THREE_DIGITS < 2 * (len(taken) + 1):
        top *= 10
    return choice([number for number in range(FROM_THREE_DIGITS, top) if number not in taken])


def _may_ask(opportunity, by):
    opportunity = locked(opportunity)
    _refuse(rules.why_not_ask(by, opportunity, somebody_answered=opportunity.interests.exists()))
    return opportunity


def _refuse(sentence):
    if sentence:
        raise RuleBroken(sentence)
