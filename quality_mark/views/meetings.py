"""The panel's meetings: those to come, and planning one."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from coproduction.core.exceptions import RuleBroken
from coproduction.core.guards import needs
from coproduction.core.paging import page_of
from coproduction.core.submission import post_once
from quality_mark.enums import Permission
from quality_mark.forms.panel import MeetingForm
from quality_mark.models import Meeting, Submission
from quality_mark.selectors import meetings as selectors
from quality_mark.services import meetings as services
from quality_mark.views.writing import POSTING, status_of


@require_safe
@needs(Permission.RUN_PANEL)
def meeting_list(request):
    context = {"coming": list(selectors.coming()), "page": page_of(request, selectors.past())}
    return render(request, "quality_mark/meetings/list.html", context)


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
            messages.success(request, "The meeting is planned. Now you can ask people to review work for it.")
            return redirect("quality_mark:meeting", meeting.pk)
    return render(request, "quality_mark/meetings/plan.html", {"form": form}, status=status_of(request))


@require_safe
@needs(Permission.RUN_PANEL)
def meeting(request, pk):
    """A meeting and its agenda. What this chair has a tie to is counted and not named."""
    found = get_object_or_404(selectors.with_facts(Meeting.objects.all()), pk=pk)
    agenda = list(selectors.agenda_of(found, visible=Submission.objects.for_chair(request.user)))
    context = {"meeting": found, "agenda": agenda, "hidden": found.items - len(agenda)}
    return render(request, "quality_mark/meetings/meeting.html", context)
