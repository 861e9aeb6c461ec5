"""Importing panels in the browser: a file in, what would become of each row, and a yes."""

from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction.core.enums import JobState
from coproduction.core.guards import needs
from coproduction.core.paging import page_of
from coproduction.core.submission import post_once
from involvement.enums import PanelImportState, PanelState, Permission
from involvement.forms.panel_imports import OverrideForm, PanelFileForm
from involvement.imports.panels.columns import COLUMNS
from involvement.models import PanelImport
from involvement.selectors.panel_imports import latest_job
from involvement.selectors.panel_terms import what_is_unsaid
from involvement.services import panel_files

ROWS_A_PAGE = 50


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.RECORD_PANELS)
@post_once
def import_start(request):
    form = PanelFileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file, override = form.cleaned_data["file"], form.cleaned_data["override"]
        job = panel_files.start_check(file=file, name=file.name, by=request.user, override=override)
        return redirect("core:job", job.pk)
    context = {
        "form": form,
        "needed": [each.words for each in COLUMNS if each.needed],
        "more": [each.words for each in COLUMNS if not each.needed],
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "involvement/panels/import.html", context, status=status)


@require_safe
@needs(Permission.RECORD_PANELS)
def import_page(request, pk):
    """What would become of each row, or became of it: some at a time, all or those of one state."""
    found = _own(request, pk)
    state = request.GET.get("state", "")
    state = state if state in PanelState.values else ""
    rows = found.rows.filter(state=state) if state else found.rows.all()
    job = latest_job(found)
    counts = [(each, found.states.get(each, 0)) for each in PanelState]
    context = {
        "found": found,
        "page": page_of(request, rows, per_page=ROWS_A_PAGE),
        "state": state,
        "counts": counts,
        "to_do": sum(number for each, number in counts if each in (PanelState.NEW, PanelState.CHANGED)),
        "is_checked": found.state == PanelImportState.CHECKED,
        "is_imported": found.state == PanelImportState.IMPORTED,
        "job": job,
        "has_failed": bool(job) and job.state == JobState.FAILED and found.state != PanelImportState.IMPORTED,
        "unsaid": what_is_unsaid(request.user.directorates_for(Permission.RECORD_PANELS)),
        "form": OverrideForm(initial={"override": found.override_reason}),
    }
    return render(request, "involvement/panels/preview.html", context)


@require_POST
@needs(Permission.RECORD_PANELS)
@post_once
def import_again(request, pk):
    found = _own(request, pk)
    form = OverrideForm(request.POST)
    override = form.cleaned_data["override"] if form.is_valid() else found.override_reason
    job = panel_files.check_again(panel_import=found, override=override, by=request.user)
    return redirect("core:job", job.pk)


@require_POST
@needs(Permission.RECORD_PANELS)
@post_once
def import_confirm(request, pk):
    job = panel_files.start_import(panel_import=_own(request, pk), by=request.user)
    return redirect("core:job", job.pk)


def _own(request, pk):
    return get_object_or_404(PanelImport.objects.visible_to(request.user), pk=pk)
