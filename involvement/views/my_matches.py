"""Ways to take part that fit the person who looks; and what adverts of a kind usually need."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from coproduction.core.guards import needs
from coproduction.reference.enums import Permission as ReferencePermission
from experts.enums import Permission as ExpertPermission
from experts.models import Expert
from experts.rules.people import why_not_interested
from involvement.enums import OpportunityKind, Permission
from involvement.forms.matching import KindNeedsForm
from involvement.models import KindNeeds
from involvement.selectors.matching.lists import ways_for
from involvement.selectors.matching.places import is_distance_checked, kinds_with_needs
from involvement.services import matching as services

KEEPERS = (Permission.CHECK_OPPORTUNITY, ReferencePermission.MANAGE)


@require_safe
@needs(ExpertPermission.TAKE_PART)
def my_matches(request):
    """The open adverts that fit this person, with the reasons, and those that would if something were put right."""
    expert = Expert.objects.filter(pk=request.person.pk).first()
    refusal = why_not_interested(expert)
    fit, would = ([], []) if refusal else ways_for(expert)
    context = {"refusal": refusal, "fit": fit, "would_fit": would, "has_table": is_distance_checked()}
    return render(request, "involvement/matching/my_matches.html", context)


@require_safe
@needs(*KEEPERS)
def kinds(request):
    """What new adverts of each kind ask for."""
    return render(request, "involvement/matching/kinds.html", {"kinds": kinds_with_needs()})


@require_http_methods(["GET", "HEAD", "POST"])
@needs(*KEEPERS)
def kind(request, kind):
    """Change what new adverts of one kind ask for."""
    if kind not in OpportunityKind.values:
        raise Http404
    form = KindNeedsForm(request.POST if request.method == "POST" else None, initial=_initial(kind))
    if request.method == "POST" and form.is_valid():
        services.keep_kind_needs(kind=kind, by=request.user, **form.cleaned_data)
        messages.success(request, gettext("Saved. New adverts of this kind ask for it."))
        return redirect("involvement:kinds")
    context = {"form": form, "kind": OpportunityKind(kind)}
    return render(request, "involvement/matching/kind.html", context, status=422 if form.errors else 200)


def _initial(kind):
    needs_now = KindNeeds.objects.filter(kind=kind).first()
    if needs_now is None:
        return {}
    return {name: [row.pk for row in getattr(needs_now, name).all()] for name in ("training", "checks")}
