"""A person's involvement record: on screen, on paper, and as a letter for somebody who advises them."""

from contextlib import nullcontext

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from coproduction.core.guards import needs
from coproduction.core.languages import in_language_of
from coproduction.core.paging import page_of
from coproduction.core.pdf import render as as_pdf
from experts import papers
from experts.enums import Permission
from experts.forms.record import PeriodForm
from experts.selectors import record as selectors
from experts.services.record import note_printed

EACH_PAGE = 50


@require_safe
@needs(Permission.TAKE_PART)
def record(request):
    """What a person did, how long, what they learnt and what changed."""
    years = selectors.years_of(request.person)
    context = {
        "years": years,
        "minutes": sum(year.minutes for year in years),
        "times": sum(year.times for year in years),
        "page": page_of(request, selectors.done_by(request.person), per_page=EACH_PAGE),
        "training": selectors.training_of(request.person),
        "parts": selectors.parts_for(request.person),
    }
    return render(request, "experts/record/record.html", context)


@require_safe
@needs(Permission.TAKE_PART)
def record_pdf(request):
    """The same on paper."""
    with _as_they_read(request):
        document = papers.record_of(
            request.person,
            years=selectors.years_of(request.person),
            done=list(selectors.done_by(request.person)),
            training=list(selectors.training_of(request.person)),
            parts=selectors.parts_for(request.person),
        )
    return _handed_over(request, document, "what-i-did", "record")


@require_safe
@needs(Permission.TAKE_PART)
def letter(request):
    """Choose the days of a letter, and look at what it will say."""
    form = PeriodForm(request.GET or None)
    context = {"form": form, "asked": request.GET.urlencode()}
    if form.is_valid():
        context["statement"] = selectors.statement_for(request.person, **form.cleaned_data)
    return render(request, "experts/record/letter.html", context, status=422 if form.errors else 200)


@require_safe
@needs(Permission.TAKE_PART)
def letter_pdf(request):
    form = PeriodForm(request.GET or None)
    if not form.is_valid():
        response = redirect("experts:letter")
        response.headers["Location"] += f"?{request.GET.urlencode()}" if request.GET else ""
        return response
    statement = selectors.statement_for(request.person, **form.cleaned_data)
    with _as_they_read(request):
        document = papers.letter_of(request.person, statement)
    return _handed_over(request, document, "involvement-letter", "letter", **form.cleaned_data)


def _as_they_read(request):
    """Put a paper together in the language of its page; where a coordinator makes it for them, in the person's own."""
    return in_language_of(request.person) if request.occasion else nullcontext()


def _handed_over(request, document, name, what, **period):
    response = HttpResponse(as_pdf(document), content_type="application/pdf")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    response.headers["Cache-Control"] = "no-store, private"
    if request.method == "GET":
        note_printed(person=request.person, what=what, by=request.user, **period)
    return response
