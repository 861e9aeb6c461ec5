"""What a seat on a panel pays: the list, and setting it for a directorate or for all that have no terms of their own."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from coproduction.core.guards import needs
from coproduction.core.submission import post_once
from involvement.enums import Permission
from involvement.forms.panel_terms import PanelTermsForm, as_set
from involvement.rules.panel_terms import may_set, why_not_set
from involvement.selectors.coverage.targets import directorates_within
from involvement.selectors.panel_terms import term_lines, terms_set_for
from involvement.services.panel_terms import set_panel_terms


@require_safe
@needs(Permission.RECORD_PANELS)
def panel_terms(request):
    reach = _reach(request)
    context = {"lines": term_lines(reach), "may_set_all": may_set(None, reach=reach)}
    return render(request, "involvement/panels/terms.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.RECORD_PANELS)
@post_once
def set_terms(request, pk=None):
    """Set the terms of one directorate or, without a key, of every directorate that has none of its own."""
    reach = _reach(request)
    directorate = get_object_or_404(directorates_within(reach), pk=pk) if pk else None
    if refusal := why_not_set(directorate, reach=reach):
        raise PermissionDenied(refusal)
    form = PanelTermsForm(
        request.POST if request.method == "POST" else None, initial=as_set(terms_set_for(directorate))
    )
    if request.method == "POST" and form.is_valid():
        set_panel_terms(directorate=directorate, by=request.user, **form.terms)
        messages.success(request, gettext("Saved. It counts for seats given from now on."))
        return redirect("involvement:panel_terms")
    context = {"form": form, "directorate": directorate}
    return render(request, "involvement/panels/set_terms.html", context, status=422 if form.errors else 200)


def _reach(request):
    return request.user.directorates_for(Permission.RECORD_PANELS)
