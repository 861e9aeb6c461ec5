"""How it went: what a person is asked, and three questions. No token of the form is kept: it would say when who answered."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from coproduction.core.guards import signed_in
from coproduction.core.paging import page_of
from involvement.forms.feedback import FORMS
from involvement.rules.feedback import may_leave_name_out
from involvement.selectors import feedback as selectors
from involvement.selectors.impact import changed_for
from involvement.services import feedback as services

MOST_SHOWN = 50


@require_safe
@signed_in
def my_feedback(request):
    """What this person is asked, what they said under their name, and what changed where they took part."""
    context = {
        "to_answer": selectors.to_answer(request.person)[:MOST_SHOWN],
        "changed": changed_for(request.person)[:MOST_SHOWN],
        "page": page_of(request, selectors.given_by(request.person)),
    }
    return render(request, "involvement/feedback/mine.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def feedback(request, pk):
    """Three questions. They are answered once: a second press finds them answered."""
    asked = get_object_or_404(selectors.asked_with_all().filter(person=request.person.pk), pk=pk)
    form = FORMS[asked.side](request.POST if request.method == "POST" else None)
    if request.method == "POST" and asked.answered_on:
        return redirect("involvement:feedback", pk)
    if request.method == "POST" and form.is_valid():
        services.answer(asked=asked, by=request.user, **form.said())
        messages.success(request, gettext("Thank you for telling us."))
        return redirect("involvement:my_feedback")
    context = {
        "form": form,
        "asked": asked,
        "title": selectors.title_of(asked),
        "may_leave_name_out": may_leave_name_out(asked),
    }
    return render(request, "involvement/feedback/answer.html", context, status=422 if form.errors else 200)
