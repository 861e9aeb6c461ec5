"""Access needs on a date of training: answered before the day by those who run it, confirmed afterwards by the person."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction.core.guards import needs, signed_in
from experts.views.answering import answer_met, answer_not_met, keep_was_met, shown_needs
from involvement.enums import Permission
from involvement.models import TrainingPlace
from involvement.selectors import training as selectors


@require_safe
@needs(Permission.RUN_TRAINING)
def training_needs(request, pk):
    """What people with a place have shared. It is noted who looked, and nothing is shown once the date is over."""
    training = _date(request, pk)
    context = {"training": training, **shown_needs(request, training.activity)}
    context["partners"] = list(selectors.partners_with_needs(training)) if context["shown"] else []
    return render(request, "involvement/training/needs.html", context)


@require_POST
@needs(Permission.RUN_TRAINING)
def training_need_met(request, pk, need):
    training = _date(request, pk)
    return answer_met(request, training.activity, need, back=reverse("involvement:training_needs", args=[pk]))


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.RUN_TRAINING)
def training_need_not_met(request, pk, need):
    """Say why a need cannot be met. The person is told at once."""
    training = _date(request, pk)
    back = reverse("involvement:training_needs", args=[pk])
    return answer_not_met(request, training.activity, need, back=back)


@require_POST
@signed_in
def training_need_was_met(request, pk, kind):
    """One press on the page of a person's own place: 'yes' or 'no'."""
    own = TrainingPlace.objects.of(request.person).select_related("date__activity")
    place = get_object_or_404(own, pk=pk)
    if not selectors.contribution_of(request.person, place.date):
        raise Http404
    keep_was_met(request, place.date.activity, kind)
    return redirect("involvement:my_place", pk)


def _date(request, pk):
    return get_object_or_404(selectors.dates_with_all().run_by(request.user), pk=pk)
