"""Interview panels, for those who record them: the list, one panel, a new one, a change."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from coproduction.core.exceptions import RuleBroken
from coproduction.core.guards import needs, signed_in
from coproduction.core.paging import page_of
from coproduction.core.submission import post_once
from coproduction.reference.models import Directorate
from experts.enums import Permission as ExpertPermission
from involvement.enums import PanelOutcome, Permission, Seat
from involvement.forms.panels import NewPanelForm, PanelForm, as_it_is
from involvement.models import Panel
from involvement.rules import panels as rules
from involvement.selectors import panels as selectors
from involvement.selectors.around import around
from involvement.selectors.panel_judging import Judge
from involvement.selectors.panel_terms import what_is_unsaid
from involvement.selectors.seats import own_seat, seats_of
from involvement.services import panels

NEW, CHANGE = "involvement/panels/new.html", "involvement/panels/change.html"


@require_safe
@needs(Permission.RECORD_PANELS)
def panel_list(request):
    wanted = selectors.Wanted.asked(request.GET)
    reach = request.user.directorates_for(Permission.RECORD_PANELS)
    directorates = Directorate.objects.all()
    context = {
        "page": page_of(request, selectors.panels_for(request.user, wanted)),
        "wanted": wanted,
        "directorates": directorates if reach is None else directorates.filter(pk__in=reach),
        "outcomes": [(selectors.NOT_KNOWN, gettext("Not known yet")), *PanelOutcome.choices],
        "experts": selectors.WITH_EXPERT,
        "unsaid": what_is_unsaid(reach),
        "is_narrowed": wanted != selectors.Wanted(),
        "no_month": wanted.month and not wanted.first_day,
    }
    return render(request, "involvement/panels/list.html", context)


@require_safe
@signed_in
def panel(request, pk):
    """One panel. Those who record panels see all of it; a person who sits on it sees when and where it is."""
    found = get_object_or_404(selectors.with_all(Panel.objects.visible_to(request.person)), pk=pk)
    may_record = Panel.objects.managed_by(request.person).filter(pk=pk).exists() and _records(request)
    context = {"panel": found, "activity": found.activity, "may_record": may_record}
    context["sits"] = (
        request.person.has_perm(ExpertPermission.TAKE_PART) and own_seat(request.person, pk) is not None
    )
    if may_record:
        context["members"] = list(found.members.all())
        context["around"] = around(found, request.user)
        context["refusal"] = rules.why_not_change(found)
    return render(request, "involvement/panels/panel.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.RECORD_PANELS)
@post_once
def new(request):
    """Record one panel: type it, look at it once more, and save it."""
    form = NewPanelForm(request.POST if request.method == "POST" else None, reach=_reach(request))
    judged = None
    if request.method == "POST" and form.is_valid():
        judged = _judge_new(request, form)
    if judged is None or form.errors or "change" in request.POST:
        return _show(request, NEW, {"form": form})
    if "send" not in request.POST:
        context = {"form": form, "judged": judged, "told": judged.told}
        return render(request, "involvement/panels/check.html", context)
    try:
        (made,) = panels.record_all(judged=[judged], by=request.user, override=form.cleaned_data["override"])
    except RuleBroken as refusal:
        form.add_error("reference", refusal.sentence)
        return _show(request, NEW, {"form": form})
    messages.success(request, gettext("Panel recorded."))
    return redirect(made)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.RECORD_PANELS)
@post_once
def change(request, pk):
    found = get_object_or_404(selectors.with_all(Panel.objects.managed_by(request.user)), pk=pk)
    if refusal := rules.why_not_change(found):
        raise PermissionDenied(refusal)
    form = PanelForm(
        request.POST if request.method == "POST" else None,
        initial=as_it_is(found),
        reach=_reach(request),
        chosen=(found.activity.directorate_id, found.activity.locality_id, found.activity.venue_id),
    )
    if request.method == "POST" and form.is_valid() and _change(request, found, form):
        messages.success(request, gettext("Panel changed."))
        return redirect(found)
    return _show(request, CHANGE, {"form": form, "panel": found})


def _change(request, found, form):
    """Change it, or put what refuses on the form. Returns whether it was done."""
    seated = [("", Seat(each.seat)) for each in seats_of(found) if selectors.holds(each)]
    judged = Judge(request.user).judge_change(found, form.told(experts=seated))
    form.show(judged.problems)
    if form.errors or not judged.changes:
        return not form.errors
    try:
        return panels.change_panel(judged=judged, by=request.user)
    except RuleBroken as refusal:
        form.add_error("reference", refusal.sentence)
        return False


def _judge_new(request, form):
    told = form.told()
    (judged,) = Judge(request.user, override=form.cleaned_data["override"]).judge([told])
    form.show(judged.problems)
    if judged.panel and not judged.problems:
        form.add_error("reference", rules.HERE_ALREADY)
    return judged


def _show(request, template, context):
    status = 422 if context["form"].errors else 200
    return render(request, template, context, status=status)


def _reach(request):
    return request.user.directorates_for(Permission.RECORD_PANELS)


def _records(request):
    return request.user.has_perm(Permission.RECORD_PANELS)
