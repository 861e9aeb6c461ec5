"""The coordinator's screens of one person's checks and training."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from coproduction.audit import services as audit
from coproduction.core.guards import needs
from coproduction.core.paging import page_of
from coproduction.core.submission import post_once
from experts.enums import Permission
from experts.forms.standing import AskCheckForm, DecideTrainingForm, RecordCheckForm, RecordTrainingForm
from experts.models import Check, Expert, ToldTraining
from experts.selectors.standing import told_training_waiting
from experts.services import checks, training
from experts.views.network import expert_to_welcome
from experts.views.recording import done, form_page, posted


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.WELCOME)
@post_once
def ask_check(request, pk):
    """Ask for a check of one kind."""
    expert = expert_to_welcome(request, pk)
    form = AskCheckForm(posted(request))
    if form.is_valid() and done(
        form, checks.ask_for_check, expert=expert, by=request.user, **form.cleaned_data
    ):
        messages.success(request, gettext("Check asked for. We have told {expert}.").format(expert=expert))
        return redirect("experts:person", pk)
    return form_page(request, form, expert, gettext("Ask for this check"))


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.WELCOME)
@post_once
def record_check(request, pk):
    """Record the answer to a check, or put it right."""
    check = get_object_or_404(_theirs(request, Check), pk=pk)
    known = {name: getattr(check, name) for name in ("state", "decided_on", "expires_on")}
    form = RecordCheckForm(posted(request), initial=known, months=check.kind.months)
    if form.is_valid() and done(form, checks.record_check, check=check, by=request.user, **form.cleaned_data):
        messages.success(request, gettext("We have saved the answer to this check."))
        return redirect("experts:person", check.expert_id)
    return form_page(request, form, check.expert, gettext("Save"), about=check.kind)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.WELCOME)
@post_once
def record_training(request, pk):
    """Record training that a coordinator knows of."""
    expert = expert_to_welcome(request, pk)
    form = RecordTrainingForm(posted(request))
    said = {"expert": expert, "by": request.user}
    if form.is_valid() and done(form, training.record_training, **said, **form.cleaned_data):
        messages.success(request, gettext("Training recorded. It counts from now on."))
        return redirect("experts:person", pk)
    return form_page(request, form, expert, gettext("Save"))


@require_safe
@needs(Permission.WELCOME)
def told_training(request):
    """Training people have told us about and nobody has looked at."""
    page = page_of(request, told_training_waiting())
    shown = {"page": page.number, "shown": len(page.object_list)}
    audit.record(actor=request.user, action="network.training_listed", after=shown)
    return render(request, "experts/network/told_training.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.WELCOME)
@post_once
def decide_training(request, pk):
    """Look at what a person told us of training: it counts, or it does not, and why."""
    told = get_object_or_404(_theirs(request, ToldTraining).select_related("document"), pk=pk)
    form = DecideTrainingForm(posted(request), months=told.kind.months)
    if form.is_valid() and _decided(form, told, request.user):
        messages.success(request, gettext("Thank you. We have told {expert}.").format(expert=told.expert))
        return redirect("experts:person", told.expert_id)
    context = {"form": form, "told": told, "expert": told.expert}
    return render(
        request, "experts/network/decide_training.html", context, status=422 if form.errors else 200
    )


def _decided(form, told, by):
    tidy = form.cleaned_data
    if tidy["answer"] == form.CONFIRM:
        return done(form, training.confirm_training, told=told, expires_on=tidy["expires_on"], by=by)
    return done(form, training.turn_down_training, told=told, reason=tidy["reason"], by=by)


def _theirs(request, model):
    people = Expert.objects.visible_to(request.user)
    return model.objects.filter(expert__in=people).select_related("kind", "expert__user")
