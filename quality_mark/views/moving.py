"""Moving a meeting that is planned: what changes is read back before its members are told."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from coproduction.core.exceptions import RuleBroken
from coproduction.core.guards import needs
from coproduction.core.submission import post_once
from experts.selectors.needs_at import of_the_room
from quality_mark.enums import Permission
from quality_mark.forms.panel import MoveForm
from quality_mark.rules import moving as rules
from quality_mark.selectors.moving import due_again
from quality_mark.services import moving
from quality_mark.views.meetings import meeting_of
from quality_mark.views.writing import POSTING


@require_http_methods(POSTING)
@needs(Permission.RUN_PANEL)
@post_once
def move_meeting(request, pk):
    found = meeting_of(request, pk)
    if refusal := rules.why_not_move(found.status, found.activity.starts_at, now=timezone.now()):
        raise PermissionDenied(refusal)
    form = MoveForm(request.POST if request.method == "POST" else None, meeting=found)
    if request.method != "POST" or "change" in request.POST:
        return _form(request, found, form)
    if not form.is_valid():
        return _form(request, found, form, status=422)
    if "send" not in request.POST:
        return _check(request, found, form)
    try:
        moving.move_meeting(meeting=found, by=request.user, **form.facts())
    except RuleBroken as refused:
        form.add_error("date", refused.sentence)
        return _form(request, found, form, status=422)
    messages.success(request, gettext("The meeting is moved. We have told everyone who is expected."))
    return redirect("quality_mark:meeting", pk)


def _form(request, found, form, status=200):
    context = {"meeting": found, "form": form}
    return render(request, "quality_mark/meetings/move.html", context, status=status)


def _check(request, found, form):
    facts = form.facts()
    context = {
        "meeting": found,
        "facts": facts,
        "due": sorted({day for _, day in due_again(found, timezone.localdate(facts["starts_at"]))}),
        **of_the_room(found.activity),
    }
    return render(request, "quality_mark/meetings/move_check.html", context)
