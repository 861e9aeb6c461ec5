"""Ask, read the answers back, and only then save. Nothing is kept between the steps but what is in the form itself."""

from dataclasses import dataclass

from django.contrib import messages
from django.shortcuts import redirect, render

from coproduction.core.exceptions import RuleBroken


@dataclass(frozen=True)
class Question:
    """A form's page: its heading, and where its back link leads."""

    title: str
    back: str
    saved: str


def ask(request, form, question, enter):
    """Answer a request for a form with a check step. `enter(**facts)` saves, and may refuse with RuleBroken."""
    if request.method != "POST" or "change" in request.POST:
        return _form(request, form, question)
    if not form.is_valid():
        return _form(request, form, question, status=422)
    if "confirm" not in request.POST:
        return render(request, "policy/check.html", {"answered": form, "question": question})
    try:
        enter(**form.facts())
    except RuleBroken as refusal:
        form.add_error(None, refusal.sentence)
        return _form(request, form, question, status=422)
    messages.success(request, question.saved)
    return redirect(question.back)


def typed(request):
    """Return what was typed, or None where nothing was sent yet."""
    return request.POST if request.method == "POST" else None


def _form(request, form, question, status=200):
    return render(request, "policy/ask.html", {"form": form, "question": question}, status=status)
