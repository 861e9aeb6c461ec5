"""Questions to those who wrote a version: a reviewer's side of the thread, and the writers'."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from coproduction.core.guards import needs
from coproduction.core.submission import post_once
from quality_mark.enums import Permission
from quality_mark.forms.questions import AnswerForm, MoreForm, QuestionForm
from quality_mark.models import Question
from quality_mark.rules import questions as rules
from quality_mark.selectors import questions as selectors
from quality_mark.services import questions as services
from quality_mark.views.reviews import open_review_of
from quality_mark.views.writing import POSTING, status_of, written_by


@require_http_methods(POSTING)
@needs(Permission.REVIEW)
@post_once
def ask(request, pk):
    review = open_review_of(request, pk)
    submission = review.version.submission
    if refusal := rules.why_not_ask(review.status, submission.status):
        raise PermissionDenied(refusal)
    criteria = review.version.criteria_set.criteria.all()
    form = QuestionForm(request.POST or None, criteria=criteria, initial={"about": request.GET.get("about")})
    if form.is_valid():
        said = {"criterion": form.criterion, "words": form.cleaned_data["words"]}
        question = services.ask(review=review, **said, by=request.user)
        messages.success(request, gettext("We have asked them. You will get a message when they answer."))
        return redirect("quality_mark:review_question", pk, question.pk)
    context = {"review": review, "submission": submission, "form": form}
    return render(request, "quality_mark/reviews/ask.html", context, status=status_of(request))


@require_http_methods(POSTING)
@needs(Permission.REVIEW)
@post_once
def reviewers_page(request, pk, question_pk):
    """One question with its answers. Whoever asked it may ask more, or close it."""
    review = open_review_of(request, pk)
    question = _question(review.version.questions, question_pk)
    refusal = selectors.why_closed(question, review.version.submission)
    mine = question.asked_by_id == request.user.pk
    if request.method == "POST" and not mine:
        raise PermissionDenied(services.NOT_YOURS)
    form = MoreForm(request.POST or None)
    if form.is_valid():
        services.reply(question=question, **form.cleaned_data, from_panel=True, by=request.user)
        messages.success(request, gettext("We have told them."))
        return redirect("quality_mark:review_question", pk, question_pk)
    context = {"review": review, "may_go_on": mine and not refusal}
    return _page(request, "quality_mark/reviews/question.html", question, form, refusal, context)


@require_POST
@needs(Permission.REVIEW)
def close(request, pk, question_pk):
    review = open_review_of(request, pk)
    services.close(question=_question(review.version.questions, question_pk), by=request.user)
    messages.success(request, gettext("The question is closed."))
    return redirect("quality_mark:review_question", pk, question_pk)


@require_http_methods(POSTING)
@needs(Permission.SUBMIT)
@post_once
def writers_page(request, pk, question_pk):
    """One question with its answers, and where the writers answer."""
    submission = written_by(request, pk)
    question = _question(Question.objects.filter(version__submission=submission), question_pk)
    refusal = selectors.why_closed(question, submission)
    form = AnswerForm(request.POST or None)
    if form.is_valid():
        services.reply(question=question, **form.cleaned_data, from_panel=False, by=request.user)
        messages.success(request, gettext("Thank you. We have told the reviewer."))
        return redirect("quality_mark:question", pk, question_pk)
    return _page(request, "quality_mark/writing/question.html", question, form, refusal, {})


def _question(among, pk):
    return get_object_or_404(among.select_related("criterion", "asked_by", "version__submission"), pk=pk)


def _page(request, template, question, form, refusal, context):
    thread = selectors.thread_of(question)
    context |= {"submission": question.version.submission, "thread": thread, "form": form, "refusal": refusal}
    return render(request, template, context, status=status_of(request))
