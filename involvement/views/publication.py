"""What is done with a whole advert: sent for checking, published, sent back, cancelled."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.translation import gettext, gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction.core.guards import needs
from coproduction.core.paging import page_of
from involvement.enums import RUNS_ADVERTS, Permission
from involvement.forms.opportunities import CancelForm, SendBackForm
from involvement.rules import opportunities as rules
from involvement.selectors import adverts, opportunities as selectors, progress
from involvement.selectors.choosing import questions_of
from involvement.services import publication as services
from involvement.views.opportunities import advert_of

NOT_BEING_CHECKED = _("This advert is not waiting to be checked.")
NOT_CANCELLED_NOW = _("This advert is over or already cancelled.")


@require_POST
@needs(*RUNS_ADVERTS)
def advert_send(request, pk):
    opportunity = advert_of(request, pk)
    try:
        services.send_for_checking(opportunity=opportunity, by=request.user)
    except services.NotComplete:
        return _task_list(request, opportunity)
    messages.success(request, gettext("We have your advert. A coordinator will check it."))
    return redirect("involvement:advert", opportunity.pk)


def _task_list(request, opportunity):
    context = {**progress.of(opportunity, request.user), "was_refused": True}
    return render(request, "involvement/adverts/advert.html", context, status=422)


@require_safe
@needs(Permission.CHECK_OPPORTUNITY)
def advert_queue(request):
    """The adverts that wait to be checked."""
    page = page_of(request, selectors.queue())
    return render(request, "involvement/adverts/queue.html", {"page": page})


@require_safe
@needs(Permission.CHECK_OPPORTUNITY)
def advert_check(request, pk):
    opportunity = advert_of(request, pk)
    if not rules.may_check(request.user, opportunity):
        raise PermissionDenied(NOT_BEING_CHECKED)
    return _check_page(request, opportunity)


def _check_page(request, opportunity, *, status=200):
    missing = progress.missing_lines(opportunity, selectors.still_missing(opportunity))
    context = {**adverts.in_words(opportunity), "missing": missing, "was_refused": status != 200}
    context["questions"] = questions_of(opportunity)
    return render(request, "involvement/adverts/check.html", context, status=status)


@require_POST
@needs(Permission.CHECK_OPPORTUNITY)
def advert_publish(request, pk):
    opportunity = advert_of(request, pk)
    try:
        services.publish(opportunity=opportunity, by=request.user)
    except services.NotComplete:
        return _check_page(request, opportunity, status=422)
    messages.success(request, gettext("The advert is published."))
    return redirect("involvement:advert", opportunity.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.CHECK_OPPORTUNITY)
def advert_send_back(request, pk):
    opportunity = advert_of(request, pk)
    if not rules.may_check(request.user, opportunity):
        raise PermissionDenied(NOT_BEING_CHECKED)
    form = SendBackForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.send_back(opportunity=opportunity, by=request.user, **form.cleaned_data)
        messages.success(request, gettext("The advert is back with its host, who can read what you wrote."))
        return redirect("involvement:adverts_to_check")
    return _form_page(request, "involvement/adverts/send_back.html", opportunity, form)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(*RUNS_ADVERTS)
def advert_cancel(request, pk):
    opportunity = advert_of(request, pk)
    if not rules.may_cancel(request.user, opportunity):
        raise PermissionDenied(NOT_CANCELLED_NOW)
    form = CancelForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.cancel(opportunity=opportunity, by=request.user, **form.cleaned_data)
        messages.success(
            request, gettext("The advert is cancelled. We have told everyone who was interested.")
        )
        return redirect("involvement:advert", opportunity.pk)
    return _form_page(request, "involvement/adverts/cancel.html", opportunity, form)


def _form_page(request, template, opportunity, form):
    status = 422 if request.method == "POST" else 200
    return render(request, template, {"opportunity": opportunity, "form": form}, status=status)


@require_POST
@needs(*RUNS_ADVERTS)
def advert_begin(request, pk):
    opportunity = services.begin(opportunity=advert_of(request, pk), by=request.user)
    messages.success(request, gettext("Marked as under way."))
    return redirect("involvement:advert", opportunity.pk)


@require_POST
@needs(*RUNS_ADVERTS)
def advert_complete(request, pk):
    opportunity = services.complete(opportunity=advert_of(request, pk), by=request.user)
    messages.success(request, gettext("Marked as completed."))
    return redirect("involvement:advert", opportunity.pk)
