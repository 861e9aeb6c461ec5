"""Access needs at one session: the host answers each before the day; the person says afterwards whether it was met."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction.core.guards import needs
from experts.enums import NeedKind
from experts.enums import Permission as ExpertPermission
from experts.forms.needs import CannotMeetForm
from experts.rules import needs as rules
from experts.selectors.needs import asked_at, how_many_asked
from experts.services import needs as services
from experts.services.passport import note_seen
from involvement.enums import Permission
from involvement.models import Session
from involvement.selectors.sessions import sessions_with_all

STAFF = (Permission.POST_OPPORTUNITY, Permission.CHECK_OPPORTUNITY)


@require_safe
@needs(*STAFF)
def session_needs(request, pk):
    """What people with a place have shared. It is noted who looked, and nothing is shown once the session is over."""
    session = _managed(request, pk)
    now = timezone.now()
    shown = rules.are_shown(session.activity, now=now)
    asked = asked_at(session.activity) if shown else []
    note_seen(people={each.person.expert_id for each in asked}, where=session.activity, by=request.user)
    number, answered = how_many_asked([session.activity]).get(session.activity_id, (0, 0))
    context = {
        "session": session,
        "opportunity": session.opportunity,
        "asked": asked,
        "shown": shown,
        "number": number,
        "to_answer": number - answered,
        "may_answer": session.activity.starts_at > now,
    }
    return render(request, "involvement/sessions/needs.html", context)


@require_POST
@needs(*STAFF)
def will_be_met(request, pk, need):
    session = _managed(request, pk)
    line = _line(session, need)
    services.will_be_met(need=line.need, activity=session.activity, by=request.user)
    messages.success(request, f"Saved: {line.need.get_kind_display()} will be met.")
    return redirect("involvement:session_needs", pk)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(*STAFF)
def cannot_be_met(request, pk, need):
    """Say why a need cannot be met. The person is told at once."""
    session = _managed(request, pk)
    line = _line(session, need)
    if refusal := rules.why_not_answer(line.need, session.activity, by=request.user, now=timezone.now()):
        raise PermissionDenied(refusal)
    form = CannotMeetForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        services.cannot_be_met(
            need=line.need, activity=session.activity, by=request.user, **form.cleaned_data
        )
        messages.success(
            request, "Saved. We have told the person why, and our people participation team sees it."
        )
        return redirect("involvement:session_needs", pk)
    context = {"form": form, "session": session, "opportunity": session.opportunity, "need": line.need}
    status = 422 if form.errors else 200
    return render(request, "involvement/sessions/need_not_met.html", context, status=status)


@require_POST
@needs(ExpertPermission.TAKE_PART)
def was_met(request, pk, kind):
    """One press on the person's own session page: 'yes' or 'no'."""
    own = Session.objects.filter(activity__contributions__expert_id=request.person.pk).select_related(
        "activity"
    )
    session = get_object_or_404(own, pk=pk)
    said = {"yes": True, "no": False}.get(request.POST.get("was_met", ""))
    if kind not in NeedKind.values or said is None:
        raise Http404
    services.say_was_met(
        user=request.person, activity=session.activity, kind=kind, was_met=said, by=request.user
    )
    messages.success(request, "Thank you for telling us.")
    return redirect("involvement:session", pk)


def _managed(request, pk):
    runs = Session.objects.managed_by(request.user)
    return get_object_or_404(sessions_with_all().filter(pk__in=runs.values("pk")), pk=pk)


def _line(session, need_id):
    """The need of someone who has a place and shares it now; anything else is not there to be answered."""
    lines = (line for asked in asked_at(session.activity) for line in asked.lines)
    found = next((line for line in lines if line.need.pk == need_id), None)
    if found is None:
        raise Http404
    return found
