from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from coproduction.core.guards import needs
from involvement.enums import RUNS_ADVERTS
from involvement.forms.joining import JoiningForm
from involvement.models import Session
from involvement.rules import sessions as rules
from involvement.selectors.sessions import sessions_with_all
from involvement.services import joining


@require_http_methods(["GET", "HEAD", "POST"])
@needs(*RUNS_ADVERTS)
def how_to_join(request, pk):
    """Say what helps people to join a session online. Only those who have a place read it."""
    runs = Session.objects.managed_by(request.user)
    found = get_object_or_404(sessions_with_all().filter(pk__in=runs.values("pk")), pk=pk)
    if refusal := rules.why_not_change(found, now=timezone.now()):
        raise PermissionDenied(refusal)
    form = JoiningForm(request.POST if request.method == "POST" else None, initial=found.online)
    if form.is_valid():
        for_all = form.cleaned_data["for_all"]
        joining.say_how_to_join(session=found, said=form.said(), for_all=for_all, by=request.user)
        messages.success(
            request, gettext("Saved. Everyone who has a place reads it on the page of the session.")
        )
        return redirect("involvement:session", pk)
    context = {"form": form, "session": found, "opportunity": found.opportunity}
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "involvement/sessions/joining.html", context, status=status)
