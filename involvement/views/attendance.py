"""Who came: the host writes down the whole room on one page, checks it, and then it stands."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from coproduction.core.exceptions import RuleBroken
from coproduction.core.guards import needs
from coproduction.core.submission import post_once
from experts.enums import ContributionStatus
from involvement.enums import RUNS_ADVERTS
from involvement.forms.attendance import AttendanceForm, MendForm
from involvement.models import Session
from involvement.rules import sessions as rules
from involvement.selectors.sessions import people_at, sessions_with_all, why_it_stands
from involvement.services import attendance
from involvement.services.attendance import Came


@require_http_methods(["GET", "HEAD", "POST"])
@needs(*RUNS_ADVERTS)
@post_once
def record(request, pk):
    runs = Session.objects.managed_by(request.user)
    session = get_object_or_404(sessions_with_all().filter(pk__in=runs.values("pk")), pk=pk)
    if refusal := rules.why_not_record(session, now=timezone.now()):
        raise PermissionDenied(refusal)
    room = [each for each in people_at(session) if each.status == ContributionStatus.EXPECTED]
    form = AttendanceForm(
        request.POST if request.method == "POST" else None,
        room=room,
        minutes=rules.minutes_long(session.activity),
        asks_why=True,
    )
    context = {"form": form, "session": session, "opportunity": session.opportunity, "room": room}
    if request.method != "POST" or "change" in request.POST:
        return render(request, "involvement/sessions/attendance.html", context)
    if not form.is_valid():
        return render(request, "involvement/sessions/attendance.html", context, status=422)
    if "send" not in request.POST:
        return render(request, "involvement/sessions/attendance_check.html", context)
    rows = [
        Came(person.pk, status, minutes, form.why_of(person)) for person, status, minutes in form.answers()
    ]
    attendance.record_attendance(session=session, rows=rows, by=request.user)
    messages.success(
        request, gettext("Attendance recorded. We have told each person, and they can now claim.")
    )
    return redirect("involvement:session", pk)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(*RUNS_ADVERTS)
@post_once
def mend(request, pk, contribution):
    """Put right what was recorded of one person, with a reason, as long as nothing is claimed by it."""
    runs = Session.objects.managed_by(request.user)
    session = get_object_or_404(sessions_with_all().filter(pk__in=runs.values("pk")), pk=pk)
    found = get_object_or_404(people_at(session), pk=contribution)
    if refusal := rules.why_not_record(session, now=timezone.now()) or why_it_stands(found, by=request.user):
        raise PermissionDenied(refusal)
    hours, minutes = divmod(found.minutes or rules.minutes_long(session.activity), 60)
    as_it_is = {"came": found.status, "hours": hours, "minutes": minutes}
    form = MendForm(request.POST if request.method == "POST" else None, initial=as_it_is)
    if request.method == "POST" and form.is_valid():
        try:
            attendance.mend(contribution=found, session=session, by=request.user, **form.facts())
        except RuleBroken as refusal:
            form.add_error("came", refusal.sentence)
        else:
            messages.success(
                request, gettext("Put right. We have told {expert}.").format(expert=found.expert.user)
            )
            return redirect("involvement:session", pk)
    context = {"form": form, "session": session, "opportunity": session.opportunity, "person": found}
    return render(request, "involvement/sessions/mend.html", context, status=422 if form.errors else 200)
