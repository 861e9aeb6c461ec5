"""A grid of panels: ten at once, all of them or none."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from coproduction.core.exceptions import RuleBroken
from coproduction.core.guards import needs
from coproduction.core.submission import post_once
from involvement.enums import Permission
from involvement.forms.panel_grid import PanelGridForm
from involvement.imports.panels.notebook import Notebook
from involvement.rules import panels as rules
from involvement.selectors.panel_judging import Judge
from involvement.services import panels


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.RECORD_PANELS)
@post_once
def grid(request):
    reach = request.user.directorates_for(Permission.RECORD_PANELS)
    form = PanelGridForm(request.POST if request.method == "POST" else None, reach=reach)
    if request.method == "POST" and form.is_valid() and (made := _record(request, form)):
        words = ngettext("{count} panel recorded.", "{count} panels recorded.", len(made))
        messages.success(request, words.format(count=len(made)))
        return redirect("involvement:panels")
    return render(request, "involvement/panels/grid.html", {"form": form}, status=422 if form.errors else 200)


def _record(request, form):
    """Record every row, or put what refuses at its cells and record none."""
    told, override = form.told(), form.cleaned_data["override"]
    with Notebook() as notebook:
        for each in told:
            notebook.note(each)
        notebook.close_book()
        judged = Judge(request.user, override=override, notebook=notebook, on_a_page=True).judge(told)
    for each in judged:
        form.show(each)
        if not each.problems and each.panel:
            form.add_error(f"reference_{each.told.line}", rules.HERE_ALREADY)
    if form.errors:
        return []
    try:
        return panels.record_all(judged=judged, by=request.user, override=override)
    except RuleBroken as refusal:
        form.add_error("reference_1", refusal.sentence)
        return []
