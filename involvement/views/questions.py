"""What an advert asks people, and what it chooses them by: written with the advert."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from coproduction.core.exceptions import RuleBroken
from coproduction.core.guards import needs
from coproduction.core.submission import post_once
from involvement.enums import RUNS_ADVERTS
from involvement.forms.choosing import CriteriaForm, QuestionForm
from involvement.models import Opportunity, Question
from involvement.rules import choosing as rules
from involvement.selectors.choosing import criteria_of, questions_of
from involvement.services import questions as services
from involvement.views.opportunities import advert_of

POSTING = ["GET", "HEAD", "POST"]


@require_http_methods(POSTING)
@needs(*RUNS_ADVERTS)
@post_once
def question_list(request, pk):
    """The questions of an advert, in order, and a form for one more."""
    opportunity = advert_of(request, pk)
    refusal = _why_not(request, opportunity)
    form = QuestionForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        services.ask(opportunity=opportunity, **form.cleaned_data, by=request.user)
        messages.success(request, gettext("The question is added."))
        return redirect("involvement:questions", pk)
    asked = questions_of(opportunity)
    context = {
        "opportunity": opportunity,
        "form": form,
        "questions": asked,
        "refusal": refusal,
        "is_full": len(asked) >= rules.MOST_QUESTIONS,
    }
    return render(request, "involvement/choosing/questions.html", context, status=_status(form))


@require_http_methods(POSTING)
@needs(*RUNS_ADVERTS)
@post_once
def question(request, pk):
    """Change one question, or take it away."""
    found = _question(request, pk)
    if refusal := _why_not(request, found.opportunity):
        raise PermissionDenied(refusal)
    held = {"words": found.words, "hint": found.hint, "needed": "yes" if found.needed else "no"}
    form = QuestionForm(request.POST if request.method == "POST" else None, initial=held)
    if request.method == "POST" and "take_away" in request.POST:
        services.ask_no_more(question=found, by=request.user)
        messages.success(request, gettext("The question is taken away."))
        return redirect("involvement:questions", found.opportunity_id)
    if request.method == "POST" and form.is_valid():
        services.ask_otherwise(question=found, **form.cleaned_data, by=request.user)
        messages.success(request, gettext("The question is changed."))
        return redirect("involvement:questions", found.opportunity_id)
    context = {"opportunity": found.opportunity, "question": found, "form": form}
    return render(request, "involvement/choosing/question.html", context, status=_status(form))


@require_POST
@needs(*RUNS_ADVERTS)
def question_earlier(request, pk):
    found = _question(request, pk)
    services.ask_earlier(question=found, by=request.user)
    return redirect("involvement:questions", found.opportunity_id)


@require_http_methods(POSTING)
@needs(*RUNS_ADVERTS)
@post_once
def criteria(request, pk):
    """Name what people are chosen by. Once the advert is public they are only shown."""
    opportunity = advert_of(request, pk)
    held = criteria_of(opportunity)
    initial = {"words": "\n".join(each.words for each in held)}
    form = CriteriaForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid() and _kept(request, opportunity, form):
        messages.success(request, gettext("Saved: what you look for"))
        return redirect("involvement:advert", pk)
    refusal = rules.why_not_set_criteria(request.user, opportunity)
    context = {"opportunity": opportunity, "form": form, "criteria": held, "refusal": refusal}
    return render(request, "involvement/choosing/criteria.html", context, status=_status(form))


def _kept(request, opportunity, form):
    try:
        services.choose_by(opportunity=opportunity, criteria=form.criteria, by=request.user)
    except RuleBroken as refusal:
        form.add_error(None, refusal.sentence)
        return False
    return True


def _question(request, pk):
    mine = Question.objects.filter(opportunity__in=Opportunity.objects.managed_by(request.user))
    return get_object_or_404(mine.select_related("opportunity"), pk=pk)


def _why_not(request, opportunity):
    answered = opportunity.interests.exists()
    return rules.why_not_ask(request.user, opportunity, somebody_answered=answered)


def _status(form):
    return 422 if form.errors else 200
