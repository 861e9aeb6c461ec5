"""The panels behind the figures of coverage, and the targets they are held to."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from coproduction.core.exceptions import RuleBroken
from coproduction.core.guards import needs
from coproduction.core.paging import page_of
from coproduction.core.reporting import csv_response, report_called, xlsx_of, xlsx_response
from coproduction.core.submission import post_once
from involvement.enums import Permission
from involvement.forms.coverage import CountedForm, TargetForm
from involvement.rules.coverage import CountedPanels
from involvement.selectors.coverage import listing
from involvement.selectors.coverage.behind import panels_behind
from involvement.selectors.coverage.targets import directorates_within, target_lines
from involvement.services import coverage as services

CHUNK = 1000


@require_safe
@needs(Permission.READ_COVERAGE)
def panels(request):
    """List the panels that a figure of a report counts; without a figure, lead to the report."""
    if not request.GET:
        return redirect("reports:report", "panel-coverage")
    form, counted, words = _asked(request)
    page = page_of(request, panels_behind(counted, _reach(request)), per_page=50)
    context = {
        "of": CountedPanels(counted.of),
        "counted": counted,
        "words": words,
        "headings": listing.HEADINGS,
        "page": page,
        "lines": [listing.line_of(panel, _recorded_by(request.user)) for panel in page],
        "report": report_called(form.cleaned_data["report"]),
        "report_asked": urlencode(form.report_asked()),
        "asked": request.GET.urlencode(),
    }
    return render(request, "involvement/coverage/panels.html", context)


@require_safe
@needs(Permission.READ_COVERAGE)
def panels_csv(request):
    """The same list as a file, all of it."""
    name, lines = _all_of_it(request, listing.cells_of)
    return csv_response(f"{name}.csv", listing.HEADINGS, lines)


@require_safe
@needs(Permission.READ_COVERAGE)
def panels_xlsx(request):
    """The same list as a workbook, all of it, written row by row."""
    name, lines = _all_of_it(request, listing.values_of)
    return xlsx_response(f"{name}.xlsx", xlsx_of(listing.HEADINGS, lines, kinds=listing.KINDS))


@require_safe
@needs(Permission.READ_COVERAGE)
def targets(request):
    """Show what share of each directorate's panels should have a trained expert."""
    context = {
        "lines": target_lines(_reach(request)),
        "may_set": request.user.has_perm(Permission.SET_COVERAGE_TARGET),
    }
    return render(request, "involvement/coverage/targets.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.SET_COVERAGE_TARGET)
@post_once
def target_new(request):
    """Set the target of some directorates from a month on."""
    reach = request.user.directorates_for(Permission.SET_COVERAGE_TARGET)
    form = TargetForm(
        request.POST if request.method == "POST" else None, directorates=directorates_within(reach)
    )
    if form.is_valid():
        try:
            services.set_targets(**form.cleaned_data, by=request.user)
        except RuleBroken as refusal:
            form.add_error("starts_on", refusal.sentence)
        else:
            messages.success(request, gettext("The target is saved."))
            return redirect("involvement:coverage_targets")
    context = {"form": form}
    return render(
        request, "involvement/coverage/target_new.html", context, status=422 if form.errors else 200
    )


def _all_of_it(request, row_of):
    """Return (the name of a file without its ending, what `row_of` says of every panel, a row at a time)."""
    _, counted, _ = _asked(request)
    found = panels_behind(counted, _reach(request)).iterator(chunk_size=CHUNK)
    return f"{counted.of}-{counted.first}-to-{counted.last}", map(row_of, found)


def _asked(request):
    """Return (form, what it counts, that in words), or answer 404: nobody types these addresses."""
    form, reach = CountedForm(request.GET), _reach(request)
    if not form.is_valid():
        raise Http404
    counted = form.counted()
    out_of_reach = reach is not None and counted.directorate not in {None, *reach}
    words = None if out_of_reach else listing.words_of(counted)
    if words is None:
        raise Http404
    return form, counted, words


def _reach(request):
    return request.user.directorates_for(Permission.READ_COVERAGE)


def _recorded_by(user):
    return user.directorates_for(Permission.RECORD_PANELS)
