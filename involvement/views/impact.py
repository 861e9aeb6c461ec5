"""'You said, we did': what people said about an opportunity, what came of it, and closing the loop."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext, gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction.core.dates import today
from coproduction.core.guards import needs
from coproduction.core.submission import post_once
from involvement.enums import RUNS_ADVERTS
from involvement.forms.impact import OutcomeForm
from involvement.models import Barrier, Opportunity, Outcome, Review
from involvement.rules import feedback as rules
from involvement.selectors import impact as selectors
from involvement.selectors.feedback import readable
from involvement.services import impact, publication
from involvement.views.opportunities import advert_of

TOO_EARLY = _("There is nothing to answer yet: this advert has not been published, or was cancelled.")


@require_safe
@needs(*RUNS_ADVERTS)
def what_changed(request, pk):
    """What people said, what was answered, and what stands in the way of 'reviewed'."""
    opportunity = advert_of(request, pk)
    if not opportunity.published_at:
        raise PermissionDenied(TOO_EARLY)
    return _page(request, opportunity)


def _page(request, opportunity, *, was_refused=False):
    feedback = readable(opportunity)
    things = selectors.things_said(opportunity, feedback)
    review = Review.objects.filter(opportunity=opportunity).first()
    context = {
        "opportunity": opportunity,
        "feedback": feedback,
        "unanswered": [thing for thing in things if not thing.is_answered],
        "outcomes": list(selectors.outcomes_of(opportunity)),
        "barriers": list(Barrier.objects.filter(opportunity=opportunity).order_by("closed_on", "pk")[:50]),
        "review": review,
        "is_late": review is not None and review.due_on < today(),
        "may_record": rules.may_record_changes(request.user, opportunity),
        "may_review": rules.may_review(request.user, opportunity),
        "was_refused": was_refused,
    }
    status = 422 if was_refused else 200
    return render(request, "involvement/impact/what_changed.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(*RUNS_ADVERTS)
@post_once
def outcome_add(request, pk):
    """Say what came of something people said; `?answers=` ticks what it answers."""
    opportunity = open_to_record(request, advert_of(request, pk))
    things = selectors.things_said(opportunity)
    wanted = [thing for thing in things if thing.key in request.GET.getlist("answers")]
    form = OutcomeForm(
        request.POST if request.method == "POST" else None,
        things=_to_tick(things),
        initial={"answers": [thing.key for thing in wanted]},
    )
    if request.method == "POST" and form.is_valid():
        impact.record_outcome(opportunity=opportunity, by=request.user, **form.values())
        messages.success(request, gettext("Saved."))
        return redirect("involvement:what_changed", pk)
    return _form(request, form, opportunity)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(*RUNS_ADVERTS)
@post_once
def outcome_change(request, pk):
    runs = Opportunity.objects.managed_by(request.user)
    rows = Outcome.objects.filter(opportunity__in=runs.values("pk")).select_related("opportunity")
    outcome = get_object_or_404(rows, pk=pk)
    opportunity = open_to_record(request, outcome.opportunity)
    form = OutcomeForm(
        request.POST if request.method == "POST" else None,
        things=_to_tick(selectors.things_said(opportunity)),
        initial=_as_it_is(outcome),
    )
    if request.method == "POST" and form.is_valid():
        impact.change_outcome(outcome=outcome, by=request.user, **form.values())
        messages.success(request, gettext("Saved."))
        return redirect("involvement:what_changed", opportunity.pk)
    return _form(request, form, opportunity)


@require_POST
@needs(*RUNS_ADVERTS)
def advert_review(request, pk):
    """Mark as reviewed and tell everyone; or show what is still to be answered."""
    opportunity = advert_of(request, pk)
    try:
        publication.review_opportunity(opportunity=opportunity, by=request.user)
    except publication.NotAnswered:
        return _page(request, opportunity, was_refused=True)
    messages.success(request, gettext("Reviewed. We have told everyone who took part what changed."))
    return redirect("involvement:what_changed", pk)


def open_to_record(request, opportunity):
    """Return an advert that what came of it may be written down for now, or answer 403 with the reason."""
    if not rules.may_record_changes(request.user, opportunity):
        raise PermissionDenied(impact.NOT_NOW)
    return opportunity


def _to_tick(things):
    return [thing for thing in things if thing.key != "whole"]


def _as_it_is(outcome):
    answers = [f"feedback:{key}" for key in outcome.feedback.values_list("pk", flat=True)]
    answers += [f"session:{key}" for key in outcome.sessions.values_list("pk", flat=True)]
    return {
        "said": outcome.said,
        "state": outcome.state,
        "did": outcome.did,
        "is_public": outcome.is_public,
        "answers": answers,
    }


def _form(request, form, opportunity):
    context = {"form": form, "opportunity": opportunity}
    return render(request, "involvement/impact/outcome.html", context, status=422 if form.errors else 200)
