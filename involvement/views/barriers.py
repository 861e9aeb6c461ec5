"""What got in the way of taking part, and what was done about it."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from coproduction.core.guards import needs
from coproduction.core.paging import page_of
from coproduction.core.reporting import csv_response
from coproduction.core.submission import post_once
from involvement.enums import RUNS_ADVERTS, Permission
from involvement.forms.impact import BarrierForm, BarrierListForm
from involvement.impact_enums import BarrierKind
from involvement.models import Barrier, Opportunity
from involvement.selectors import barriers as selectors
from involvement.selectors.feedback import readable
from involvement.services import impact
from involvement.views.impact import open_to_record
from involvement.views.opportunities import advert_of

READERS = (*RUNS_ADVERTS, Permission.READ_IMPACT)
CHUNK = 1000


@require_safe
@needs(*READERS)
def barrier_list(request):
    asked = _asked(request)
    context = {
        "page": page_of(request, selectors.barriers(request.user, asked), per_page=50),
        "asked": asked,
        "query": request.GET.urlencode(),
        "kinds": BarrierKind.choices,
        "states": selectors.STATES.items(),
        "may_manage": request.user.has_perm(Permission.CHECK_OPPORTUNITY),
    }
    return render(request, "involvement/impact/barriers.html", context)


@require_safe
@needs(*READERS)
def barriers_csv(request):
    """The same list as a file, all of it."""
    rows = selectors.barriers(request.user, _asked(request)).iterator(chunk_size=CHUNK)
    return csv_response("what-got-in-the-way.csv", selectors.HEADINGS, map(selectors.cells_of, rows))


@require_http_methods(["GET", "HEAD", "POST"])
@needs(*RUNS_ADVERTS)
@post_once
def barrier_add(request, pk):
    """Write down what got in the way; `?feedback=` takes it from what somebody said."""
    opportunity = open_to_record(request, advert_of(request, pk))
    told = _told(request, opportunity)
    initial = {"kind": told.barrier, "words": told.barrier_words} if told else {}
    form = BarrierForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        impact.record_barrier(opportunity=opportunity, feedback=told, by=request.user, **form.cleaned_data)
        messages.success(request, gettext("Saved."))
        return redirect("involvement:what_changed", pk)
    return _form(request, form, opportunity)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(*RUNS_ADVERTS)
@post_once
def barrier_change(request, pk):
    runs = Opportunity.objects.managed_by(request.user)
    rows = Barrier.objects.filter(opportunity__in=runs.values("pk")).select_related("opportunity")
    barrier = get_object_or_404(rows, pk=pk)
    opportunity = open_to_record(request, barrier.opportunity)
    initial = {name: getattr(barrier, name) for name in ("kind", "words", "done")}
    initial["is_done"] = barrier.closed_on is not None
    form = BarrierForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        impact.change_barrier(barrier=barrier, by=request.user, **form.cleaned_data)
        messages.success(request, gettext("Saved."))
        return redirect("involvement:what_changed", opportunity.pk)
    return _form(request, form, opportunity)


def _asked(request):
    form = BarrierListForm(request.GET)
    if not form.is_valid():
        raise Http404
    return selectors.Narrowed(**form.cleaned_data)


def _told(request, opportunity):
    """Return the feedback named in the address, where it may be read."""
    key = request.GET.get("feedback", "")
    return next((each for each in readable(opportunity).all if str(each.pk) == key), None) if key else None


def _form(request, form, opportunity):
    context = {"form": form, "opportunity": opportunity}
    return render(request, "involvement/impact/barrier.html", context, status=422 if form.errors else 200)
