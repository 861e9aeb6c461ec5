"""Access needs at one session: the host answers each before the day; the person says afterwards whether it was met."""

from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction.core.guards import needs
from experts.enums import Permission as ExpertPermission
from experts.views.answering import answer_met, answer_not_met, keep_was_met, shown_needs
from involvement.enums import RUNS_ADVERTS
from involvement.models import Session
from involvement.selectors.sessions import sessions_with_all


@require_safe
@needs(*RUNS_ADVERTS)
def session_needs(request, pk):
    """What people with a place have shared. It is noted who looked, and nothing is shown once the session is over."""
    session = _managed(request, pk)
    context = {"session": session, "opportunity": session.opportunity}
    context |= shown_needs(request, session.activity)
    return render(request, "involvement/sessions/needs.html", context)


@require_POST
@needs(*RUNS_ADVERTS)
def will_be_met(request, pk, need):
    session = _managed(request, pk)
    return answer_met(request, session.activity, need, back=reverse("involvement:session_needs", args=[pk]))


@require_http_methods(["GET", "HEAD", "POST"])
@needs(*RUNS_ADVERTS)
def cannot_be_met(request, pk, need):
    """Say why a need cannot be met. The person is told at once."""
    session = _managed(request, pk)
    back = reverse("involvement:session_needs", args=[pk])
    return answer_not_met(request, session.activity, need, back=back)


@require_POST
@needs(ExpertPermission.TAKE_PART)
def was_met(request, pk, kind):
    """One press on the person's own session page: 'yes' or 'no'."""
    own = Session.objects.filter(activity__contributions__expert_id=request.person.pk).select_related(
        "activity"
    )
    session = get_object_or_404(own, pk=pk)
    keep_was_met(request, session.activity, kind)
    return redirect("involvement:session", pk)


def _managed(request, pk):
    runs = Session.objects.managed_by(request.user)
    return get_object_or_404(sessions_with_all().filter(pk__in=runs.values("pk")), pk=pk)
