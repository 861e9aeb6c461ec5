"""Access needs on a date of training: answered before the day by those who run it, confirmed afterwards by the person."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction.core.guards import needs, signed_in
from experts.enums import NeedKind
from experts.forms.needs import CannotMeetForm
from experts.rules import needs as rules
from experts.selectors.needs import asked_at
from experts.services import needs as services
from experts.services.passport import note_seen
from involvement.enums import Permission
from involvement.models import TrainingPlace
from involvement.selectors import training as selectors


@require_safe
@needs(Permission.RUN_TRAINING)
def training_needs(request, pk):
    """What people with a place have shared. It is noted who looked, and nothing is shown once the date is over."""
    training, now = _date(pk), timezone.now()
    shown = rules.are_shown(training.activity, now=now)
    asked = asked_at(training.activity) if shown else []
    note_seen(people={each.person.expert_id for each in asked}, where=training.activity, by=request.user)
    context = {
        "training": training,
        "asked": asked,
        "shown": shown,
        "partners": list(selectors.partners_with_needs(training)) if shown else [],
        "may_answer": training.activity.starts_at > now,
    }
    return render(request, "involvement/training/needs.html", context)


@require_POST
@needs(Permission.RUN_TRAINING)
def training_need_met(request, pk, need):
    training = _date(pk)
    line = _line(training, need)
    services.will_be_met(need=line.need, activity=training.activity, by=request.user)
    messages.success(request, f"Saved: {line.need.get_kind_display()} will be met.")
    return redirect("involvement:training_needs", pk)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.RUN_TRAINING)
def training_need_not_met(request, pk, need):
    """Say why a need cannot be met. The person is told at once."""
    training = _date(pk)
    line = _line(training, need)
    if refusal := rules.why_not_answer(line.need, training.activity, by=request.user, now=timezone.now()):
        raise PermissionDenied(refusal)
    form = CannotMeetForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        said = {"need": line.need, "activity": training.activity, "by": request.user}
        services.cannot_be_met(**said, **form.cleaned_data)
        messages.success(request, "Saved. We have told the person why.")
        return redirect("involvement:training_needs", pk)
    context = {"form": form, "training": training, "need": line.need}
    status = 422 if form.errors else 200
    return render(request, "involvement/training/need_not_met.html", context, status=status)


@require_POST
@signed_in
def training_need_was_met(request, pk, kind):
    """One press on the page of a person's own place: 'yes' or 'no'."""
    own = TrainingPlace.objects.of(request.person).select_related("date__activity")
    place = get_object_or_404(own, pk=pk)
    said = {"yes": True, "no": False}.get(request.POST.get("was_met", ""))
    if (
        kind not in NeedKind.values
        or said is None
        or not selectors.contribution_of(request.person, place.date)
    ):
        raise Http404
    services.say_was_met(
        user=request.person, activity=place.date.activity, kind=kind, was_met=said, by=request.user
    )
    messages.success(request, "Thank you for telling us.")
    return redirect("involvement:my_place", pk)


def _date(pk):
    return get_object_or_404(selectors.dates_with_all(), pk=pk)


def _line(training, need_id):
    """The need of someone who has a place and shares it now; anything else is not there to be answered."""
    lines = (line for asked in asked_at(training.activity) for line in asked.lines)
    found = next((line for line in lines if line.need.pk == need_id), None)
    if found is None:
        raise Http404
    return found
