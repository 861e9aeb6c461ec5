"""The equality questions: a task nobody must do. A person answers for themselves alone, and sees only their own."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction.core.guards import needs
from coproduction.reference.equality import QUESTIONS, question_called
from experts.enums import Permission
from experts.forms.equality import EqualityForm
from experts.selectors.equality import record_of
from experts.services import equality


@require_safe
@needs(Permission.TAKE_PART)
def start(request):
    """Why we ask, what is done with the answers, and which questions are answered."""
    record = record_of(request.user)
    questions = [(question, bool(record and getattr(record, question.key))) for question in QUESTIONS]
    return render(request, "experts/equality/start.html", {"questions": questions, "record": record})


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.TAKE_PART)
def question(request, key):
    """One question. The answer is saved before the next is asked, and each can be passed over."""
    asked = question_called(key)
    if asked is None:
        raise Http404
    record = record_of(request.user)
    said = {"answer": getattr(record, key)} if record else {}
    form = EqualityForm(request.POST if request.method == "POST" else None, question=asked, initial=said)
    following = _after(asked)
    if request.method == "POST" and form.is_valid():
        equality.answer(user=request.user, question=asked, code=form.cleaned_data["answer"])
        return redirect("experts:equality_question", following.key) if following else _done(request)
    context = {
        "form": form,
        "following": following,
        "number": QUESTIONS.index(asked) + 1,
        "of": len(QUESTIONS),
    }
    return render(request, "experts/equality/question.html", context, status=422 if form.errors else 200)


@require_POST
@needs(Permission.TAKE_PART)
def say_nothing(request):
    equality.answer_nothing(user=request.user)
    messages.success(request, gettext("That is fine. We will not ask you again."))
    return redirect("experts:profile")


@require_POST
@needs(Permission.TAKE_PART)
def forget(request):
    equality.forget(user=request.user)
    messages.success(request, gettext("Your answers are deleted."))
    return redirect("experts:equality")


def _after(asked):
    place = QUESTIONS.index(asked) + 1
    return QUESTIONS[place] if place < len(QUESTIONS) else None


def _done(request):
    messages.success(request, gettext("Thank you. Your answers are saved, apart from your name."))
    return redirect("experts:equality")
