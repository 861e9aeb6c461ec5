"""What the chair does with a meeting: who comes, who is here, the order of the agenda, and closing it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from coproduction.core.exceptions import RuleBroken
from coproduction.core.guards import needs
from coproduction.core.submission import post_once
from quality_mark.enums import Permission
from quality_mark.forms.meetings import CloseForm, HereForm, InviteForm, LaterForm
from quality_mark.models import AgendaItem
from quality_mark.rules import meetings as rules
from quality_mark.selectors import meetings as selectors
from quality_mark.selectors.panel import members
from quality_mark.services import agenda, meetings as services, minutes, seats
from quality_mark.views.meetings import meeting_of
from quality_mark.views.writing import POSTING, status_of


def chairs_item(request, pk):
    """Fetch an agenda item this chair deals with, or answer 404."""
    mine = AgendaItem.objects.for_chair(request.user)
    return get_object_or_404(selectors.items().filter(pk__in=mine.values("pk")), pk=pk)


@require_http_methods(POSTING)
@needs(Permission.RUN_PANEL)
@post_once
def invite(request, pk):
    found = meeting_of(request, pk)
    if refusal := rules.why_not_invite(found.status):
        raise PermissionDenied(refusal)
    form = InviteForm(request.POST or None, members=selectors.may_be_asked(members(), found))
    if form.is_valid():
        try:
            seats.invite(meeting=found, members=form.chosen, by=request.user)
        except RuleBroken as refused:
            form.add_error("members", refused.sentence)
        else:
            messages.success(request, gettext("We have asked them to come."))
            return redirect("quality_mark:meeting", pk)
    context = {"meeting": found, "form": form}
    return render(request, "quality_mark/meetings/invite.html", context, status=status_of(request))


@require_POST
@needs(Permission.RUN_PANEL)
def open_meeting(request, pk):
    services.open_meeting(meeting=meeting_of(request, pk), by=request.user)
    messages.success(request, gettext("The meeting is open. Say who is here."))
    return redirect("quality_mark:here", pk)


@require_http_methods(POSTING)
@needs(Permission.RUN_PANEL)
def here(request, pk):
    """Say who is here, and who has left."""
    found = meeting_of(request, pk)
    if refusal := rules.why_not_mark(found.status):
        raise PermissionDenied(refusal)
    form = HereForm(request.POST or None, seats=list(selectors.seats_to_mark(found)))
    if form.is_valid():
        seats.mark(meeting=found, statuses=form.statuses, by=request.user)
        messages.success(request, gettext("Saved: who is here"))
        return redirect("quality_mark:meeting", pk)
    context = {"meeting": found, "form": form}
    return render(request, "quality_mark/meetings/here.html", context, status=status_of(request))


@require_http_methods(POSTING)
@needs(Permission.RUN_PANEL)
@post_once
def close(request, pk):
    """Say how long each expert took part, and close the meeting."""
    found = meeting_of(request, pk)
    to_pay = list(selectors.seats_to_pay(found))
    is_own = any(seat.member_id == request.user.pk for seat in to_pay)
    if refusal := rules.why_not_record(found.status, is_own=is_own):
        raise PermissionDenied(refusal)
    planned = int((found.activity.ends_at - found.activity.starts_at).total_seconds() // 60)
    form = CloseForm(request.POST or None, seats=to_pay, planned=planned)
    if request.method == "POST" and form.is_valid():
        services.close_meeting(meeting=found, minutes=form.minutes, by=request.user)
        messages.success(request, gettext("The meeting is over, and who was there is written down."))
        return redirect("quality_mark:meeting", pk)
    context = {"meeting": found, "form": form, "undecided": selectors.undecided_at(found)}
    return render(request, "quality_mark/meetings/close.html", context, status=status_of(request))


@require_POST
@needs(Permission.RUN_PANEL)
def make_minutes(request, pk):
    minutes.make_minutes(meeting=meeting_of(request, pk), by=request.user)
    return redirect("quality_mark:meeting", pk)


@require_http_methods(POSTING)
@needs(Permission.RUN_PANEL)
def cancel(request, pk):
    """Call a meeting off, after a page that says what that means."""
    found = meeting_of(request, pk)
    if request.method == "POST":
        services.cancel_meeting(meeting=found, by=request.user)
        messages.success(
            request, gettext("The meeting is cancelled. We have told everyone who was asked to come.")
        )
        return redirect("quality_mark:meeting", pk)
    return render(request, "quality_mark/meetings/cancel.html", {"meeting": found})


@require_POST
@needs(Permission.RUN_PANEL)
def earlier(request, pk):
    item = chairs_item(request, pk)
    agenda.move_earlier(item=item, by=request.user)
    return redirect("quality_mark:meeting", item.meeting_id)


@require_http_methods(POSTING)
@needs(Permission.RUN_PANEL)
@post_once
def later(request, pk):
    """Leave an item for a later meeting."""
    item = chairs_item(request, pk)
    form = LaterForm(request.POST or None, meetings=selectors.coming().exclude(pk=item.meeting_id))
    if form.is_valid():
        try:
            new = agenda.leave_for_later(item=item, meeting=form.cleaned_data["meeting"], by=request.user)
        except RuleBroken as refusal:
            form.add_error("meeting", refusal.sentence)
        else:
            messages.success(request, gettext("It is on the agenda of the later meeting."))
            return redirect("quality_mark:meeting", new.meeting_id)
    context = {"item": item, "form": form, "has_meetings": form.fields["meeting"].queryset.exists()}
    return render(request, "quality_mark/meetings/later.html", context, status=status_of(request))
