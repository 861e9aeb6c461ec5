"""The day of a panel and after it, for those who run it: access needs, who came, and signing off."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction.core.guards import needs, signed_in
from coproduction.core.submission import post_once
from experts.enums import ContributionStatus
from experts.views.answering import answer_met, answer_not_met, shown_needs
from involvement.enums import Permission
from involvement.forms.asking import SignOffForm
from involvement.forms.attendance import AttendanceForm
from involvement.rules import seats as rules
from involvement.rules.sessions import minutes_long
from involvement.selectors.seats import chaired_by, people_at, seats_with_all
from involvement.services import panel_days
from involvement.views.asking import managed_panel


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.RECORD_PANELS)
@post_once
def attendance(request, pk):
    """Who came: the whole panel on one page, checked, and then it stands."""
    panel = managed_panel(request, pk)
    if refusal := rules.why_not_record(panel, now=timezone.now()):
        raise PermissionDenied(refusal)
    room = [each for each in people_at(panel) if each.status == ContributionStatus.EXPECTED]
    form = AttendanceForm(
        request.POST if request.method == "POST" else None, room=room, minutes=minutes_long(panel.activity)
    )
    context = {"form": form, "panel": panel, "room": room}
    if request.method != "POST" or "change" in request.POST:
        return render(request, "involvement/panels/attendance.html", context)
    if not form.is_valid():
        return render(request, "involvement/panels/attendance.html", context, status=422)
    if "send" not in request.POST:
        return render(request, "involvement/panels/attendance_check.html", context)
    rows = [(person.pk, status, minutes) for person, status, minutes in form.answers()]
    panel_days.record_attendance(panel=panel, rows=rows, by=request.user)
    messages.success(
        request, gettext("Attendance recorded. We have told each person, and they can now claim.")
    )
    return redirect("involvement:panel", pk)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.RECORD_PANELS)
def cancel(request, pk):
    """Call a panel off, after a page that says what that means."""
    panel = managed_panel(request, pk)
    if refusal := rules.why_not_cancel(panel, now=timezone.now()):
        raise PermissionDenied(refusal)
    if request.method == "POST":
        panel_days.cancel_panel(panel=panel, by=request.user)
        messages.success(
            request, gettext("Panel cancelled. We have told everyone who had a seat or was asked.")
        )
        return redirect("involvement:panel", pk)
    expected = sum(each.status == ContributionStatus.EXPECTED for each in people_at(panel))
    return render(request, "involvement/panels/cancel.html", {"panel": panel, "expected": expected})


@require_safe
@needs(Permission.RECORD_PANELS)
def needs_of_panel(request, pk):
    """What people with a seat have shared. It is noted who looked, and nothing is shown once the panel is over."""
    panel = managed_panel(request, pk)
    context = {"panel": panel, **shown_needs(request, panel.activity)}
    return render(request, "involvement/panels/needs.html", context)


@require_POST
@needs(Permission.RECORD_PANELS)
def need_will_be_met(request, pk, need):
    panel = managed_panel(request, pk)
    return answer_met(request, panel.activity, need, back=reverse("involvement:panel_needs", args=[pk]))


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.RECORD_PANELS)
def need_cannot_be_met(request, pk, need):
    """Say why a need cannot be met. The person is told at once."""
    panel = managed_panel(request, pk)
    back = reverse("involvement:panel_needs", args=[pk])
    return answer_not_met(request, panel.activity, need, back=back)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
@post_once
def sign_off(request, pk):
    """Say how somebody did on a panel: a recruiter, a coordinator, or whoever chaired it."""
    seat = get_object_or_404(seats_with_all(), pk=pk)
    is_chair = chaired_by(request.user, seat.panel)
    records = rules.records(request.user, seat.panel)
    if not (is_chair or records):
        raise Http404
    if refusal := rules.why_not_sign_off(seat, by=request.user, is_chair=is_chair):
        raise PermissionDenied(refusal)
    form = SignOffForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        panel_days.sign_off(seat=seat, is_chair=is_chair, by=request.user, **form.cleaned_data)
        messages.success(request, gettext("Signed off. The person can read what you wrote."))
        return redirect(seat.panel if records else "home:start")
    context = {"form": form, "seat": seat, "panel": seat.panel}
    return render(request, "involvement/panels/sign_off.html", context, status=422 if form.errors else 200)
