"""The panel's meetings: planning one, and the page of one, for who runs the panel and for the members asked to it."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from coproduction.core.exceptions import RuleBroken
from coproduction.core.guards import needs
from coproduction.core.paging import page_of
from coproduction.core.submission import post_once
from experts.rules.needs import HAS_A_PLACE, are_shown
from experts.selectors.needs_at import of_the_person, of_the_room
from quality_mark.enums import MeetingStatus, Permission
from quality_mark.forms.panel import MeetingForm
from quality_mark.models import AgendaItem, Meeting
from quality_mark.rules import meetings as rules
from quality_mark.rules.moving import why_not_move
from quality_mark.selectors import calendar, meetings as selectors
from quality_mark.selectors.items import opens_for
from quality_mark.selectors.minutes import may_read_minutes
from quality_mark.services import meetings as services, seats
from quality_mark.views.writing import POSTING, status_of


def meeting_of(request, pk):
    """Fetch a meeting this person may see, or answer 404."""
    return get_object_or_404(selectors.with_facts(Meeting.objects.visible_to(request.user)), pk=pk)


def own_seat(request, found):
    """Return this person's seat at a meeting, or None."""
    return found.seats.filter(member=request.user).select_related("member", "contribution__band").first()


@require_safe
@needs(Permission.RUN_PANEL)
def meeting_list(request):
    context = {"coming": list(selectors.coming()), "page": page_of(request, selectors.past())}
    return render(request, "quality_mark/meetings/list.html", context)


@require_safe
@needs(Permission.REVIEW)
def mine(request):
    """The meetings a member was asked to."""
    return render(
        request,
        "quality_mark/meetings/mine.html",
        {"page": page_of(request, selectors.seats_of(request.user))},
    )


@require_http_methods(POSTING)
@needs(Permission.RUN_PANEL)
@post_once
def plan(request):
    form = MeetingForm(request.POST or None)
    if form.is_valid():
        try:
            meeting = services.plan_meeting(**form.facts(), by=request.user)
        except RuleBroken as refusal:
            form.add_error("date", refusal.sentence)
        else:
            messages.success(request, gettext("The meeting is planned. Now you can ask members to come."))
            return redirect("quality_mark:meeting", meeting.pk)
    return render(request, "quality_mark/meetings/plan.html", {"form": form}, status=status_of(request))


@require_safe
@needs(Permission.RUN_PANEL, Permission.REVIEW)
def meeting(request, pk):
    """A meeting and its agenda. What this person has a tie to is counted and not named."""
    found = meeting_of(request, pk)
    agenda = list(selectors.agenda_of(found, visible=AgendaItem.objects.visible_to(request.user)))
    seat = own_seat(request, found)
    own = seat.pk if seat else None
    context = {
        "meeting": found,
        "status": MeetingStatus(found.status),
        "agenda": [(item, opens_for(item, request.user, own)) for item in agenda],
        "hidden": found.items - len(agenda),
        "seat": seat,
        "may_apologise": seat and not rules.why_not_apologise(found.status, seat.status),
        "minutes": found.minutes if found.minutes and may_read_minutes(request.user, found.minutes) else None,
        "runs": request.user.has_perm(Permission.RUN_PANEL),
    }
    if seat and seat.contribution and seat.contribution.status in HAS_A_PLACE:
        context.update(of_the_person(request.user, found.activity))
    if context["runs"]:
        context["may_order"] = not rules.why_not_change_agenda(found.status)
        context["seats"] = list(selectors.seats_at(found))
        context["may_move"] = not why_not_move(found.status, found.activity.starts_at, now=timezone.now())
        if are_shown(found.activity, now=timezone.now()):
            context.update(of_the_room(found.activity))
    return render(request, "quality_mark/meetings/meeting.html", context)


@require_safe
@needs(Permission.RUN_PANEL, Permission.REVIEW)
def calendar_file(request, pk):
    """The meeting as a file that a phone puts into its calendar."""
    found = meeting_of(request, pk)
    page = request.build_absolute_uri(reverse("quality_mark:meeting", args=[found.pk]))
    response = HttpResponse(calendar.file_for(found, page=page), content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="panel-{found.pk}.ics"'
    return response


@require_http_methods(POSTING)
@needs(Permission.REVIEW)
def cannot_come(request, pk):
    """Send apologies, after a page that says what that means."""
    found = meeting_of(request, pk)
    seat = own_seat(request, found)
    if seat is None:
        raise Http404
    if request.method == "POST":
        seats.send_apologies(seat=seat, by=request.user)
        messages.success(request, gettext("Thank you for telling us. We have sent your apologies."))
        return redirect("quality_mark:meeting", pk)
    context = {"meeting": found, "refusal": rules.why_not_apologise(found.status, seat.status)}
    return render(request, "quality_mark/meetings/cannot_come.html", context)
