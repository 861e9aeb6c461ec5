"""Sessions that come again: the pattern and what it makes, more of it, changing it, and calling several sessions off."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from coproduction.core.exceptions import RuleBroken
from coproduction.core.guards import needs
from coproduction.core.paging import page_of
from coproduction.core.submission import post_once
from involvement.enums import RUNS_ADVERTS
from involvement.forms.series import CancelSessionsForm, ChangeSeriesForm, MoreForm, SeriesForm
from involvement.models import Opportunity, Series
from involvement.rules import sessions as rules
from involvement.rules.series import plan_of, say_pattern
from involvement.selectors import sessions as selectors
from involvement.selectors.series import last_of, pattern_from, plan_more
from involvement.services import series as services
from involvement.services.sessions import cancel_sessions
from involvement.views.sessions import advert_to_add_to, as_the_advert_says

CHECK = "involvement/series/check.html"
NONE_TO_COME = _("There are no sessions to come.")


@require_http_methods(["GET", "HEAD", "POST"])
@needs(*RUNS_ADVERTS)
@post_once
def add(request, reference):
    """Write a pattern, see the dates it makes and those it leaves out, and make them all at once."""
    opportunity = advert_to_add_to(request, reference)
    form = SeriesForm(_typed(request), initial=as_the_advert_says(opportunity))
    context = {"form": form, "opportunity": opportunity}
    page = "involvement/series/add.html"
    if not _is_answered(request, form):
        return render(request, page, context, status=_status(request, form))
    pattern = pattern_from(**form.pattern())
    how = form.how()
    taken = selectors.starts_taken(opportunity, place=how.place, venue=how.venue)
    plan = plan_of(pattern, now=timezone.now(), taken=taken)
    if "send" not in request.POST or not plan.meetings:
        return render(request, CHECK, {**context, "plan": plan})
    made = services.add_series(opportunity=opportunity, pattern=pattern, plan=plan, how=how, by=request.user)
    messages.success(
        request,
        _added(plan),
    )
    return redirect("involvement:series", made.pk)


@require_safe
@needs(*RUNS_ADVERTS)
def series(request, pk):
    """A series: its pattern, its sessions, and what can be done with those to come."""
    found = _managed(request, pk)
    rows = selectors.sessions_of(found.opportunity).filter(series=found)
    context = {
        "series": found,
        "words": say_pattern(found),
        "opportunity": found.opportunity,
        "page": page_of(request, rows, per_page=50),
        "may_add": not rules.why_not_add(found.opportunity),
        "has_coming": selectors.coming_in(found).exists(),
    }
    return render(request, "involvement/series/series.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(*RUNS_ADVERTS)
@post_once
def more(request, pk):
    """Add the next dates of a series, after a page that shows them."""
    found = _managed(request, pk)
    if refusal := rules.why_not_add(found.opportunity):
        raise PermissionDenied(refusal)
    form = MoreForm(_typed(request))
    context = {
        "form": form,
        "series": found,
        "words": say_pattern(found),
        "opportunity": found.opportunity,
        "last": last_of(found),
    }
    if not _is_answered(request, form):
        return render(request, "involvement/series/more.html", context, status=_status(request, form))
    plan = plan_more(found, now=timezone.now(), **form.cleaned_data)
    if "send" not in request.POST or not plan.meetings:
        return render(request, CHECK, {**context, "plan": plan})
    services.extend_series(series=found, by=request.user, **form.cleaned_data)
    messages.success(
        request,
        _added(plan),
    )
    return redirect("involvement:series", pk)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(*RUNS_ADVERTS)
@post_once
def change(request, pk):
    """Change the times and place of every session still to come."""
    found = _managed(request, pk)
    first = selectors.coming_in(found).first()
    if first is None:
        raise PermissionDenied(NONE_TO_COME)
    form = ChangeSeriesForm(_typed(request), initial=_as_it_is(found, first))
    if request.method == "POST" and form.is_valid():
        try:
            changed = services.change_series(series=found, by=request.user, **form.facts())
        except RuleBroken as refusal:
            form.add_error("start", refusal.sentence)
        else:
            messages.success(
                request,
                gettext("Changed: {number}. We have told each person once.").format(number=len(changed)),
            )
            return redirect("involvement:series", pk)
    context = {
        "form": form,
        "series": found,
        "opportunity": found.opportunity,
        "number": selectors.coming_in(found).count(),
    }
    return render(request, "involvement/series/change.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(*RUNS_ADVERTS)
@post_once
def cancel_some(request, reference):
    """Call off some or all sessions to come of an advert, with a reason that everyone expected reads once."""
    opportunity = get_object_or_404(Opportunity.objects.managed_by(request.user), reference=reference)
    coming = selectors.coming(opportunity)
    if not coming.exists():
        raise PermissionDenied(NONE_TO_COME)
    form = CancelSessionsForm(_typed(request), coming=coming)
    if request.method == "POST" and form.is_valid():
        cancelled = cancel_sessions(
            opportunity=opportunity,
            sessions=form.chosen(),
            reason=form.cleaned_data["reason"],
            by=request.user,
        )
        messages.success(
            request,
            gettext("Cancelled: {number}. We have told each person once.").format(number=len(cancelled)),
        )
        return redirect("involvement:sessions", reference)
    context = {"form": form, "opportunity": opportunity}
    return render(request, "involvement/series/cancel.html", context, status=422 if form.errors else 200)


def _managed(request, pk):
    rows = Series.objects.managed_by(request.user).select_related("opportunity")
    return get_object_or_404(rows, pk=pk)


def _typed(request):
    return request.POST if request.method == "POST" else None


def _is_answered(request, form):
    return request.method == "POST" and "change" not in request.POST and form.is_valid()


def _status(request, form):
    return 422 if request.method == "POST" and "change" not in request.POST and form.errors else 200


def _added(plan):
    number = len(plan.meetings)
    return ngettext(
        "We have added {count} session and told everyone who has a place.",
        "We have added {count} sessions and told everyone who has a place.",
        number,
    ).format(count=number)


def _as_it_is(found, session):
    return {
        "start": found.start,
        "end": found.end,
        "place": session.place,
        "venue": session.activity.venue_id,
        "link": session.link,
        "joining": session.joining,
    }
